"""Makes the work of an export; imported when needed, on the main thread, as it refers to Qt classes."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtGui import QImage

from storemon.core.progress import Progress
from storemon.gui.export.material import Material, Work
from storemon.gui.export.subject import Terms
from storemon.services.automation.presenting import Presenter

if TYPE_CHECKING:
    from storemon.gui.report.export_kinds import ExportKind

_DRAWN: Final = "storemon.gui.export.drawn_exports"


def writer(kind: ExportKind) -> Callable[[Material], Work]:
    """Return the function that makes the work of an export."""
    made: Callable[[Material], Work] = _named(*kind.spec.work.split(":"))
    return made


def image_of(work: Work) -> Callable[[Progress], QImage]:
    """Return the function that draws in memory the picture that an export would write."""
    drawn: Callable[[Progress], QImage] = _named(_DRAWN, "image_of")(work)
    return drawn


def preview_of(work: Work, scale: float) -> Callable[[Progress], tuple[str, QImage]]:
    """Return the function that draws the page that an export would write, with `scale` dots per point."""
    drawn: Callable[[Progress], tuple[str, QImage]] = _named(_DRAWN, "preview_of")(work, scale)
    return drawn


def presenter(terms: Terms) -> Presenter:
    """Return the presenter that draws reports that are not on the screen."""
    made: Presenter = _named("storemon.gui.export.report_paper", "DrawingPresenter")(terms)
    return made


def _named(module: str, name: str) -> Callable[..., Any]:
    found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    return found
