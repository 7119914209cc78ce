"""Checks for a newer version if the user wants it, and offers it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from storemon import __version__
from storemon.gui.context import Context
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.resources import release_list

if TYPE_CHECKING:
    from storemon.core.progress import Progress

_LOG: Final = logging.getLogger(__name__)
_LOOKING: Final = "updates"
_DAY_MS: Final = 24 * 60 * 60 * 1000


class UpdatesController(QObject):
    """Checks on request from the menu, and once a day if enabled in the settings.

    The daily check announces each version once and reports nothing else. Without the address of a list of
    releases, the check is not offered.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._address = release_list()
        self._job: Job | None = None
        self._daily = QTimer(self, interval=_DAY_MS)
        self._daily.timeout.connect(self._look_by_itself)
        action = context.menus["updates"]
        action.setVisible(bool(self._address))
        if not self._address:
            return
        action.setEnabled(True)
        action.triggered.connect(self.ask)
        context.jobs.cancel.connect(self._cancel)
        context.preferences.changed.connect(self._preference_changed)
        context.session.opened.connect(self._begin)

    @Slot()
    def ask(self) -> None:
        """Check, and show the result in any case."""
        if self._job is None:
            self._context.jobs.advance(_LOOKING, 0.0, self.tr("Checking for updates"))
            self._look(asked=True)

    @Slot()
    def _begin(self) -> None:
        if not self._daily.isActive():
            self._look_by_itself()

    @Slot()
    def _look_by_itself(self) -> None:
        if self._context.preferences.look_for_updates:
            self._daily.start()
            if self._job is None:
                self._look(asked=False)
        else:
            self._daily.stop()

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "look_for_updates":
            self._look_by_itself()

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _LOOKING and self._job is not None:
            self._job.cancel()

    def _look(self, *, asked: bool) -> None:
        address = self._address

        def work(progress: Progress) -> str | None:
            from storemon.services.updates import newer_release  # noqa: PLC0415  # loads the network's libraries

            return newer_release(address, __version__, progress)

        def done(version: str | None) -> None:
            self._end()
            if version is not None and (asked or version != self._context.preferences.told_version):
                self._tell(version)
            elif asked:
                text = self.tr("No version newer than {version} has been released.").format(
                    version=__version__
                )
                self._context.banners.show_message(Tone.GOOD, text)

        def failed(error: Exception) -> None:
            self._end()
            if asked:
                self._context.banners.show_error(error)
            else:
                _LOG.info("no look for a newer version: %s", type(error).__name__)

        self._job = Job(work, done=done, failed=failed, cancelled=self._end)
        self._context.session.runner.start(Lane.LATER, self._job)

    def _end(self) -> None:
        self._job = None
        self._context.jobs.done(_LOOKING)

    def _tell(self, version: str) -> None:
        self._context.preferences.told_version = version
        self._context.banners.show_message(
            Tone.NOTICE,
            self.tr("storemon {version} has been released. You have {current}.").format(
                version=version, current=__version__
            ),
            self.tr("Install it over this one: your data, reports and settings stay."),
            (self.tr("Show the download page"), self._show_page),
        )

    def _show_page(self) -> None:
        """Open the releases page in the browser."""
        QDesktopServices.openUrl(QUrl(self._address.removesuffix(".atom")))
