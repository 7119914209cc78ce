"""Logs what the window did: kinds, counts and results, but no names from files."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.session.session import Session
from storemon.message import Message
from storemon.services.log_file import kind_of

if TYPE_CHECKING:
    from storemon.gui.report.store_rows import StoreRows
    from storemon.services.found_report import Report
    from storemon.services.stores import DataSummary

_LOG: Final = logging.getLogger("storemon.activity")


class ActivityLog(QObject):
    """Listens to a session as long as it exists."""

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        if session.workspace is None:
            session.opened.connect(self._opened)
        else:
            self._opened()
        session.open_failed.connect(self._open_failed)
        session.failed.connect(self._failed)
        session.data_changed.connect(self._data_changed)
        session.report_shown.connect(self._report_shown)

    @Slot()
    def _opened(self) -> None:
        _LOG.info("database open")
        self._session.imports.finished.connect(self._imported)
        self._session.reports.failed.connect(self._report_failed)
        self._session.reports.cancelled.connect(self._report_cancelled)

    @Slot(object)
    def _open_failed(self, error: Exception) -> None:
        _LOG.info("database not open: %s", kind_of(error), exc_info=error)

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        _LOG.info("shown: %s", kind_of(error), exc_info=error)

    @Slot(object)
    def _data_changed(self, summary: DataSummary) -> None:
        _LOG.info("data: %d stores, %d polls", summary.stores, summary.polls)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        for result in outcome.results:
            _LOG.info(
                "imported %s: %d new, %d known, %d refused",
                result.kind,
                result.imported,
                result.known,
                result.refused,
            )
        for _name, error in outcome.errors:
            _LOG.info("not imported: %s", kind_of(error), exc_info=error)
        if outcome.cancelled:
            _LOG.info("import cancelled")

    @Slot(object, object)
    def _report_shown(self, report: Report, _rows: StoreRows) -> None:
        stores = len(report.table.store_ids) if report.table is not None else 0
        _LOG.info("report shown: %s, %d stores", report.info.method, stores)

    @Slot(object, object)
    def _report_failed(self, _report_id: str, _reason: Message) -> None:
        _LOG.info("report failed")

    @Slot(object)
    def _report_cancelled(self, _report_id: str) -> None:
        _LOG.info("report cancelled")
