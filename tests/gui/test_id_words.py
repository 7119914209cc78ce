"""Messages on store ids, in the language of the window."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QLocale

from storemon.gui.widgets.language import speak
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.region import REGION
from storemon.message import Message
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
    ("message", "said"),
    [
        (
            Message("All ids end in a decimal zero, which is left out: {read}", read="“1,042.0” → “1,042”"),
            "Todos los ids terminan en un cero decimal, que se omite: “1,042.0” → “1,042”",
        ),
        (
            Message(
                "One store id looks much like another, and stays apart: {shown}"
                "|{n} store ids look much like others, and stay apart: {shown}",
                n=12_000,
                shown="“#1” / “1”",
            ),
            "12.000 ids de tienda se parecen mucho a otros, y siguen siendo tiendas aparte: “#1” / “1”",
        ),
        (
            Message("The store id is longer than {most} characters", most=200),
            "El id de tienda tiene más de 200 caracteres",
        ),
    ],
)
def test_notes_on_ids_are_said_with_the_ids_as_they_are(message: Message, said: str, spanish: None) -> None:
    assert translate_message(message) == said


def test_the_import_to_undo_is_named_as_it_is(spanish: None) -> None:
    said = translate_message(
        Message(
            "{name} (imported {when}) seems to have rounded ids; if so, undo that import {undo}: the store "
            "{original} of this file is called {example} there",
            name="p. 1.csv",
            when="2026-11-27 11:15",
            undo=Message("in Imports").at_terminal("with storemon undo-import 7"),
            original="“1”",
            example="“2”",
        )
    )
    assert said.startswith("p. 1.csv (importado el 2026-11-27 11:15) parece tener ids redondeados; ")
    assert "deshaga esa importación en Importar: la tienda" in said
    assert said.endswith(": la tienda “1” de este archivo se llama “2” allí")


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
