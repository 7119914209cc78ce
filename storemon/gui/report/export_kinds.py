"""What can be exported: one declaration each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final, Literal

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.file_dialogs import FileType

_CSV: Final = FileType("CSV files", ".csv")
_PDF: Final = FileType("PDF files", ".pdf")
_PICTURES: Final = (FileType("PNG pictures", ".png"), FileType("SVG pictures", ".svg"))


class Place(Enum):
    """Where an export is in the menu, in their order."""

    REPORT = auto()
    PICTURE = auto()
    STORE = auto()
    """It is about the store at hand alone."""


@dataclass(frozen=True, slots=True)
class ExportSpec:
    """What is declared of an export.

    `text` stands in the menu, `title` above the dialog; `file_name` may name the `{store}`, and the time of
    the report comes after it. `work` is `module:function`, called on the main thread with the `Material`;
    what that returns writes the file on a worker, and returns how many `rows` it has: none where it is drawn.
    `listed` is the page whose stores alone can be had too. `answers`: whether it needs a report with outages.
    """

    text: str
    title: str
    file_name: str
    types: tuple[FileType, ...]
    work: str
    rows: Literal["stores", "outages", "periods", ""] = ""
    place: Place = Place.REPORT
    listed: Literal["stores", "hours", ""] = ""
    answers: bool = False


class ExportKind(Enum):
    """Everything that can be exported, in the order of the menus."""

    spec: ExportSpec

    def __init__(self, spec: ExportSpec) -> None:
        self.spec = spec

    WORKBOOK = ExportSpec(
        "&Excel workbook…",
        "Save workbook",
        "uptime",
        (FileType("Excel workbooks", ".xlsx"),),
        "storemon.gui.export.export_work:workbook",
        rows="stores",
        listed="stores",
    )
    CSV = ExportSpec(
        "&CSV file…",
        "Save report",
        "uptime",
        (_CSV,),
        "storemon.gui.export.export_work:csv_file",
        rows="stores",
        listed="stores",
    )
    CSV_ALL = ExportSpec(
        "CSV file with &all columns…",
        "Save report",
        "uptime",
        (_CSV,),
        "storemon.gui.export.export_work:csv_file_with_all_columns",
        rows="stores",
        listed="stores",
    )
    OUTAGES = ExportSpec(
        "&Outages as CSV file…",
        "Save outages",
        "outages",
        (_CSV,),
        "storemon.gui.export.export_work:outages",
        rows="outages",
        listed="stores",
        answers=True,
    )
    HOURS = ExportSpec(
        "&Hours findings as CSV file…",
        "Save hours findings",
        "hours",
        (_CSV,),
        "storemon.gui.export.export_work:hours",
        rows="stores",
        listed="hours",
        answers=True,
    )
    TREND = ExportSpec(
        "Uptime over &time as CSV file…",
        "Save uptime over time",
        "uptime over time",
        (_CSV,),
        "storemon.gui.export.export_work:trend",
        rows="periods",
        answers=True,
    )
    STORE_LIST = ExportSpec(
        "&List of stores as PDF…",
        "Save list",
        "stores list",
        (_PDF,),
        "storemon.gui.export.drawn_exports:store_list",
        rows="stores",
        listed="stores",
    )
    FLEET_PAGE = ExportSpec(
        "One-page &PDF…",
        "Save page",
        "stores",
        (_PDF,),
        "storemon.gui.export.drawn_exports:fleet_page",
        answers=True,
    )
    HEAT_PICTURE = ExportSpec(
        "&Downtime by hour of the week…",
        "Save picture",
        "downtime by hour",
        _PICTURES,
        "storemon.gui.export.drawn_exports:heat",
        place=Place.PICTURE,
        answers=True,
    )
    BARS_PICTURE = ExportSpec(
        "&Stores by uptime…",
        "Save picture",
        "stores by uptime",
        _PICTURES,
        "storemon.gui.export.drawn_exports:bars",
        place=Place.PICTURE,
    )
    TREND_PICTURE = ExportSpec(
        "&Uptime over time…",
        "Save picture",
        "uptime over time",
        _PICTURES,
        "storemon.gui.export.drawn_exports:trend",
        place=Place.PICTURE,
        answers=True,
    )
    STORE_PAGE = ExportSpec(
        "One-page &PDF…",
        "Save page",
        "{store}",
        (_PDF,),
        "storemon.gui.export.drawn_exports:store_page",
        place=Place.STORE,
    )
    STORE_OUTAGES = ExportSpec(
        "&Outages as CSV file…",
        "Save outages",
        "{store} outages",
        (_CSV,),
        "storemon.gui.export.export_work:outages",
        rows="outages",
        place=Place.STORE,
        answers=True,
    )
    STORE_TREND = ExportSpec(
        "Uptime over &time as CSV file…",
        "Save uptime over time",
        "{store} uptime over time",
        (_CSV,),
        "storemon.gui.export.export_work:trend",
        rows="periods",
        place=Place.STORE,
        answers=True,
    )
    STORE_TREND_PICTURE = ExportSpec(
        "Uptime over time as p&icture…",
        "Save picture",
        "{store} uptime over time",
        _PICTURES,
        "storemon.gui.export.drawn_exports:trend",
        place=Place.STORE,
        answers=True,
    )
    WEEK_PICTURE = ExportSpec(
        "&Week as picture…",
        "Save picture",
        "{store} week",
        _PICTURES,
        "storemon.gui.export.drawn_exports:week",
        place=Place.STORE,
    )
    HOURS_PICTURE = ExportSpec(
        "Business &hours as picture…",
        "Save picture",
        "{store} hours",
        _PICTURES,
        "storemon.gui.export.drawn_exports:store_hours",
        place=Place.STORE,
    )

    @classmethod
    def at(cls, place: Place) -> list[ExportKind]:
        """Return those at a place of the menu."""
        return [kind for kind in cls if kind.spec.place is place]


def export_text(text: str) -> str:
    """Return a text of a declaration in the window's language."""
    return QCoreApplication.translate("ExportActions", text)
