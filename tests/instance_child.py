"""`storemon`, which also prints what happens to its window, and at exit whether Qt was loaded."""

from __future__ import annotations

import atexit
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from storemon import app, one_window

if TYPE_CHECKING:
    from storemon.gui.context import Context
    from storemon.gui.maintenance.exception_hook import ExceptionHook
    from storemon.gui.maintenance.support import Support
    from storemon.gui.system.handover import Handover
    from storemon.services.crash_log import CrashLog


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def show(*arguments: object) -> int:
    """Show the window and print what it receives."""
    from storemon.gui.maintenance.support import Support  # noqa: PLC0415  # only where there will be a window
    from storemon.gui.session.session import Session  # noqa: PLC0415  # as above
    from storemon.gui.system.handover import Handover  # noqa: PLC0415  # as above

    stand_by = Support.__init__
    begin, come_to_front = Handover.begin, Handover._come_to_front

    def begun(handover: Handover) -> None:
        say("ready")
        begin(handover)

    def standing_by(
        support: Support, context: Context, crash_log: CrashLog, exception_hook: ExceptionHook
    ) -> None:
        stand_by(support, context, crash_log, exception_hook)
        for banner in context.banners.banners:
            say(f"banner {banner.title.text()}")

    def raised(handover: Handover, token: str) -> None:
        say(f"raised {token}".strip())
        come_to_front(handover, token)

    def given(_session: Session, paths: Sequence[Path]) -> None:
        say(" ".join(["files", *sorted(path.name for path in paths)]))

    for kind, name, function in (
        (Support, "__init__", standing_by),
        (Handover, "begin", begun),
        (Handover, "_come_to_front", raised),
        (Session, "bring_files", given),
    ):
        setattr(kind, name, function)
    return _show(*arguments)  # type: ignore[arg-type]  # the original's arguments


_show = one_window._show

if __name__ == "__main__":
    vars(one_window)["_show"] = show
    atexit.register(lambda: say(f"qt {'PySide6' in sys.modules}"))
    raise SystemExit(app.main(sys.argv[1:]))
