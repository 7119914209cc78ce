"""What makes the work of an export, imported when it is wanted; on the main thread, as it names Qt."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QImage

from storemon.core.progress import Progress
from storemon.gui.export.material import Material, Work

if TYPE_CHECKING:
    from storemon.gui.report.export_kinds import ExportKind

_DRAWN: Final = "storemon.gui.export.drawn_exports"


def writer(kind: ExportKind) -> Callable[[Material], Work]:
    """Return what makes the work of an export."""
    made: Callable[[Material], Work] = _named(*kind.spec.work.split(":"))
    return made


def image_of(work: Work) -> Callable[[Progress], QImage]:
    """Return what draws a picture in memory, of the work that would write it."""
    drawn: Callable[[Progress], QImage] = _named(_DRAWN, "image_of")(work)
    return drawn


def preview_of(work: Work, scale: float) -> Callable[[Progress], tuple[str, QImage]]:
    """Return what draws a page, of the work that would write it: its title, and `scale` dots to the point."""
    drawn: Callable[[Progress], tuple[str, QImage]] = _named(_DRAWN, "preview_of")(work, scale)
    return drawn


def _named(module: str, name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found
