"""Fills the overview from each report, and leads from it to stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from storemon.gui.fleet.fleet import Fleet
from storemon.gui.kit.jobs import Job, Lane

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.gui.report.store_rows import StoreRows
    from storemon.gui.window import MainWindow
    from storemon.services.reports import Report


class OverviewFlow(QObject):
    """Connects the overview with the window and its workbench; `shown` once it holds the newest rows."""

    shown = Signal()

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        page = window.overview
        page.store_wanted.connect(window.open_store)
        page.group_wanted.connect(self._show_group)
        page.generate.connect(window.actions_bar.generate_now)
        self._bench.report_shown.connect(self._report_shown)
        self._bench.relabelled.connect(self._sum_up)

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:  # noqa: ARG002  # the signal's
        self._sum_up(rows)

    @Slot(object)
    def _sum_up(self, rows: StoreRows) -> None:
        def work(_progress: Progress) -> Fleet:
            return Fleet.of(rows)

        self._bench.runner.start(Lane.READ, Job(work, done=self._show, failed=self._bench.failed.emit))

    def _show(self, fleet: Fleet) -> None:
        # Another report, or other names, may have come meanwhile.
        if self._bench.report is not None and self._bench.rows is fleet.rows:
            self._window.overview.show_report(self._bench.report.info, fleet)
            self.shown.emit()

    @Slot(str)
    def _show_group(self, label: str) -> None:
        self._window.stores.filter.setText(f'"{label}"')
        self._window.show_page("stores")
