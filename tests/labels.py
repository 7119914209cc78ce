"""Measure every visible label against its space, at all sizes, scales and languages.

    python -m tests.labels [--stores 0,1,5,40] [--locales en_US,de_DE] [--scales 1,1.5] [--sizes 1280x800]
    python -m tests.labels --dialogs [--pictures FOLDER] …

`--dialogs` opens every dialog instead of every page, and `--pictures` takes a screenshot of each.
Sizes are in screen pixels; those smaller than the window's minimum are skipped. Exits with 1
if a label has too little space, and lists each once with the places where it was seen.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QWidget

from storemon.gui.application import make_application
from storemon.gui.widgets.region import REGION
from tests.app_window import AppWindow
from tests.gui.room import unfit
from tests.opened_dialogs import dialogs
from tests.studio import Studio, dismiss, rest, until

LOCALES = "en_US,en_GB,de_DE,es_MX"
SIZES = "1280x800,1366x768,1920x1080,3840x2160"
PAGES = ("overview", "stores", "hours", "imports", "reports", "automation", "store")
_SMALLEST = (960, 540)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--stores", default="0,1,5,40,14092")
    parser.add_argument("--locales", default=LOCALES)
    parser.add_argument("--scales", default="1,1.5,2")
    parser.add_argument("--sizes", default=SIZES)
    parser.add_argument("--themes", default="light,dark")
    parser.add_argument("--dialogs", action="store_true")
    parser.add_argument("--pictures", type=Path)
    parser.add_argument("--at-scale", type=float, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.at_scale is None:
        return max([at_scale(scale) for scale in chosen.scales.split(",")])
    found = measured(chosen)
    for text, places in found.items():
        more = f" and {len(places) - 3} more" if len(places) > 3 else ""
        sys.stdout.write(f"{text}\n    {', '.join(places[:3])}{more}\n")
    sys.stdout.write(f"{len(found)} labels without room at scale {chosen.at_scale}\n")
    return 1 if found else 0


def at_scale(scale: str) -> int:
    """Measure in a process of its own, because Qt reads the scale at startup."""
    command = [sys.executable, "-m", "tests.labels", *sys.argv[1:], "--at-scale", scale]
    return subprocess.run(command, env={**os.environ, "QT_SCALE_FACTOR": scale}, check=False).returncode


def measured(chosen: argparse.Namespace) -> dict[str, list[str]]:
    """Return each label with too little space, with the places where it was seen."""
    found: dict[str, list[str]] = defaultdict(list)
    application = make_application()
    sizes = [
        tuple(int(int(part) / chosen.at_scale) for part in text.split("x"))
        for text in chosen.sizes.split(",")
    ]
    fitting = sorted({size for size in sizes if size[0] >= _SMALLEST[0] and size[1] >= _SMALLEST[1]})
    with tempfile.TemporaryDirectory() as scratch:
        for locale in chosen.locales.split(","):
            REGION.follow(QLocale(locale))
            language = "es" if locale.startswith("es") else "en"
            for number in map(int, chosen.stores.split(",")):
                studio = Studio(Path(scratch), Path(scratch), "light", (1280, 800), language)
                window = studio.with_sample(number) if number else studio.window()
                for theme in chosen.themes.split(","):
                    window.preferences.theme = theme
                    for width, height in fitting:
                        places = f"{width}x{height} {locale} {theme} {number} stores"
                        if chosen.dialogs:
                            settle(window, width, height)
                        for name, shown in dialogs(window) if chosen.dialogs else pages(window, number):
                            if not chosen.dialogs:
                                settle(window, width, height)
                            for text in lasting(shown):
                                found[text].append(f"{name} {places}")
                            if chosen.pictures is not None:
                                file = f"{name} {places} {chosen.at_scale}.png".replace(" ", "-")
                                shown.grab().save(str(chosen.pictures / file))
                dismiss(window)
    application.processEvents()
    return found


def lasting(shown: QWidget) -> list[str]:
    """Return the problems that are still there once a busy machine has laid out everything."""
    if unfit(shown):
        rest(800)
    return unfit(shown)


def settle(window: AppWindow, width: int, height: int) -> None:
    """Resize the window and let it update its layout."""
    window.resize(width, height)
    # Messages float over the page by design.
    window.banners.clear_good()
    until(lambda: not window.session.runner.busy)
    rest(60)
    QApplication.sendPostedEvents()


def pages(window: AppWindow, stores: int) -> Iterator[tuple[str, QWidget]]:
    """Show each page in turn."""
    for page in PAGES:
        if page == "store":
            if not stores or window.session.rows is None:
                continue
            window.navigator.open_store(window.session.rows.table.store_ids[0])
            until(lambda: window.store.week.shown is not None)
        else:
            window.navigator.show(page)
        yield page, window


if __name__ == "__main__":
    sys.exit(main())
