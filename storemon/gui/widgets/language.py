"""The language of the window and its translations."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.resources import resource_folder

LANGUAGES: Final = {"en": "English", "es": "Español"}
"""Available languages: translation name to the language's own name for itself."""


class _Language:
    def __init__(self) -> None:
        self.name = "en"
        self.translators: list[QTranslator] = []


LANGUAGE: Final = _Language()
"""The current language."""


def system_language() -> str:
    """Return the first of the user's system languages that the window supports; English if there is none."""
    for tag in QLocale.system().uiLanguages():
        name = tag.replace("_", "-").partition("-")[0]
        if name in LANGUAGES:
            return name
    return "en"


def speak(name: str) -> None:
    """Use a language for all widgets created from now on; needs an application."""
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
    """Return the translator for Qt's own texts, such as those of its dialogs.

    Packages ship these next to ours: Qt's own path breaks if a folder name contains a comma.
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
