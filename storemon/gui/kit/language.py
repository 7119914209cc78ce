"""The language of the window: which it is, its numbers and dates, and the translations that belong to it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from storemon.gui.kit.resources import resource_folder

LANGUAGES: Final = {"en": "English", "es": "Español"}
"""What the window speaks, by the name of the translation; each is called in its own words."""

_ENGLISH: Final = QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)


class _Language:
    def __init__(self) -> None:
        self.name = "en"
        self.locale = QLocale(_ENGLISH)
        self.translators: list[QTranslator] = []


LANGUAGE: Final = _Language()
"""What is spoken just now. Its `locale` stays the same object."""


def system_language() -> str:
    """Return the first of the languages that the person has chosen for the system and the window speaks."""
    for tag in QLocale.system().uiLanguages():
        name = tag.replace("_", "-").partition("-")[0]
        if name in LANGUAGES:
            return name
    return "en"


def speak(name: str) -> None:
    """Let all that is made from now on speak a language, dates and numbers too; needs an application."""
    if name == LANGUAGE.name:
        return
    for translator in LANGUAGE.translators:
        QCoreApplication.removeTranslator(translator)
    LANGUAGE.name = name
    LANGUAGE.locale.swap(_locale(name))
    LANGUAGE.translators = [] if name == "en" else [_qt_words(name), _own_words(name)]
    for translator in LANGUAGE.translators:
        QCoreApplication.installTranslator(translator)


def _locale(name: str) -> QLocale:
    if name == "en":
        return QLocale(_ENGLISH)
    system = QLocale.system()
    own = QLocale(name)
    # Spanish has the signs of the person's country.
    return system if system.language() == own.language() else own


def _qt_words(name: str) -> QTranslator:
    """Return Qt's own words, such as those of its dialogs.

    A package has them beside ours: a comma in a folder's name ends the path that Qt knows for its own.
    """
    translator = QTranslator()
    file = f"qtbase_{name}"
    if not translator.load(file, str(resource_folder() / "translations")):
        translator.load(file, QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    return translator


def _own_words(name: str) -> QTranslator:
    translator = QTranslator()
    translator.load(f"storemon_{name}", str(resource_folder() / "translations"))
    return translator
