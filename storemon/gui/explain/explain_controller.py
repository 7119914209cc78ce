"""Opens the panel that explains a figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from storemon.core.explain import Breakdown, FigureRequest
from storemon.gui.context import Context
from storemon.gui.explain.explain_drawer import ExplainDrawer
from storemon.gui.report.report_text import whole_text
from storemon.gui.widgets.latest_job import LatestJob
from storemon.services.report_span import whole_span

if TYPE_CHECKING:
    from storemon.gui.report.store_rows import StoreRows


@dataclass(frozen=True, slots=True)
class _ExplainRequest:
    store_id: str
    zone: str
    request: FigureRequest
    platform: str | None


class ExplainController(QObject):
    """Computes the breakdowns requested last on a worker, and shows them over the page.

    `shown`: the panel has them.
    """

    shown = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._session = context.session
        self._latest: LatestJob | None = None
        self._from: QWidget | None = None
        self._asked: tuple[str, int, bool] = ("", 0, False)
        self.drawer = ExplainDrawer(context.theme, context.icons, context.navigator.pages)
        self.drawer.closed.connect(self._closed)
        context.navigator.pages.currentChanged.connect(self.drawer.hide)
        context.navigator.add_escape(self._escape)
        context.requests.explanation.connect(self.explain)
        session = self._session
        session.opened.connect(self._opened)
        session.report_shown.connect(self.drawer.hide)
        session.relabelled.connect(self._relabelled)

    def _escape(self) -> bool:
        if not self.drawer.isVisible():
            return False
        self.drawer.close_drawer()
        return True

    @Slot()
    def _opened(self) -> None:
        self._latest = LatestJob(self._session.runner, self)
        self._latest.done.connect(self._show)
        self._latest.failed.connect(self._failed)

    @Slot(str, int)
    def explain(self, store_id: str, window: int) -> None:
        """Explain a store's figures in a window: 0 to 2 for hour, day and week, 0 for a range."""
        report, rows, workspace = self._session.report, self._session.rows, self._session.workspace
        if report is None or rows is None or workspace is None or self._latest is None:
            return
        info, store = report.info, rows.position.get(store_id)
        if store is None:
            return
        zone = rows.table.zones[store]
        whole = whole_span(info, zone)
        request = FigureRequest(
            method=info.method,
            reach=info.reach,
            start=whole.start,
            end=whole.end,
            as_of=info.as_of or 0,
            window=window,
            is_range=info.range is not None,
        )
        wanted = _ExplainRequest(store_id, zone, request, rows.table.of_platform)
        stores = workspace.stores
        self._from = QApplication.focusWidget()
        self._asked = (store_id, window, info.range is not None)
        self.drawer.ask(self._title(rows))
        self._latest.start(
            wanted, lambda: stores.explain(wanted.store_id, wanted.request, platform=wanted.platform)
        )

    @Slot(object)
    def _relabelled(self, rows: StoreRows) -> None:
        if self._asked[0] in rows.position:
            self.drawer.title.setText(self._title(rows))

    def _title(self, rows: StoreRows) -> str:
        store_id, window, ranged = self._asked
        name = rows.title(rows.position[store_id])
        captions = (self.tr("last hour"), self.tr("last day"), self.tr("last week"))
        what = whole_text(ranged=True) if ranged else captions[window]
        return f"{name} · {what}"

    @Slot(object, object)
    def _show(self, wanted: _ExplainRequest, found: dict[str, list[Breakdown]]) -> None:
        if not self.drawer.isVisible():
            return
        if len(found) > 1:
            self.drawer.show_platforms({name: own for name, (own, *_) in found.items()}, wanted.zone)
        else:
            for breakdowns in found.values():
                self.drawer.show_breakdowns(breakdowns, wanted.zone)
        self.shown.emit()

    @Slot(object, object)
    def _failed(self, wanted: _ExplainRequest, error: Exception) -> None:  # noqa: ARG002  # the signal's
        self.drawer.hide()
        self._session.failed.emit(error)

    @Slot()
    def _closed(self) -> None:
        if self._from is not None and isValid(self._from) and self._from.isVisible():
            self._from.setFocus()
