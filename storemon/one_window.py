"""One window per database: a second start passes its files to the first and ends, without loading Qt."""

from __future__ import annotations

import os
from pathlib import Path

from storemon.core.server_address import Place
from storemon.services.crash_log import CrashLog
from storemon.services.instance import Instance, Request
from storemon.services.paths import log_folder, run_folder, window_key


def main(files: list[Path], database: Place | None) -> int:
    """Show the window, or pass the files to the one that already shows this database."""
    instance = Instance(run_folder(), window_key(database))
    token = os.environ.get("XDG_ACTIVATION_TOKEN", "")
    if not instance.claim() and instance.hand_over(Request(tuple(files), token)):
        return 0
    try:
        return _show(files, database, instance)
    finally:
        instance.release()


def _show(files: list[Path], database: Place | None, instance: Instance) -> int:
    from storemon import window_program  # noqa: PLC0415  # passing files on needs no Qt

    crash_log = CrashLog(log_folder(), instance.key)
    crash_log.begin(sole=instance.is_sole)
    try:
        status = window_program.main(files, database, instance, crash_log)
    except Exception as error:
        crash_log.fail(error)
        raise
    crash_log.end()
    return status
