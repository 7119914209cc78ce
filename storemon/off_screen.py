"""The texts and PDFs of the window without a window, for `storemon run`."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from storemon.gui.application import make_application
from storemon.gui.export.report_paper import DrawingPresenter
from storemon.gui.export.subject import Terms
from storemon.gui.widgets.language import speak
from storemon.gui.widgets.offscreen import go_off_screen
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.stored import open_settings
from storemon.services.paths import settings_file

_APPLICATION: Final[list[QCoreApplication]] = []
"""Kept until the program ends."""


def presenter() -> DrawingPresenter:
    """Return a presenter that translates and draws like the window, with its settings."""
    if QApplication.instance() is None:
        go_off_screen()
        _APPLICATION.append(make_application())
    preferences = Preferences(open_settings(settings_file()))
    speak(preferences.language)
    return DrawingPresenter(Terms.of(preferences))
