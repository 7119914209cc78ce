"""The language of the window: which it is, and the translations that belong to it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.resources import resource_folder

LANGUAGES: Final = {"en": "English", "es": "Español"}
"""What the window speaks, by the name of the translation; each is called in its own words."""


class _Language:
    def __init__(self) -> None:
        self.name = "en"
        self.translators: list[QTranslator] = []


LANGUAGE: Final = _Language()
"""What is spoken just now."""


def system_language() -> str:
    """Return the first of the languages that the person has chosen for the system and the window speaks."""
    for tag in QLocale.system().uiLanguages():
        name = tag.replace("_", "-").partition("-")[0]
        if name in LANGUAGES:
            return name
    return "en"


def speak(name: str) -> None:
    """Let all that is made from now on speak a language; needs an application."""
    REGION.speak(name, frozenset(LANGUAGES))
    if name == LANGUAGE.name:
        return
    for translator in LANGUAGE.translators:
        QCoreApplication.removeTranslator(translator)
    LANGUAGE.name = name
    LANGUAGE.translators = [] if name == "en" else [_qt_translator(name), _own_translator(name)]
    for translator in LANGUAGE.translators:
        QCoreApplication.installTranslator(translator)


def _qt_translator(name: str) -> QTranslator:
    """Return Qt's own words, such as those of its dialogs.

    A package has them beside ours: a comma in a folder's name ends the path that Qt knows for its own.
    """
    translator = QTranslator()
    file = f"qtbase_{name}"
    if not translator.load(file, str(resource_folder() / "translations")):
        translator.load(file, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator


def _own_translator(name: str) -> QTranslator:
    translator = QTranslator()
    translator.load(f"storemon_{name}", str(resource_folder() / "translations"))
    return translator
