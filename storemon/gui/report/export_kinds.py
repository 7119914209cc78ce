"""All exports, one declaration each."""

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
    """The section of the menu that an export is in, in menu order."""

    REPORT = auto()
    PICTURE = auto()
    STORE = auto()
    """It is about the current store only."""


@dataclass(frozen=True, slots=True)
class ExportSpec:
    """Declares an export.

    `text`: menu text; `title`: title of the file dialog; `file_name`: may contain `{store}`, and the report's
    time is appended. `work`: `module:function`, called on the main thread with the `Material`; the function
    that it returns writes the file on a worker, and returns the number of rows. `rows`: what those are, empty
    if the file is drawn. `listed`: the page whose shown stores can be exported alone. `answers`: whether it
    needs a report with outages.
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
    """All kinds of export, in menu order."""

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
        """Return the kinds in a section of the menu."""
        return [kind for kind in cls if kind.spec.place is place]


def export_text(text: str) -> str:
    """Translate a text of a declaration."""
    return QCoreApplication.translate("ExportActions", text)
