"""Drawing without a screen."""

from __future__ import annotations

import os
import sys

import pytest

from storemon.gui.widgets.offscreen import find_fonts


def test_on_windows_the_systems_fonts_are_found_off_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("SYSTEMROOT", r"C:\WINDOWS")
    monkeypatch.delenv("QT_QPA_FONTDIR", raising=False)
    find_fonts()
    assert os.environ["QT_QPA_FONTDIR"] == r"C:\WINDOWS\Fonts"


def test_other_systems_know_their_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.delenv("QT_QPA_FONTDIR", raising=False)
    find_fonts()
    assert "QT_QPA_FONTDIR" not in os.environ
