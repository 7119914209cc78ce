"""Controls the single report that is being generated, whichever feature requested it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from storemon.errors import DatabaseProblem
from storemon.gui.report.generate_buttons import GenerateButtons
from storemon.gui.report.report_options import ReportOptions
from storemon.gui.report.report_text import as_of_note
from storemon.gui.session.session import Session
from storemon.gui.widgets.format import at
from storemon.message import NOTHING, Message

if TYPE_CHECKING:
    from storemon.core.vocabulary import ReportRequest
    from storemon.services.stores import DataSummary


class ReportControl(QObject):
    """Generates one report at a time, with `options`.

    For each, `begun` and `ended` are emitted with `progress` in between, and `failed` with a reason or
    `cancelled` if there is no report. `running_changed` tells whether another one can be started.
    """

    begun = Signal()
    progress = Signal(float, object)
    ended = Signal()
    completed = Signal()
    failed = Signal(object)
    cancelled = Signal()
    running_changed = Signal(bool)

    def __init__(self, session: Session, options: ReportOptions, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self.options = options
        self._report_id = ""
        self._anchors: list[QWidget] = []
        options.generate.connect(self.generate)
        session.opened.connect(self._opened)
        session.data_changed.connect(self._data_changed)

    @property
    def running(self) -> bool:
        """Whether a report is being generated."""
        return bool(self._report_id)

    @Slot()
    def generate_now(self) -> None:
        """Generate a report with the current options."""
        self.generate(self.options.take())

    @Slot(object)
    def generate(self, request: ReportRequest) -> None:
        """Generate a report unless one is being generated."""
        if self._session.workspace is None or self._report_id:
            return
        access = self._session.access
        if not access.reports:
            self._session.failed.emit(DatabaseProblem(access.why, remedy=access.remedy))
            return
        self._report_id = self._session.reports.trigger_report(request)
        self.begun.emit()
        self.progress.emit(0.0, NOTHING)
        self.running_changed.emit(self.running)

    def serve(self, buttons: GenerateButtons) -> None:
        """Connect the buttons of a page that generate reports, and open the options below them."""
        buttons.generate.connect(self.generate_now)
        self.running_changed.connect(buttons.set_running)
        self.offer_options_at(buttons.options_button)

    def offer_options_at(self, button: QWidget) -> None:
        """Let the options open below a button of a page; the first visible one is used."""
        self._anchors.append(button)

    def show_options(self) -> bool:
        """Open the options on the current page; return whether it has a button for them."""
        anchor = next(filter(QWidget.isVisible, self._anchors), None)
        if anchor is not None:
            self.options.open_below(anchor)
        return anchor is not None

    @Slot()
    def cancel(self) -> None:
        """Cancel the report that is being generated."""
        if self._report_id:
            self._session.reports.cancel(self._report_id)

    @Slot()
    def _opened(self) -> None:
        reports = self._session.reports
        reports.progress.connect(self._advanced)
        reports.completed.connect(self._completed)
        reports.failed.connect(self._failed)
        reports.cancelled.connect(self._cancelled)

    @Slot(object)
    def _data_changed(self, summary: DataSummary) -> None:
        found = summary.as_of
        newest = summary.last_poll if found.time is None else found.time
        if newest is not None:
            self.options.offer_time(newest, at(newest - 1, summary.zone).date(), as_of_note(found))

    @Slot(object, float, object)
    def _advanced(self, _report_id: str, fraction: float, text: Message) -> None:
        self.progress.emit(fraction, text)

    @Slot(object)
    def _completed(self, _report_id: str) -> None:
        self._end()
        self.completed.emit()

    @Slot(object, object)
    def _failed(self, _report_id: str, reason: Message) -> None:
        self._end()
        self.failed.emit(reason)

    @Slot(object)
    def _cancelled(self, _report_id: str) -> None:
        self._end()
        self.cancelled.emit()

    def _end(self) -> None:
        self._report_id = ""
        self.running_changed.emit(self.running)
        self.ended.emit()
