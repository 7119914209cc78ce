"""Stores that are hard to lay out on paper, and a sheet that records the place of each text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from typing_extensions import override

from storemon.core.daypart_times import Sales
from storemon.core.targets import Targets
from storemon.core.vocabulary import DAY, Method, Range, ReportRequest
from storemon.gui.export.subject import Subject, Terms
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.widgets.sheet import Sheet, TextStyle
from storemon.services.time_text import format_time

if TYPE_CHECKING:
    from storemon.services.workspace import Workspace

LONG: Final = "The Harbour Promenade Burger & Grill <b>of</b> Königsberg, West"
BACKWARDS: Final = "מסעדת הבית הגדול של תל אביב ליד הים"
AS_OF: Final = 1_674_666_000_000_000
"""2023-01-25 17:00 UTC."""
TERMS: Final = Terms(Targets(9_900), Sales(125.5), "CHF", (6, 0, 1, 2, 3, 4, 5))


def fill(workspace: Workspace, folder: Path) -> None:
    """Import `many` with about 200 outages, `none` without polls, `dark` that is always down, and `east`."""
    begin = AS_OF // 1_000_000 - 7 * 86_400
    polls = ["store_id,status,timestamp_utc"]
    polls += [
        f"many,{('active', 'inactive')[number % 2]},{_time(begin + number * 1500)}" for number in range(403)
    ]
    for number in range(170):
        polls.append(f"dark,inactive,{_time(begin + number * 3550)}")
        polls.append(f"east,{'inactive' if number in (50, 51) else 'active'},{_time(begin + number * 3500)}")
    files = {
        "polls.csv": polls,
        "hours.csv": [
            "store_id,day,start_time_local,end_time_local",
            *(f"dark,{day},{hour:02}:00:00,{hour + 1:02}:30:00" for day in range(7) for hour in (8, 11, 17)),
            "none,0,22:00:00,02:00:00",
        ],
        "zones.csv": ["store_id,timezone_str", "many,America/Argentina/ComodRivadavia", "east,Asia/Tokyo"],
        "names.csv": [
            "store_id,name,group",
            f"many,{LONG.replace(',', '')},The group of the restaurants that belong to nobody else",
            f"east,{BACKWARDS},East",
        ],
    }
    for name, lines in files.items():
        path = folder / name
        path.write_text("\n".join(lines), encoding="utf-8")
        workspace.imports.import_file(path)


def subject(
    workspace: Workspace, method: Method = Method.INTERPOLATED, days: int = 0, *, answers: bool = True
) -> Subject:
    """Return a report on these stores; with `days`, on the range of the last `days`."""
    span = Range(AS_OF - days * DAY, AS_OF) if days else None
    report_id = workspace.reports.trigger_report(ReportRequest(method=method, as_of=AS_OF, range=span))
    workspace.reports.run(report_id)
    report = workspace.reports.get_report(report_id, answers=answers)
    assert report.table is not None
    labels = workspace.stores.labels(report.table.store_ids)
    return Subject(report, StoreRows.of(report.table, labels, report.answers), TERMS)


@dataclass(frozen=True, slots=True)
class Put:
    """A drawn text and its place."""

    whole: str
    place: QRectF


class Recorder(Sheet):
    """Records its texts."""

    def __init__(self, width: float, height: float) -> None:
        self.page = QRectF(0, 0, width, height)
        self._image = QImage(int(width), int(height), QImage.Format.Format_RGB32)
        self.puts: list[Put] = []
        self.cut: list[str] = []
        super().__init__(QPainter(self._image))

    @override
    def text(
        self,
        rect: QRectF,
        text: str,
        style: TextStyle,
        place: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
    ) -> float:
        width = super().text(rect, text, style, place, cut)
        if self.width(text, style) > rect.width() + 0.5:
            self.cut.append(text)
        left = rect.left()
        if place == Qt.AlignmentFlag.AlignRight:
            left = rect.right() - width
        elif place == Qt.AlignmentFlag.AlignHCenter:
            left = rect.center().x() - width / 2
        if text:
            top = rect.center().y() - style.size / 2
            self.puts.append(Put(text, QRectF(left, top, width, style.size)))
        return width

    def end(self) -> None:
        """Release the image."""
        self.painter.end()

    def words(self) -> str:
        """Return all texts, not shortened."""
        return "\n".join(put.whole for put in self.puts)

    def faults(self) -> list[str]:
        """Return the texts that overlap another one or extend beyond the page margin."""
        inside = self.page.adjusted(20, 20, -20, -20)
        found = [put.whole for put in self.puts if not inside.contains(put.place)]
        for one, other in combinations(self.puts, 2):
            if one.place.adjusted(0.5, 0.5, -0.5, -0.5).intersects(other.place):
                found.append(f"{one.whole} | {other.whole}")
        return found


def _time(seconds: int) -> str:
    return format_time(seconds * 1_000_000)
