"""The composition root: decides between the command line and the window, and puts the window together."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import QSettings

    from storemon.core.progress import Progress
    from storemon.gui.care.surprises import Surprises
    from storemon.gui.window import MainWindow
    from storemon.services.instance import Instance
    from storemon.services.sample import SampleFiles
    from storemon.services.trail import Trail
    from storemon.services.workspace import Workspace


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window, with the files in `argv` if any, or carry out a command; return the exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words[:1] == ["--self-test"]:
        from storemon import self_test  # noqa: PLC0415  # for those who package the program

        return self_test.main(words[1:], make_window)
    wanted = _window_arguments(words)
    if wanted is None:
        from storemon import cli  # noqa: PLC0415  # a window needs no commands

        return cli.main(words)
    files, database = wanted
    if not has_display(os.environ, sys.platform):
        from storemon import showcase  # noqa: PLC0415  # only where there is no display

        return showcase.main(files, database)
    return _run_window(files, database)


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Return whether a window can be seen here, or a test has said where it goes."""
    if platform in {"win32", "darwin"} or environment.get("QT_QPA_PLATFORM"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


def _window_arguments(words: list[str]) -> tuple[list[Path], Path | None] | None:
    """Return the files and the database for a window; None where a command is meant."""
    named, rest = None, words
    if words[:1] == ["--database"] and len(words) > 1:
        named, rest = words[1], words[2:]
    elif words and words[0].startswith("--database="):
        named, rest = words[0].partition("=")[2], words[1:]
    files = [Path(word) for word in rest]
    # A command is no path, whatever lies in the current folder: a file has a suffix, or a folder before it.
    if not all((file.suffix or file.parent.name) and _is_there(file) for file in files):
        return None
    if named is None:
        return files, None
    from storemon.errors import UserError  # noqa: PLC0415  # seldom needed
    from storemon.services.paths import named_database  # noqa: PLC0415  # as above

    try:
        return files, named_database(named)
    except UserError:
        return None  # the command line says why


def _is_there(file: Path) -> bool:
    """Return whether there is such a file; one that may not be looked at, or a name too long, is none."""
    try:
        return file.exists()
    except OSError:
        return False


def _run_window(files: list[Path], database: Path | None) -> int:
    """Show the window, or hand the files over to the one that shows this database already."""
    from storemon.services.instance import Instance, Request  # noqa: PLC0415  # the command line is no window
    from storemon.services.paths import run_folder, window_key  # noqa: PLC0415  # as above

    instance = Instance(run_folder(), window_key(database))
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    if not instance.claim() and instance.hand_over(Request(tuple(files), token)):
        return 0
    try:
        return _show_window(files, database, instance)
    finally:
        instance.release()


def _show_window(files: list[Path], database: Path | None, instance: Instance) -> int:
    from storemon.services.paths import log_folder  # noqa: PLC0415  # the command line is no window
    from storemon.services.trail import Trail  # noqa: PLC0415  # as above

    trail = Trail(log_folder(), instance.key)
    trail.begin(sole=instance.is_sole)
    try:
        status = _run_application(files, database, instance, trail)
    except Exception as error:
        trail.fail(error)
        raise
    trail.end()
    return status


def _run_application(files: list[Path], database: Path | None, instance: Instance, trail: Trail) -> int:
    from storemon.gui.application import make_application  # noqa: PLC0415  # the command line does not load Qt
    from storemon.gui.care.surprises import Surprises  # noqa: PLC0415  # as above
    from storemon.gui.kit.stored import open_settings  # noqa: PLC0415  # as above
    from storemon.services.paths import settings_file  # noqa: PLC0415  # as above

    application = make_application(sys.argv[0])
    surprises = Surprises(application)
    surprises.install()
    application.aboutToQuit.connect(trail.end)
    window = make_window(database, open_settings(settings_file()))
    if files:
        window.import_files(files)
    if sys.platform == "darwin":
        from storemon.gui.system.file_opener import FileOpener  # noqa: PLC0415  # other systems give files as arguments

        if isinstance(application, FileOpener):
            application.opened.connect(window.import_files)
    window.parts_ready.connect(lambda: _stand_by(window, instance, trail, surprises))
    window.show()
    try:
        return int(application.exec())
    finally:
        surprises.remove()


def _stand_by(window: MainWindow, instance: Instance, trail: Trail, surprises: Surprises) -> None:
    """Give the window what it needs to live with other processes, the system and mistakes of ours."""
    from storemon.gui.care.support import Support  # noqa: PLC0415  # not before the first paint
    from storemon.gui.system.end_signals import EndSignals  # noqa: PLC0415  # as above
    from storemon.gui.system.handover import Handover  # noqa: PLC0415  # as above

    Support(window, trail, surprises)
    EndSignals(window)
    handover = Handover(instance, window)
    handover.opened.connect(window.import_files)
    handover.begin()


def make_window(database: Path | None, settings: QSettings) -> MainWindow:
    """Make the window on the database at that path, or on the person's own; the application is there."""
    from storemon.gui.system.main_thread import MainThreadFirst  # noqa: PLC0415  # the command line does not load Qt
    from storemon.gui.window import MainWindow  # noqa: PLC0415  # as above

    window = MainWindow(lambda progress: open_workspace(database, progress), make_sample, settings)
    window.movable = database is None
    window.chart_ready.connect(MainThreadFirst(window).loaded)
    return window


def open_workspace(database: Path | None, progress: Progress) -> Workspace:
    """Open the database at that path, or the person's own; a damaged one is set aside.

    Slow the first time: call it on a worker.
    """
    from storemon.services.frugal import save_memory  # noqa: PLC0415  # after the first paint
    from storemon.services.paths import default_database  # noqa: PLC0415  # as above
    from storemon.services.saving import introduce  # noqa: PLC0415  # as above
    from storemon.services.workspace import Workspace  # noqa: PLC0415  # as above

    introduce("The storemon window")
    save_memory()
    return Workspace.open_or_recover(database or default_database(), progress)


def make_sample(folder: Path) -> SampleFiles:
    """Write the sample files. Slow the first time: call it on a worker."""
    from storemon.services import sample  # noqa: PLC0415  # after the first paint

    return sample.make_sample(folder)
