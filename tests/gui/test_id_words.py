"""What is said of store ids, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from storemon.gui.widgets.language import speak
from storemon.gui.widgets.messages import told
from storemon.gui.widgets.region import REGION
from tests.app_window import AppWindow
from tests.gui.reviewing import bring, write

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def spanish(qtbot: QtBot) -> Iterator[None]:
    REGION.follow(QLocale("es_ES"))
    speak("es")
    yield
    speak("en")


@pytest.mark.parametrize(
    ("english", "said"),
    [
        (
            "All ids end in a decimal zero, which is left out: “1,042.0” → “1,042”",
            "Todos los ids terminan en un cero decimal, que se omite: “1,042.0” → “1,042”",
        ),
        (
            "12,000 store ids look much like others, and stay apart: “#1” / “1”",
            "12.000 ids de tienda se parecen mucho a otros, y siguen siendo tiendas aparte: “#1” / “1”",
        ),
        ("The store id is longer than 200 characters", "El id de tienda tiene más de 200 caracteres"),
    ],
)
def test_notes_on_ids_are_said_with_the_ids_as_they_are(english: str, said: str, spanish: None) -> None:
    assert told(english) == said


def test_the_import_to_undo_is_named_as_it_is(spanish: None) -> None:
    said = told(
        "p. 1.csv (imported 2026-11-27 11:15) seems to have rounded ids; if so, undo that import in "
        "Imports, or with storemon undo-import 1: the store “1” of this file is called “2” there"
    )
    assert said.startswith("p. 1.csv (importado el 2026-11-27 11:15) parece tener ids redondeados; ")
    assert said.endswith("undo-import 1: la tienda “1” de este archivo se llama “2” allí")


def test_a_question_about_ids_is_asked_as_a_whole(
    qtbot: QtBot, window: AppWindow, tmp_path: Path, spanish: None
) -> None:
    rows = "".join(f"10000000000100{ten}0,UTC\n" for ten in range(1, 10))
    bring(qtbot, window, [write(tmp_path / "z.csv", "store_id,timezone_str\n" + rows)])
    (selector,) = window.review.detail.questions.selectors
    assert selector.accessibleName() == (
        "Los ids terminan como si un programa los hubiera redondeado, por ejemplo “1000000000010010”. "
        "¿Son correctos? Si no, quite el archivo de la lista y expórtelo otra vez sin abrirlo en una hoja de "
        "cálculo."
    )
