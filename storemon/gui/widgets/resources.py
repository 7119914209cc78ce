"""Locations of the files that ship with the program: frozen, in a source checkout, or installed."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path

from PySide6.QtGui import QFontDatabase

_FONTS = ("Inter-Regular.otf", "Inter-Medium.otf", "Inter-SemiBold.otf")


@cache
def resource_folder() -> Path:
    """Folder of icons, fonts and the style sheet."""
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "resources"
    package = Path(__file__).resolve().parents[2]
    installed = package / "_resources"
    return installed if installed.is_dir() else package.parent / "resources"


def licences_folder() -> Path | None:
    """Folder of the licenses of everything a package includes; None if this is not a package."""
    folder = resource_folder().parent / "licences"
    return folder if getattr(sys, "frozen", False) and folder.is_dir() else None


def release_list() -> str:
    """Address of the list of releases, known only in packages built from a repository; empty otherwise."""
    file = resource_folder() / "releases.txt"
    return file.read_text("utf-8").strip() if file.is_file() else ""


@cache
def load_fonts() -> str:
    """Register the bundled typeface with Qt and return its family name; needs a QGuiApplication."""
    family = ""
    for name in _FONTS:
        number = QFontDatabase.addApplicationFont(str(resource_folder() / "fonts" / name))
        if number >= 0 and not family:
            family = QFontDatabase.applicationFontFamilies(number)[0]
    return family
