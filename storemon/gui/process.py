"""What a window needs to live with other processes, the system, and mistakes of ours."""

from __future__ import annotations

from storemon.gui.care.support import Support
from storemon.gui.care.surprises import Surprises
from storemon.gui.context import Context
from storemon.gui.system.end_signals import EndSignals
from storemon.gui.system.handover import Handover
from storemon.services.instance import Instance
from storemon.services.trail import Trail


def stand_by(context: Context, instance: Instance, trail: Trail, surprises: Surprises) -> None:
    """Give it all of that, once its features are made."""
    Support(context, trail, surprises)
    EndSignals(context)
    handover = Handover(instance, context.window)
    handover.opened.connect(context.session.bring_files)
    handover.begin()
