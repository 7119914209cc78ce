"""The window as a program: the application around it, and the database below it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings

from storemon.gui.application import make_application, opened_files
from storemon.gui.main_window import MainWindow
from storemon.gui.maintenance.exception_hook import ExceptionHook
from storemon.gui.system.main_thread import MainThreadFirst
from storemon.gui.widgets.stored import open_settings
from storemon.services.crash_log import CrashLog
from storemon.services.instance import Instance
from storemon.services.paths import settings_file

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.core.server_address import Place
    from storemon.gui.context import Context
    from storemon.services.workspace import Workspace


def main(files: list[Path], database: Place | None, instance: Instance, crash_log: CrashLog) -> int:
    """Show the window until it is closed; return the exit status."""
    application = make_application(sys.argv[0])
    exception_hook = ExceptionHook(application)
    exception_hook.install()
    application.aboutToQuit.connect(crash_log.end)
    window = make_window(database, open_settings(settings_file()))
    if files:
        window.import_files(files)
    opened = opened_files(application)
    if opened is not None:
        opened.connect(window.import_files)

    def stand_by(context: Context) -> None:
        from storemon.gui import process  # noqa: PLC0415  # not before the first paint

        process.stand_by(context, instance, crash_log, exception_hook)

    window.ready.connect(stand_by)
    window.show()
    try:
        return int(application.exec())
    finally:
        exception_hook.remove()


def make_window(database: Place | None, settings: QSettings, *, recover: bool = True) -> MainWindow:
    """Make the window for the database at that place, or for the user's own; the application must exist.

    With `recover`, a damaged database is set aside.
    """

    def open_workspace(progress: Progress) -> Workspace:
        from storemon import window_data  # noqa: PLC0415  # large, and loaded on a worker

        return window_data.open_workspace(database, progress, recover=recover)

    window = MainWindow(open_workspace, None, settings, named=database)
    window.ready.connect(MainThreadFirst(window).loaded)
    return window
