"""Dates that look like closures, shown above the findings on single stores."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from storemon.gui.hours.finding_note import FindingNote
from storemon.gui.report.closure_request import ClosureRequest
from storemon.gui.widgets.format import count, full_date, plural
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme

_MOST: Final = 2
"""How many dates are shown at a time; there may be years of them."""


class ClosureNote(FindingNote):
    """One date; `wanted` carries its `ClosureRequest`."""

    wanted = Signal(object)

    def __init__(self, icons: Icons, request: ClosureRequest) -> None:
        super().__init__(
            icons.small("clock", "faint"),
            self.tr("{date}: {n} of {total} stores had no active check all day").format(
                date=full_date(request.date), n=count(request.quiet), total=count(request.told)
            ),
            self.tr(
                "If they were closed, add a closure: the day then counts as closed, not as downtime. "
                "If they were down, leave it as it is."
            ),
            self.tr("Review closure…"),
        )
        self.request = request
        self.link.clicked.connect(lambda: self.wanted.emit(self.request))


class ClosureNotes(QWidget):
    """Shows two of them at a time, newest first, and leads to the others; `wanted` as in `ClosureNote`."""

    wanted = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Possible closures"))
        self._icons = icons
        self._requests: Sequence[ClosureRequest] = ()
        self._first = 0
        self.limit: Callable[[QWidget], None] = lambda _link: None
        """Called with the link of each note, since it changes the data."""
        self.notes: list[ClosureNote] = []
        self.more = QPushButton()
        self.more.setObjectName("quiet")
        self.more.clicked.connect(self._turn)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(self._rows)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        theme.changed.connect(self._fill)
        self._fill()

    def show_requests(self, requests: Sequence[ClosureRequest]) -> None:
        """Show these instead of the previous ones, newest date first; takes no room if there are none."""
        self._requests, self._first = requests, 0
        self._fill()

    @Slot()
    def _turn(self) -> None:
        """Go to earlier dates, and from the last of them back to the newest."""
        self._first += _MOST
        if self._first >= len(self._requests):
            self._first = 0
        self._fill()

    @Slot()
    def _fill(self) -> None:
        for note in self.notes:
            self._rows.removeWidget(note)
            note.deleteLater()
        after = self._first + _MOST
        self.notes = [ClosureNote(self._icons, request) for request in self._requests[self._first : after]]
        for note in self.notes:
            note.wanted.connect(self.wanted)
            self.limit(note.link)
            self._rows.addWidget(note)
        left = max(0, len(self._requests) - after)
        earlier = plural(self.tr, "Show 1 earlier date|Show {n} earlier dates", left)
        self.more.setText(earlier if left else self.tr("Show the newest dates"))
        self.more.setVisible(len(self._requests) > _MOST)
        self.setVisible(bool(self._requests))
