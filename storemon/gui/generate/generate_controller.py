"""Generates reports: the menu, the progress, and the message at the end."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QObject, Slot

from storemon.gui.context import Context
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.messages import translate_message
from storemon.message import Message

_REPORT: Final = "report"


class GenerateController(QObject):
    """Connects reports with the menu, the job bar and the notices."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._shown: tuple[dict[str, int], dict[str, int]] | None = None
        session, reports, menus = context.session, context.reports, context.menus
        menus["generate"].triggered.connect(reports.generate_now)
        menus["cancel"].triggered.connect(reports.cancel)
        context.jobs.cancel.connect(self._cancel)
        menus["report-options"].triggered.connect(self._show_options)
        context.notices.options_wanted.connect(self._show_options)
        reports.progress.connect(self._advance)
        reports.running_changed.connect(self._offer)
        reports.completed.connect(self._show_completed)
        reports.failed.connect(context.notices.report_failed)
        reports.cancelled.connect(context.notices.report_cancelled)
        reports.ended.connect(self._done)
        session.data_changed.connect(self._data_changed)
        context.rights.reports(menus["generate"], menus["report-options"])
        self._offer()

    @Slot()
    def _offer(self) -> None:
        """Enable each action only if it can do something."""
        summary, menus = self._context.session.summary, self._context.menus
        running = self._context.reports.running
        for entry in ("generate", "report-options"):
            menus[entry].setEnabled(summary is not None and summary.polls > 0 and not running)
        menus["cancel"].setEnabled(running)

    @Slot()
    def _data_changed(self) -> None:
        summary = self._context.session.summary
        if summary is not None:
            found = summary.as_of
            # Not for data that existed at startup, which the report and its options show.
            doubtful = (found.later, found.ahead)
            if any(doubtful) and self._shown is not None and doubtful != self._shown:
                self._context.notices.polls_ahead(found)
            self._shown = doubtful
        self._offer()

    @Slot(float, object)
    def _advance(self, fraction: float, text: Message) -> None:
        title = self.tr("Generating report")
        self._context.jobs.advance(
            _REPORT, fraction, f"{title} · {translate_message(text)}" if text else title
        )

    @Slot()
    def _done(self) -> None:
        self._context.jobs.done(_REPORT)

    @Slot()
    def _show_completed(self) -> None:
        context = self._context
        context.banners.clear_passing()
        if context.navigator.page == "imports":
            # The results are on other pages, and the user is not taken away from this one.
            context.banners.show_message(
                Tone.GOOD,
                self.tr("The report is ready."),
                action=(self.tr("Show report"), lambda: context.navigator.show("stores")),
            )

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _REPORT:
            self._context.reports.cancel()

    @Slot()
    def _show_options(self) -> None:
        """Open the report's options here, or on the Stores page if this page has no button for them."""
        if not self._context.reports.show_options():
            self._context.navigator.show("stores")
            self._context.reports.show_options()
