"""What a window needs to handle other processes, the system, and bugs."""

from __future__ import annotations

from storemon.gui.context import Context
from storemon.gui.maintenance.exception_hook import ExceptionHook
from storemon.gui.maintenance.support import Support
from storemon.gui.system.end_signals import EndSignals
from storemon.gui.system.handover import Handover
from storemon.services.crash_log import CrashLog
from storemon.services.instance import Instance


def stand_by(
    context: Context, instance: Instance, crash_log: CrashLog, exception_hook: ExceptionHook
) -> None:
    """Set this up for a window after its features are created."""
    Support(context, crash_log, exception_hook)
    EndSignals(context)
    handover = Handover(instance, context.window)
    handover.opened.connect(context.session.bring_files)
    handover.begin()
