"""Handles errors: the dialog, the banner after a crash, and the diagnostics."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSysInfo, Slot, qVersion
from PySide6.QtGui import QGuiApplication

from storemon.gui.context import Context
from storemon.gui.maintenance.activity_log import ActivityLog
from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.gui.maintenance.exception_hook import ExceptionHook
from storemon.gui.maintenance.feature import DIAGNOSTICS
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.preferences import Preferences
from storemon.services import diagnostics
from storemon.services.crash_log import CrashLog
from storemon.services.diagnostics import DiagnosticsFile


class Support(QObject):
    """Handles the errors of a window once its parts are made."""

    def __init__(self, context: Context, crash_log: CrashLog, exception_hook: ExceptionHook) -> None:
        super().__init__(context.window)
        self._context = context
        self._window = context.window
        self._crash_log = crash_log
        self._dialog: CrashDialog | None = None
        exception_hook.came.connect(self._show_crash)
        ActivityLog(context.session)
        context.menus.add(DIAGNOSTICS, before="about")
        context.menus[DIAGNOSTICS.name].triggered.connect(self.collect)
        if crash_log.ended_badly:
            context.banners.show_message(
                Tone.NOTICE,
                self.tr("storemon did not close properly last time."),
                self.tr(
                    "Finished work was saved. If an import was running, none of it was saved: "
                    "import that file again."
                ),
                (self.tr("Save diagnostics…"), self.collect),
            )

    @Slot(str)
    def _show_crash(self, details: str) -> None:
        if self._dialog is not None:
            self._dialog.add(details)
        elif self._window.isVisible():
            self._dialog = CrashDialog(details, self._window)
            self._dialog.diagnostics_wanted.connect(self.collect)
            self._dialog.finished.connect(self._closed)
            self._dialog.show()

    @Slot()
    def _closed(self) -> None:
        self._dialog = None

    @Slot()
    def collect(self) -> None:
        """Collect the diagnostics and show them."""
        session, crash_log, workspace = (
            self._context.session,
            self._crash_log,
            self._context.session.workspace,
        )
        screen, settings = _about_screen(), _about_settings(self._context.preferences)

        def work(_progress: object) -> list[DiagnosticsFile]:
            return diagnostics.collect(crash_log, workspace, screen, settings)

        session.runner.start(Lane.READ, Job(work, done=self._show, failed=session.failed.emit))

    def _show(self, files: list[DiagnosticsFile]) -> None:
        dialog = DiagnosticsDialog(files, self._dialog or self._window)
        dialog.save_wanted.connect(self._save)
        dialog.open()

    @Slot(object, object)
    def _save(self, files: list[DiagnosticsFile], path: Path) -> None:
        def work(_progress: object) -> None:
            diagnostics.save(files, path)

        session = self._context.session
        session.runner.start(
            Lane.READ, Job(work, done=lambda _: self._saved(path), failed=session.failed.emit)
        )

    def _saved(self, path: Path) -> None:
        self._context.banners.show_message(
            Tone.GOOD, self.tr("Saved the diagnostics to {name}.").format(name=path.name)
        )


def _about_screen() -> dict[str, str]:
    screen = QGuiApplication.primaryScreen()
    return {
        "Qt": f"{qVersion()}, {QGuiApplication.platformName()}, {QSysInfo.prettyProductName()}",
        "screen": f"{screen.size().width()} × {screen.size().height()} at {screen.devicePixelRatio():g}",
    }


def _about_settings(preferences: Preferences) -> dict[str, str]:
    """Return the settings that may be shared: choices and numbers, but no folders."""
    kept = {
        preference.name.strip("_"): str(getattr(preferences, preference.name))
        for preference in preferences.declared()
        if preference is not Preferences.data_folder
    }
    return {**kept, "data folder": "another" if preferences.data_folder else "the usual one"}
