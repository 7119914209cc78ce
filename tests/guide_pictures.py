"""Create the guide's screenshots from the real window, small and with few colors.

    python -m tests.guide_pictures

They are saved next to the guide's pages, for each language and theme.
"""

from __future__ import annotations

import itertools
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Screenshots have this scale, whatever that of the real screen.
os.environ["QT_SCALE_FACTOR"] = "1.5"

import numpy as np
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPixmap

from storemon.gui.application import make_application
from storemon.gui.guide.guide_pages import guide_folder
from storemon.gui.guide.guide_view import PICTURE_RATIO
from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.widgets.language import LANGUAGES
from tests.studio import Studio, dismiss, rest, until

_WIDTH: Final = 712
"""The width of a page's text, in device-independent pixels."""

_COLOURS: Final = 256
_DRAWN: Final = 1_500
"""Milliseconds until a chart is drawn, even on a busy computer."""


class Painter:
    """Saves screenshots for one language and theme."""

    def __init__(self, folder: Path, theme: str) -> None:
        self._folder = folder
        self._ending = "-dark" if theme == "dark" else ""

    def keep(self, name: str, picture: QPixmap, part: QRect | None = None) -> None:
        """Save a part of a screenshot, in device-independent pixels, at most as wide as a page's text."""
        image = picture.toImage()
        if part is not None:
            ratio = image.devicePixelRatio()
            place = QRect(part.topLeft() * ratio, part.size() * ratio)
            image = image.copy(place.intersected(image.rect()))
        widest = round(_WIDTH * PICTURE_RATIO)
        if image.width() > widest:
            image = image.scaledToWidth(widest, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(1)
        self._folder.mkdir(parents=True, exist_ok=True)
        few_colours(image).save(str(self._folder / f"{name}{self._ending}.png"), quality=0)


def few_colours(image: QImage) -> QImage:
    """Return the picture with a palette of its most used colors; others are replaced by the nearest."""
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    height, width = image.height(), image.width()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(height, width) & 0xFFFFFF
    # Without the lowest bits, similar colors count as one, so that rare ones get a place too.
    coarse, place, counts = np.unique(pixels & 0xF8F8F8, return_inverse=True, return_counts=True)
    exact = np.zeros(len(coarse), np.uint32)
    exact[place.ravel()] = pixels.ravel()
    chosen = np.argsort(-counts)[:_COLOURS]
    red_green_blue = np.stack([exact >> 16, exact >> 8 & 255, exact & 255], axis=1).astype(np.int64)
    far = ((red_green_blue[:, None] - red_green_blue[chosen][None]) ** 2).sum(axis=2)
    indices = far.argmin(axis=1).astype(np.uint8)[place.ravel()].reshape(height, width)
    padded = np.zeros((height, (width + 3) // 4 * 4), np.uint8)
    padded[:, :width] = indices
    small = QImage(padded.tobytes(), width, height, padded.shape[1], QImage.Format.Format_Indexed8)
    small.setColorTable([int(colour) | 0xFF000000 for colour in exact[chosen]])
    return small.copy()


def stores(studio: Studio, painter: Painter) -> None:
    window = studio.with_sample()
    window.navigator.show("overview")
    size = window.size()
    window.resize(1280, 800)
    rest()
    painter.keep("overview", window.grab())
    window.resize(size)
    window.navigator.show("stores")
    window.stores.table.selectRow(2)
    until(lambda: window.stores.panel.week is not None)
    rest(_DRAWN)
    painter.keep("stores", window.grab())
    options = window.actions_bar.options
    options.open_below(window.actions_bar.generate.options_button)
    rest()
    painter.keep("options", options.grab())
    options.hide()
    dismiss(window)


def store(studio: Studio, painter: Painter) -> None:
    window = studio.with_sample()
    window.resize(1280, 800)
    window.navigator.open_store(window.stores.model.id_at(2))
    until(lambda: window.store.week.shown is not None)
    rest()
    painter.keep("store", window.grab())
    dismiss(window)


def review(studio: Studio, painter: Painter) -> None:
    window = studio.window()
    folder = Path(tempfile.mkdtemp(dir=studio.scratch))
    from storemon.services.sample import make_sample  # noqa: PLC0415  # not before the first paint

    files = make_sample(folder)
    rows = files.polls.read_text().splitlines()
    rows[5] = "123,sleeping,2023-01-24 09:06:42 UTC"
    rows[9:12] = ["124,active,yesterday", "125,inactive,the day before", ",active,2023-01-24 09:06:42 UTC"]
    files.polls.write_text("\n".join(rows) + "\n")
    window.import_files([files.polls, files.hours, files.zones, files.names])
    until(window.review.button.isEnabled)
    window.review.table.selectRow(0)
    rest()
    painter.keep(
        "review", window.grab(), QRect(window.rail.width(), 28, window.width() - window.rail.width(), 520)
    )
    window.review.button.click()
    until(lambda: any(record.refused for record in window.imports.model.records))
    record = next(record for record in window.imports.model.records if record.refused)
    window.imports.refused_wanted.emit(record)
    until(lambda: window.findChild(RefusedDialog) is not None)
    dialog = window.findChild(RefusedDialog)
    assert dialog is not None
    rest()
    painter.keep("refused", dialog.grab())
    dialog.close()
    dismiss(window)


SCENES: Final[tuple[Callable[[Studio, Painter], None], ...]] = (stores, store, review)


def main() -> int:
    application = make_application()
    with tempfile.TemporaryDirectory() as scratch:
        for language, theme in itertools.product(LANGUAGES, ("light", "dark")):
            studio = Studio(Path(scratch), Path(scratch), theme, (1024, 640), language)
            for scene in SCENES:
                scene(studio, Painter(guide_folder(language) / "pictures", theme))
    application.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
