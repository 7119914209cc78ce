"""What happens when something goes wrong: the dialog, the banner after a crash, and the diagnostics."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSysInfo, Slot, qVersion
from PySide6.QtGui import QAction, QGuiApplication

from storemon.gui.care.journal import Journal
from storemon.gui.kit.banner import Tone
from storemon.gui.kit.jobs import Job, Lane
from storemon.gui.kit.preferences import Preference, Preferences

if TYPE_CHECKING:
    from storemon.gui.care.crash_dialog import CrashDialog
    from storemon.gui.care.surprises import Surprises
    from storemon.gui.window import MainWindow
    from storemon.services.diagnostics import Paper
    from storemon.services.trail import Trail


class Support(QObject):
    """Stands by a window whose parts are made."""

    def __init__(self, window: MainWindow, trail: Trail, surprises: Surprises) -> None:
        super().__init__(window)
        self._window = window
        self._trail = trail
        self._dialog: CrashDialog | None = None
        surprises.came.connect(self._tell)
        Journal(window.bench)
        self.action = QAction(self.tr("Collect &diagnostics…"), self)
        self.action.triggered.connect(self.collect)
        window.menus.help.insertAction(window.menus.about, self.action)
        if trail.ended_badly:
            window.banners.tell(
                Tone.NOTICE,
                self.tr("storemon was cut off last time."),
                self.tr(
                    "Finished work was saved. An import that was running was not saved at all; "
                    "import that file again."
                ),
                (self.tr("Save diagnostics…"), self.collect),
            )

    @Slot(str)
    def _tell(self, details: str) -> None:
        from storemon.gui.care.crash_dialog import CrashDialog  # noqa: PLC0415  # seldom needed

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
        bench, trail, workspace = self._window.bench, self._trail, self._window.bench.workspace
        screen, settings = _about_screen(), _about_settings(self._window.preferences)

        def work(_progress: object) -> list[Paper]:
            from storemon.services import diagnostics  # noqa: PLC0415  # seldom needed

            return diagnostics.collect(trail, workspace, screen, settings)

        bench.runner.start(Lane.READ, Job(work, done=self._show, failed=bench.failed.emit))

    def _show(self, papers: list[Paper]) -> None:
        from storemon.gui.care.diagnostics_dialog import DiagnosticsDialog  # noqa: PLC0415  # seldom needed

        dialog = DiagnosticsDialog(papers, self._dialog or self._window)
        dialog.save_wanted.connect(self._save)
        dialog.open()

    @Slot(object, object)
    def _save(self, papers: list[Paper], path: Path) -> None:
        def work(_progress: object) -> None:
            from storemon.services import diagnostics  # noqa: PLC0415  # seldom needed

            diagnostics.save(papers, path)

        bench = self._window.bench
        bench.runner.start(Lane.READ, Job(work, done=lambda _: self._saved(path), failed=bench.failed.emit))

    def _saved(self, path: Path) -> None:
        self._window.banners.tell(
            Tone.GOOD, self.tr("Saved the diagnostics to {name}.").format(name=path.name)
        )


def _about_screen() -> dict[str, str]:
    screen = QGuiApplication.primaryScreen()
    return {
        "Qt": f"{qVersion()}, {QGuiApplication.platformName()}, {QSysInfo.prettyProductName()}",
        "screen": f"{screen.size().width()} × {screen.size().height()} at {screen.devicePixelRatio():g}",
    }


def _about_settings(preferences: Preferences) -> dict[str, str]:
    """Return the settings that may be told: what can be chosen or counted, and no folder."""
    kept = {
        name.strip("_"): str(getattr(preferences, name))
        for name, preference in vars(Preferences).items()
        if isinstance(preference, Preference) and preference is not Preferences.data_folder
    }
    return {**kept, "data folder": "another" if preferences.data_folder else "the usual one"}
