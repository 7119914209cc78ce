"""The selected store next to the findings: its week of hours, what each finding means, and what to do."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from storemon.core.checked_hours import CheckedHours
from storemon.core.vocabulary import Finding
from storemon.gui.figures.hours_grid import HoursGrid
from storemon.gui.figures.hours_paint import hours_note
from storemon.gui.figures.hours_rows import HoursRows
from storemon.gui.figures.hours_text import advice, culprits, finding_text
from storemon.gui.report.report_text import gone_text
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.zone_names import zone_name
from storemon.override import override

_LOW: Final = 220
_LEFT, _RIGHT = 16, 12


class FindingNote(QWidget):
    """One finding with its counts, its rows, and what to do."""

    def __init__(self, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.finding = finding
        self.title, self.rows, self.body = QLabel(), QLabel(), QLabel(advice()[finding])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for label, name in ((self.title, "strong"), (self.rows, ""), (self.body, "muted")):
            label.setObjectName(name)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            layout.addWidget(label)


class HoursPanel(QFrame):
    """`opened` asks for the page of the store, `files_wanted` for files to import."""

    opened = Signal(str)
    files_wanted = Signal()

    def __init__(self, theme: Theme, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.store_id = ""
        self.name = ElidedLabel("panelTitle")
        self.facts = plain_label("", "muted", wraps=True)
        self.link = QPushButton(self.tr("Open store"))
        self.link.setObjectName("quiet")
        self.link.setToolTip(self.tr("Hours, outages and other weeks of this store (Enter)"))
        self.link.clicked.connect(lambda: self.opened.emit(self.store_id))
        self.files = QPushButton(self.tr("Import files…"))
        self.files.clicked.connect(self.files_wanted)
        self.note = ElidedLabel("muted", Qt.TextElideMode.ElideRight)
        self.note.setAlignment(Qt.AlignmentFlag.AlignTrailing)
        self._preferences = preferences
        self.grid = HoursGrid(theme, preferences.days)
        self.findings = {finding: FindingNote(finding) for finding in Finding}
        self._lay_out()
        preferences.changed.connect(self._preference_changed)

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(8)
        top.addWidget(self.name, 1)
        top.addWidget(self.link)
        caption = QLabel(self.tr("Business hours"))
        caption.setObjectName("muted")
        above = QHBoxLayout()
        above.setSpacing(8)
        above.addWidget(caption)
        above.addWidget(self.note, 1)
        self.view = QScrollArea()
        self.view.setObjectName("panelScroll")
        self.view.setAccessibleName(self.tr("Findings"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setWidgetResizable(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        head = QVBoxLayout()
        head.setContentsMargins(0, 0, _RIGHT, 0)
        head.setSpacing(2)
        head.addLayout(top)
        head.addWidget(self.facts)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_LEFT, 12, 0, 12)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.files, 0, Qt.AlignmentFlag.AlignLeft)
        inside = QWidget()
        self.view.setWidget(inside)
        notes = QVBoxLayout(inside)
        notes.setContentsMargins(0, 0, 16, 0)
        notes.setSpacing(12)
        notes.addLayout(above)
        notes.addWidget(self.grid)
        for note in self.findings.values():
            notes.addWidget(note)
        notes.addStretch()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window, leave the room to the store; files can also be dropped or chosen from the menu."""
        super().resizeEvent(event)
        self.files.setVisible(self.height() >= _LOW)
        self._keep_facts()

    def _keep_facts(self) -> None:
        # Wrapped lines do not count in a layout's minimum.
        room = self.contentsRect().width() - _LEFT - _RIGHT
        self.facts.setMinimumHeight(max(0, self.facts.heightForWidth(max(0, room))))

    def show_store(self, rows: HoursRows, store: int) -> None:
        """Show the findings of the store at a position; its hours come with `show_hours`."""
        report = rows.rows
        another = self.store_id != report.table.store_ids[store]
        self.store_id = report.table.store_ids[store]
        self.name.setText(report.title(store))
        zone = zone_name(report.table.zones[store])
        if report.table.zone_assumed[store]:
            zone = self.tr("{zone} (assumed)").format(zone=zone)
        self.facts.setText(" · ".join([self.store_id, zone] if report.labels.names[store] else [zone]))
        self._keep_facts()
        found = rows.findings(store)
        for finding, note in self.findings.items():
            note.setVisible(finding in found)
            if finding in found:
                note.title.setText(finding_text(rows, store, finding))
        if another:
            self.view.verticalScrollBar().setValue(0)
            self.show_hours(None)

    def show_hours(self, checked: CheckedHours | None) -> None:
        """Show the week of hours and the rows at fault; None while they are being read."""
        self.grid.show_hours(None if checked is None else checked.week)
        self.note.setText("" if checked is None else hours_note(checked.week))
        for finding, note in self.findings.items():
            text = "" if checked is None else culprits(checked, finding)
            note.rows.setText(text)
            note.rows.setVisible(bool(text))

    def show_gone(self, store_id: str) -> None:
        """Show that the store is no longer in the data because an import was undone."""
        if store_id == self.store_id:
            self.show_hours(None)
            self.note.setText(gone_text())

    def _preference_changed(self, name: str) -> None:
        if name == "first_day_choice":
            self.grid.order_days(self._preferences.days)
