from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from PySide6.QtWidgets import QMessageBox

from storemon.errors import BadInput
from storemon.gui.widgets import language
from storemon.gui.widgets.banner import BannerStack
from storemon.gui.widgets.format import count, day, percent, reach_text
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.language import LANGUAGE, LANGUAGES, speak, system_language
from storemon.gui.widgets.messages import templates, told
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.theme import Theme
from storemon.services.times import parse_time

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FIELD = re.compile(r"\{(\w+)\}")
ODD = "Ñu {x} & <b>.csv"


@pytest.fixture
def spanish(qtbot: QtBot) -> Iterator[None]:
    REGION.follow(QLocale("es_ES"))
    speak("es")
    yield
    speak("en")


def filled(template: str, value: str) -> str:
    return FIELD.sub(lambda field: value, template)


def test_english_is_left_as_it_is(qtbot: QtBot) -> None:
    assert told("polls.csv is empty.") == "polls.csv is empty."


def test_a_poll_is_a_check_on_the_screen_but_not_in_the_names_of_files_and_stores(qtbot: QtBot) -> None:
    assert told("There are no polls yet.") == "There are no checks yet."
    assert told("The report counts up to the newest poll.") == "The report counts up to the newest check."
    assert told("Polls later than 2023-01-25 12:00:00 UTC are not counted: 1,204 of polls, poll 7.") == (
        "Checks later than 2023-01-25 12:00:00 UTC are not counted: 1,204 of polls, poll 7."
    )
    assert told("my poll.csv is empty.") == "my poll.csv is empty."


@pytest.mark.parametrize("template", templates())
def test_every_sentence_is_known_again_with_its_values(template: str, spanish: None) -> None:
    value = "7" if template == "{done} of {whole} {sign}" else ODD
    expected = filled(QCoreApplication.translate("messages", template), value)
    assert told(filled(template, value)) == expected


@pytest.mark.parametrize(
    ("english", "spanish_text"),
    [
        (
            "The time zone is unknown; did you mean Europe/Berlin?",
            "La zona horaria es desconocida; ¿quería decir Europe/Berlin?",
        ),
        ("A sample cannot have 20,000 stores.", "Un ejemplo no puede tener 20.000 tiendas."),
        (
            "polls.csv · 45 of 106 MB · 1,200,000 rows/s · 3 s left",
            "polls.csv · 45 de 106 MB · 1.200.000 filas/s · quedan 3 s",
        ),
        (
            "There are no stores yet. It is empty. Import the files first.",
            "Todavía no hay tiendas. Está vacío. Importe antes los archivos.",
        ),
        (
            "Dates like 24.1.2023 are read as day/month/year, in UTC",
            "Las fechas como 24.1.2023 se leen como día/mes/año, en UTC",
        ),
        ("nothing that anybody said", "nothing that anybody said"),
    ],
)
def test_sentences_keep_their_values_in_the_language_s_form(
    english: str, spanish_text: str, spanish: None
) -> None:
    assert told(english) == spanish_text


def test_an_error_is_told_in_the_language_of_the_window(theme: Theme, icons: Icons, spanish: None) -> None:
    banners = BannerStack(theme, icons)
    with pytest.raises(BadInput) as caught:
        parse_time("noon")
    banner = banners.show_error(caught.value)
    assert banner.title.text() == "'noon' no es una hora."
    assert str(caught.value).startswith("'noon' is not a time.")


def test_numbers_and_dates_are_those_of_a_spanish_system(spanish: None) -> None:
    assert count(14_092) == "14.092"
    assert percent(997, 1000, 1) == "99,7\u00a0%"
    assert reach_text(5_400_000_000) == "1,5\u2009h"
    assert day(date(2023, 1, 25)) == "25 ene"


def test_english_comes_back_with_its_months(qtbot: QtBot) -> None:
    speak("es")
    speak("en")
    assert (LANGUAGE.name, day(date(2023, 1, 25)), LANGUAGE.translators) == ("en", "25 Jan", [])


def test_the_buttons_of_qt_s_own_dialogs_are_translated(spanish: None, qtbot: QtBot) -> None:
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel)
    assert box.button(QMessageBox.StandardButton.Cancel).text() == "Cancelar"


@pytest.mark.parametrize(
    ("tags", "name"),
    [(["de-DE", "es-MX", "en"], "es"), (["en-US", "es"], "en"), (["fr"], "en"), (["es_ES"], "es")],
)
def test_the_system_s_first_language_that_is_spoken_is_taken(
    tags: list[str], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    class System:
        @staticmethod
        def system() -> type[System]:
            return System

        @staticmethod
        def uiLanguages() -> list[str]:
            return tags

    monkeypatch.setattr(language, "QLocale", System)
    assert system_language() == name


def test_the_choice_of_the_language_is_kept(settings: QSettings) -> None:
    preferences = Preferences(settings)
    for name in LANGUAGES:
        preferences.language_choice = name
        assert Preferences(settings).language == name
    settings.setValue("look/language", "klingon")
    assert Preferences(settings).language_choice == "system"
