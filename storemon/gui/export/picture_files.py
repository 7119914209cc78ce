"""Pictures and pages as bytes of PNG, SVG and PDF.

May run on a worker, since it paints only in memory. Import it on the main thread, like everything that
refers to Qt classes.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect, QSize
from PySide6.QtGui import QImage, QPageSize, QPaintDevice, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from storemon.core.progress import Progress, silent
from storemon.errors import ExportFailed
from storemon.gui.export.picture import Picture
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.sheet import Sheet, fit
from storemon.message import Message

_POINTS: Final = 72
_SCREEN: Final = 96
"""Dots per inch in which pictures are measured; a PNG has twice as many."""
_PRINT: Final = 1200
# If Inter is not installed, fonts of about its width.
_FAMILIES: Final = "Inter, Segoe UI, Helvetica Neue, Arial, sans-serif"
# The countries that use Letter, from CLDR's list of paper sizes.
_LETTER: Final = re.compile("BZ|CA|CL|CO|CR|GT|MX|NI|PA|PH|PR|SV|US|VE")


def png(picture: Picture, progress: Progress = silent) -> bytes:
    """Return a picture as PNG."""
    drawn = image(picture, progress)
    return _kept(lambda buffer: drawn.save(buffer, "PNG"))  # type: ignore[call-overload]  # its stub wants bytes


def image(picture: Picture, progress: Progress = silent) -> QImage:
    """Return a picture as an image, with two dots per screen pixel."""
    scale = 2 * _SCREEN / _POINTS
    drawn = QImage(round(picture.width * scale), round(picture.height * scale), QImage.Format.Format_RGB32)
    if drawn.isNull():
        raise ExportFailed(Message("The picture is too large for this computer's memory."))
    dots = round(2 * _SCREEN / 0.0254)
    drawn.setDotsPerMeterX(dots)
    drawn.setDotsPerMeterY(dots)
    drawn.fill(0xFFFFFFFF)
    _paint(drawn, scale, lambda sheet: picture.draw(sheet, progress))
    return drawn


def svg(picture: Picture, progress: Progress = silent) -> bytes:
    """Return a picture as SVG with its texts as text."""

    def draw(buffer: QBuffer) -> None:
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setTitle(fit(picture.title))
        generator.setDescription(fit(" · ".join(picture.facts)))
        generator.setResolution(_SCREEN)
        width, height = round(picture.width), round(picture.height)
        generator.setSize(QSize(width * _SCREEN // _POINTS, height * _SCREEN // _POINTS))
        generator.setViewBox(QRect(0, 0, width, height))
        _paint(generator, 1.0, lambda sheet: picture.draw(sheet, progress))

    return _kept(draw).replace(b'font-family="Inter"', f'font-family="{_FAMILIES}"'.encode())


def paper_size(territory: str) -> QPageSize:
    """Return the usual paper size in a country, given by its two letters."""
    letter = _LETTER.fullmatch(territory.upper())
    return QPageSize(QPageSize.PageSizeId.Letter if letter else QPageSize.PageSizeId.A4)


def own_paper() -> QPageSize:
    """Return the usual paper size at this computer's location."""
    return paper_size(REGION.country)


def pdf(title: str, size: QPageSize, draw: Callable[[Sheet, float, float], None]) -> bytes:
    """Return one page; `draw` gets the sheet and its width and height in points."""
    return pdf_pages(title, size, [draw])


def pdf_pages(title: str, size: QPageSize, draws: Sequence[Callable[[Sheet, float, float], None]]) -> bytes:
    """Return a page for each of `draws`, see `pdf`."""

    def write(buffer: QBuffer) -> None:
        writer = QPdfWriter(buffer)
        writer.setTitle(fit(title))
        writer.setCreator("storemon")
        writer.setResolution(_PRINT)
        writer.setPageSize(size)
        writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        points = size.sizePoints()

        def draw_all(sheet: Sheet) -> None:
            for page, draw in enumerate(draws):
                if page:
                    writer.newPage()
                draw(sheet, points.width(), points.height())

        _paint(writer, _PRINT / _POINTS, draw_all)

    return _kept(write)


def page_image(size: QPageSize, scale: float, draw: Callable[[Sheet, float, float], None]) -> QImage:
    """Return the same page as an image, with `scale` dots per point."""
    points = size.sizePoints()
    drawn = QImage(round(points.width() * scale), round(points.height() * scale), QImage.Format.Format_RGB32)
    drawn.fill(0xFFFFFFFF)
    _paint(drawn, scale, lambda sheet: draw(sheet, points.width(), points.height()))
    return drawn


def _paint(device: QPaintDevice, scale: float, draw: Callable[[Sheet], None]) -> None:
    painter = QPainter(device)
    try:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        draw(Sheet(painter))
    finally:
        # Cancelled half-way, a painter that is left open would hold its device.
        painter.end()


def _kept(write: Callable[[QBuffer], object]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    write(buffer)
    buffer.close()
    return bytes(buffer.data().data())
