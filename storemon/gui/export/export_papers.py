"""The work behind each wish for a picture or a page.

Imported on the main thread, since it names classes of Qt; what it returns is done on a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from storemon.core.progress import Progress, part
from storemon.gui.export.fleet_pictures import bars_picture, heat_picture
from storemon.gui.export.fleet_sheet import FleetSheet
from storemon.gui.export.picture_files import own_paper, pdf, png, svg
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.report.export_actions import ExportKind
from storemon.services.saving import write_bytes

if TYPE_CHECKING:
    from storemon.gui.export.material import Material, Work
    from storemon.gui.export.paper import Subject
    from storemon.gui.export.picture import Picture

SVG: Final = ".svg"


def paper_work(wish: ExportKind, material: Material) -> Work:
    """Return the work that a wish for a picture or a page asks for."""
    look, subject, answers = material.look, material.subject, material.rows.answers
    if look is not None:
        if wish is ExportKind.STORE_PAGE:
            return partial(_write_page, look.page)
        return partial(
            _write_picture, look.week_picture if wish is ExportKind.WEEK_PICTURE else look.hours_picture
        )
    if wish is ExportKind.FLEET_PAGE:
        return partial(_write_page, partial(_fleet_page, subject))
    if wish is ExportKind.HEAT_PICTURE and answers is not None:
        return partial(_write_picture, partial(heat_picture, subject, answers.heat))
    return partial(_write_picture, partial(bars_picture, subject))


def _fleet_page(subject: Subject, progress: Progress) -> bytes:
    sheet = FleetSheet(subject, Fleet.of(subject.rows))
    return pdf(sheet.title, own_paper(), partial(sheet.draw, progress=progress))


def _write_page(draw: Callable[[Progress], bytes], path: Path, progress: Progress) -> int:
    write_bytes(draw(part(progress, 0.0, 0.9)), path)
    return 1


def _write_picture(find: Callable[[], Picture], path: Path, progress: Progress) -> int:
    draw = svg if path.suffix.lower() == SVG else png
    write_bytes(draw(find(), part(progress, 0.1, 0.9)), path)
    return 1
