"""The Hours page: stores whose business hours look wrong, by finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from storemon.core.behind import WithFinding
from storemon.core.model import Int64
from storemon.core.vocabulary import Finding
from storemon.gui.figures.hours_rows import HoursRows
from storemon.gui.hours.closure_notes import ClosureNotes
from storemon.gui.hours.finding_tiles import FindingTiles
from storemon.gui.hours.findings_view import FindingsView
from storemon.gui.hours.hours_panel import HoursPanel
from storemon.gui.hours.pattern_notes import PatternNotes
from storemon.gui.report.export_actions import export_button
from storemon.gui.report.report_line import ReportLine
from storemon.gui.report.report_text import platforms_text, report_text
from storemon.gui.report.update_chip import UpdateChip
from storemon.gui.widgets.filter_field import FilterField
from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.no_match import FilteredTable
from storemon.gui.widgets.page_head import page_head
from storemon.gui.widgets.placeholder import Placeholder
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.splitter import Splitter
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from storemon.gui.report.closure_request import ClosureRequest
    from storemon.services.found_report import Report

_PANEL: Final = 304


class HoursPage(QWidget):
    """`hours_wanted` asks for the hours of a store, `store_wanted` for its own page.

    `stores_wanted` carries a `Behind`: the stores with the finding that is chosen.

    `generate` asks for a report, `files_wanted` for files to import.
    """

    hours_wanted = Signal(str)
    store_wanted = Signal(str)
    stores_wanted = Signal(object)
    generate = Signal()
    files_wanted = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._preferences = preferences
        self.rows: HoursRows | None = None
        self._report: Report | None = None
        self._proposed: Sequence[ClosureRequest] = ()

    def build(self) -> Iterator[object]:
        """Create the content in steps."""
        theme, icons = self._theme, self._icons
        self.subtitle = ReportLine()
        self.chip = UpdateChip()
        self.export_button = export_button(icons)
        self.tiles = FindingTiles()
        self.closures = ClosureNotes(theme, icons)
        self.patterns = PatternNotes(theme, icons)
        yield None
        self.filter = FilterField(icons)
        self.counted = QLabel()
        self.counted.setObjectName("muted")
        self.table = FindingsView(theme)
        yield None
        self.placeholder = Placeholder(theme, icons)
        self.placeholder.wanted.connect(self.generate)
        self._lay_out()
        yield None
        self._add_panel()
        yield None
        self.tiles.chosen.connect(self._refill)
        self.patterns.wanted.connect(self._show_finding)
        self.filter.textChanged.connect(self._refill)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)

    def _add_panel(self) -> None:
        self.panel = HoursPanel(self._theme, self._preferences)
        self.panel.setMinimumWidth(_PANEL)
        self.splitter.addWidget(self.panel)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 1)
        self.panel.opened.connect(self.store_wanted)
        self.panel.files_wanted.connect(self.files_wanted)

    def _lay_out(self) -> None:
        head = page_head(self.tr("Hours check"), (self.subtitle,), (self.chip, self.export_button))
        find = QHBoxLayout()
        find.setSpacing(12)
        find.addWidget(self.filter)
        find.addWidget(self.counted)
        self.list_stores = QPushButton(self.tr("List stores"))
        self.list_stores.setObjectName("quiet")
        self.list_stores.setToolTip(self.tr("Show the stores with this finding on the page of stores"))
        self.list_stores.clicked.connect(lambda: self.stores_wanted.emit(WithFinding(self.tiles.choice)))
        find.addWidget(self.list_stores)
        find.addStretch()
        # From the outside in: Qt visits all descendants of a widget each time its parent changes.
        body = QWidget()
        self._stack = QStackedWidget()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(self._stack, 1)
        self._stack.addWidget(body)
        self._stack.addWidget(self.placeholder)
        self.splitter = Splitter(Qt.Orientation.Horizontal)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setHandleWidth(12)
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.closures)
        inner.addWidget(self.patterns)
        inner.addWidget(self.tiles)
        inner.addLayout(find)
        inner.addWidget(self.splitter, 1)
        self.filtered = FilteredTable(self.table)
        self.filtered.clear_wanted.connect(self._clear_filter)
        self.splitter.addWidget(self.filtered)
        self.show_no_report(has_data=False)
        # Until the newest report is read, nothing is known about it.
        unknown = QWidget()
        self._stack.addWidget(unknown)
        self._stack.setCurrentWidget(unknown)

    def show_no_report(self, *, has_data: bool) -> None:
        """Show that there is no report yet."""
        self.rows = self._report = None
        self.show_proposed(())
        self.subtitle.show_text("")
        text = (
            self.tr("Generate a report to see the stores whose hours look wrong.")
            if has_data
            else self.tr(
                "Import your files and generate a report. Stores whose hours look wrong appear here."
            )
        )
        self.placeholder.show_text("clock", "faint", self.tr("No report yet"), text, self._action(has_data))
        self._show_placeholder()

    def show_report(self, report: Report, rows: HoursRows | None) -> None:
        """Show the findings; None if the report is too old to have checked the hours."""
        self.rows, self._report = rows, report
        platforms = "" if rows is None else platforms_text(rows.rows)
        self.subtitle.show_text(platforms + report_text(report.info))
        if rows is None:
            text = self.tr(
                "This report was made by an earlier version. Generate a new one to check the hours."
            )
            self.placeholder.show_text(
                "clock", "faint", self.tr("Hours were not checked"), text, self._action(wanted=True)
            )
            self._show_placeholder()
        elif not rows.wrong.size and not rows.patterns and not self._proposed:
            text = self.tr("No store's hours conflict with its checks or files.")
            self.placeholder.show_text("circle-check", "good", self.tr("All hours look right"), text, "")
            self._show_placeholder()
        else:
            self.patterns.show_patterns(rows.patterns)
            self.tiles.show_rows(rows)
            if not rows.wrong.size and rows.patterns:
                self.tiles.choose(rows.patterns[0].finding)
            self.export_button.setEnabled(True)
            self._stack.setCurrentIndex(0)
            self._refill()

    def show_proposed(self, proposed: Sequence[ClosureRequest]) -> None:
        """Show the dates that look like closures, which are computed after the report."""
        if proposed == self._proposed:
            return
        self._proposed = proposed
        self.closures.show_requests(proposed)
        if self._report is not None and self.rows is not None:
            self.show_report(self._report, self.rows)

    @Slot(bool)
    def show_running(self, running: bool) -> None:  # noqa: FBT001  # a slot
        """Disable generating a second report while one is running."""
        self.placeholder.button.setEnabled(not running)

    def choose(self, store_id: str) -> None:
        """Select a store, switching to all findings if it does not have the selected one."""
        if not self.table.choose(store_id):
            self.tiles.choose(None)
            self.filter.clear()
            self._refill()
            self.table.choose(store_id)

    def shown(self) -> Int64:
        """Return the positions in the report of the stores in the table, in their order."""
        return self.table.shown()

    def _action(self, wanted: bool) -> str:  # noqa: FBT001  # whether there is one
        return self.tr("Generate report") if wanted else ""

    def _show_placeholder(self) -> None:
        self.export_button.setEnabled(False)
        self._stack.setCurrentIndex(1)

    @Slot()
    def _clear_filter(self) -> None:
        self.filter.clear()
        self.filter.setFocus()

    @Slot()
    def _refill(self) -> None:
        rows = self.rows
        if rows is None:
            return
        finding = self.tiles.choice
        places = rows.places(finding, self.filter.text())
        self.table.show_stores(rows, places, finding)
        self.filtered.show_count(places.size, self.filter.text())
        self.panel.setVisible(places.size > 0)
        shown, total = places.size, rows.count(finding)
        stores = plural(self.tr, "1 store|{n} stores", total)
        self.counted.setText(
            stores if shown == total else self.tr("{n} of {stores}").format(n=count(shown), stores=stores)
        )

    @Slot(object)
    def _show_finding(self, finding: Finding) -> None:
        self.tiles.choose(finding)
        self._refill()

    @Slot(int)
    def _chosen(self, store: int) -> None:
        if self.rows is not None:
            self.panel.show_store(self.rows, store)
            self.hours_wanted.emit(self.panel.store_id)

    @Slot(int)
    def _opened(self, store: int) -> None:
        if self.rows is not None:
            self.store_wanted.emit(self.rows.rows.table.store_ids[store])
