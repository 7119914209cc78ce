"""The page with all reports, and the buttons for the selected ones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from storemon.gui.report_list.reports_table import ReportsTable
from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.placeholder import Placeholder
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from storemon.services.report_archive import ListedReport


class ReportsPage(QWidget):
    """All signals except `generate` are about the reports selected in `table`."""

    open_wanted = Signal()
    compare_wanted = Signal()
    export_wanted = Signal()
    keep_wanted = Signal(bool)
    delete_wanted = Signal()
    generate = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = ""
        self.subtitle = plain_label("", "muted", wraps=True)
        self.table = ReportsTable(theme)
        self.open = self._button(self.tr("Open"))
        self.compare = self._button(self.tr("Compare"))
        self.compare.setToolTip(self.tr("Choose two complete reports to compare them."))
        self.export = self._button(self.tr("Export…"))
        icons.put(self.export, "download", "text")
        self.keep = self._button(self.tr("Keep"))
        self.delete = self._button(self.tr("Delete…"))
        self.open.clicked.connect(self._open)
        self.compare.clicked.connect(self.compare_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.keep.clicked.connect(self._keep)
        self.delete.clicked.connect(self.delete_wanted)
        self.nothing = Placeholder(theme, icons)
        self.nothing.wanted.connect(self.generate)
        self._menu = QMenu(self)
        self._lay_out()
        self.table.open_wanted.connect(self._open)
        self.table.delete_wanted.connect(self._delete)
        self.table.menu_asked.connect(self._ask)
        self.table.selectionModel().selectionChanged.connect(self.offer)
        self.table.list.modelReset.connect(self.offer)
        self.show_reports([], "", 0, has_data=False)
        # Until the list is read, nothing is known about it.
        self.nothing.hide()

    def _button(self, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setFixedHeight(32)
        return button

    def _lay_out(self) -> None:
        title = QLabel(self.tr("Reports"))
        title.setObjectName("pageTitle")
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(title)
        column.addWidget(self.subtitle)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addLayout(column, 1)
        for button in (self.open, self.compare, self.export, self.keep, self.delete):
            head.addWidget(button)
        self.frame = self.table.framed()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(self.frame, 1)
        layout.addWidget(self.nothing, 1)
        layout.addStretch()

    def show_reports(
        self, reports: Sequence[ListedReport], shown: str, newest: int, *, has_data: bool
    ) -> None:
        """Show all reports; `shown`: id of the one on the screen; `newest`: how many newest are kept."""
        self._shown = shown
        self.table.show_reports(reports, shown)
        self.frame.setVisible(bool(reports))
        self.nothing.setVisible(not reports)
        text = self.tr("{reports}. The newest {n}, the last one of each month and those you keep stay.")
        amount = plural(self.tr, "1 report|{n} reports", len(reports))
        self.subtitle.setText(text.format(reports=amount, n=count(newest)) if reports else "")
        without = self.tr("Import checks first. A report of them then appears here.")
        self.nothing.show_text(
            "file-text",
            "faint",
            self.tr("No reports yet"),
            self.tr("Reports that you generate are listed here.") if has_data else without,
            self.tr("Generate report") if has_data else "",
        )
        self.offer()

    @property
    def removable(self) -> list[ListedReport]:
        """The selected reports that can be deleted: not the one on the screen, nor a running one."""
        return [
            listed
            for listed in self.table.chosen
            if listed.info.report_id != self._shown and listed.info.status != "Running"
        ]

    @Slot()
    def offer(self) -> None:
        """Enable the buttons that apply to the selected reports."""
        chosen = self.table.chosen
        complete = [listed for listed in chosen if listed.info.status == "Complete"]
        one, two = len(chosen) == 1 == len(complete), len(chosen) == 2 == len(complete)
        self.open.setEnabled(one)
        self.export.setEnabled(one)
        self.compare.setEnabled(two)
        self.keep.setEnabled(bool(complete))
        self.keep.setText(self.tr("Stop keeping") if self._all_kept() else self.tr("Keep"))
        self.delete.setEnabled(bool(self.removable))
        only_shown = bool(chosen) and not self.removable
        self.delete.setToolTip(
            self.tr("The report on screen, and one that is running, cannot be deleted.") if only_shown else ""
        )

    def _all_kept(self) -> bool:
        chosen = self.table.chosen
        return bool(chosen) and all(listed.info.kept for listed in chosen)

    @Slot()
    def _open(self) -> None:
        if self.open.isEnabled():
            self.open_wanted.emit()

    @Slot()
    def _delete(self) -> None:
        if self.delete.isEnabled():
            self.delete_wanted.emit()

    @Slot()
    def _keep(self) -> None:
        self.keep_wanted.emit(not self._all_kept())

    @Slot(object)
    def _ask(self, place: QPoint) -> None:
        self._menu.clear()
        for button in (self.open, self.compare, self.export, self.keep, self.delete):
            action = self._menu.addAction(button.text())
            action.setEnabled(button.isEnabled())
            action.triggered.connect(button.click)
        self._menu.popup(place)
