"""The work of exporting pictures and pages.

Imported on the main thread, since it refers to Qt classes; the returned work runs on a worker.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtGui import QImage

from storemon.core.progress import Progress, part
from storemon.errors import ExportFailed
from storemon.gui.export.fleet_pictures import bars_picture, heat_picture
from storemon.gui.export.fleet_sheet import FleetSheet
from storemon.gui.export.list_sheet import StoreListSheet
from storemon.gui.export.picture_files import image, own_paper, page_image, pdf, pdf_pages, png, svg
from storemon.gui.export.trend_pictures import trend_picture
from storemon.gui.figures.fleet_figures import Fleet
from storemon.message import Message
from storemon.services.exports import WITHOUT_ANSWERS
from storemon.services.saving import write_bytes

if TYPE_CHECKING:
    from storemon.gui.export.material import Material, Work
    from storemon.gui.export.picture import Picture
    from storemon.gui.export.subject import Subject
    from storemon.gui.widgets.sheet import Sheet

_SVG: Final = ".svg"


def fleet_page(material: Material) -> Work:
    """Return the work that writes all stores on one page."""
    return PageWork(partial(_fleet_page, material.subject))


def store_list(material: Material) -> Work:
    """Return the work that writes the chosen stores as a list, on as many pages as needed."""
    return ListWork(material)


def heat(material: Material) -> Work:
    """Return the work that writes the downtime by hour of the week."""
    return PictureWork(partial(_heat_picture, material.subject))


def bars(material: Material) -> Work:
    """Return the work that writes the stores by uptime."""
    return PictureWork(partial(bars_picture, material.subject))


def trend(material: Material) -> Work:
    """Return the work that writes uptime over time, for all stores or one."""
    return PictureWork(partial(_trend_picture, material))


def store_page(material: Material) -> Work:
    """Return the work that writes one store on one page."""
    return PageWork(material.store.page)


def week(material: Material) -> Work:
    """Return the work that writes the chart of a store."""
    return PictureWork(material.store.week_picture)


def store_hours(material: Material) -> Work:
    """Return the work that writes the hours of a store."""
    return PictureWork(material.store.hours_picture)


def _fleet_page(subject: Subject) -> FleetSheet:
    return FleetSheet(subject, Fleet.of(subject.rows))


def _heat_picture(subject: Subject) -> Picture:
    if subject.rows.answers is None:
        raise ExportFailed(
            Message("The picture cannot be saved."), WITHOUT_ANSWERS, Message("Generate a new report.")
        )
    return heat_picture(subject, subject.rows.answers.heat)


def _trend_picture(material: Material) -> Picture:
    series, shown = material.trend(), material.shown_trend
    if shown is None:
        return trend_picture(material.subject, series[0][1], material.one_store)
    group, period = shown
    totals = dict(series[1:]).get(group, series[0][1])
    return trend_picture(material.subject, totals, material.one_store, group, period)


class Page(Protocol):
    """The content of one page."""

    @property
    def title(self) -> str:
        """The title of the page."""

    def draw(self, sheet: Sheet, width: float, height: float, progress: Progress) -> None:
        """Draw the page into a width and height in points."""


@dataclass(frozen=True, slots=True)
class PageWork:
    """Writes the page that `find` returns as PDF."""

    find: Callable[[], Page]

    def __call__(self, path: Path, progress: Progress) -> int:
        """Write it; return 1."""
        page, drawing = self.find(), part(progress, 0.0, 0.9)
        write_bytes(pdf(page.title, own_paper(), partial(page.draw, progress=drawing)), path)
        return 1

    def preview(self, scale: float, progress: Progress) -> tuple[str, QImage]:
        """Return its title, and the page as an image with `scale` dots per point."""
        page = self.find()
        return page.title, page_image(own_paper(), scale, partial(page.draw, progress=progress))


@dataclass(frozen=True, slots=True)
class ListWork:
    """Writes a list of stores as PDF."""

    material: Material

    def __call__(self, path: Path, progress: Progress) -> int:
        """Write it; return how many stores it lists."""
        found, paper = StoreListSheet(self.material.subject, self.material.stores), own_paper()
        drawing = part(progress, 0.0, 0.9)
        pages = range(found.pages(paper.sizePoints().height()))
        draws = [partial(found.draw, progress=drawing, page=page) for page in pages]
        write_bytes(pdf_pages(found.title, paper, draws), path)
        return found.stores


@dataclass(frozen=True, slots=True)
class PictureWork:
    """Writes the picture that `find` returns, as SVG or PNG by the ending of the file's name."""

    find: Callable[[], Picture]

    def __call__(self, path: Path, progress: Progress) -> int:
        """Write it; return 1."""
        draw = svg if path.suffix.lower() == _SVG else png
        write_bytes(draw(self.find(), part(progress, 0.1, 0.9)), path)
        return 1


def preview_of(work: Work, scale: float) -> Callable[[Progress], tuple[str, QImage]]:
    """Return the function that draws a page's preview; raises `ValueError` if the export is not a page."""
    if not isinstance(work, PageWork):
        raise ValueError("this export is no page")  # noqa: TRY004  # of all kinds, these alone can be asked
    return partial(work.preview, scale)


def image_of(work: Work) -> Callable[[Progress], QImage]:
    """Return the function that draws a picture in memory; raises `ValueError` if the export is no picture."""
    if not isinstance(work, PictureWork):
        raise ValueError("this export is no picture")  # noqa: TRY004  # of all kinds, these alone can be asked
    return lambda progress: image(work.find(), progress)
