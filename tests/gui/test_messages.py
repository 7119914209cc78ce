from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QSettings
from PySide6.QtWidgets import QMessageBox

from resources.translations.collect import ROOT, template_of, templates, window_texts
from storemon.errors import BadInput
from storemon.gui.widgets import language
from storemon.gui.widgets.banner import BannerStack
from storemon.gui.widgets.format import count, day, percent, plural, reach_text
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.language import LANGUAGE, LANGUAGES, speak, system_language
from storemon.gui.widgets.messages import CONTEXT, translate_if_message, translate_message
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.theme import Theme
from storemon.message import Message, fields, filled, joined, restored, stored
from storemon.services.times import parse_time

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ODD = "Ñu {x} & <b>.csv"
CATALOGS = sorted((ROOT / "resources" / "translations").glob("storemon_*.ts"))


@pytest.fixture
def spanish(qtbot: QtBot) -> Iterator[None]:
    REGION.follow(QLocale("es_ES"))
    speak("es")
    yield
    speak("en")


def translated(catalog: Path) -> dict[tuple[str, str], list[str]]:
    """Return the completed translations of a catalog by context and text: one, or all plural forms."""
    found = {}
    for context in ET.parse(catalog).getroot().iterfind("context"):  # noqa: S314  # a file of ours
        for entry in context.iterfind("message"):
            said = entry.find("translation")
            if said is not None and not said.get("type"):
                forms = [form.text or "" for form in said.iterfind("numerusform")] or [said.text or ""]
                found[context.findtext("name", ""), entry.findtext("source", "")] = forms
    return found


def test_a_poll_is_a_check_on_the_screen_but_not_in_the_names_of_files_and_stores(qtbot: QtBot) -> None:
    assert translate_message(Message("There are no polls yet.")) == "There are no checks yet."
    later = Message(
        "Polls later than {time} are not counted: {polls} of {names}.",
        time="noon",
        polls=1_204,
        names="polls",
    )
    assert translate_message(later) == "Checks later than noon are not counted: 1,204 of polls."
    assert translate_message(Message("{name} is empty.", name="my poll.csv")) == "my poll.csv is empty."


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda catalog: catalog.stem)
def test_every_text_is_translated_with_all_its_values(catalog: Path) -> None:
    found = translated(catalog)
    assert found.keys() == {*window_texts(), *((CONTEXT, template) for template in templates())}
    for (_, text), forms in found.items():
        of_one, _, of_others = text.partition("|")
        wanted = [of_one, of_others] if of_others else [text]
        assert [set(fields(form)) for form in forms] == [set(fields(form)) for form in wanted], text


@pytest.mark.parametrize("template", templates())
def test_every_message_is_shown_with_its_values(template: str, spanish: None) -> None:
    for number in (1, 2) if "|" in template else (-1,):
        known = QCoreApplication.translate(CONTEXT, template, None, number)
        values = dict.fromkeys(fields(template), ODD)
        counted = {"n": number} if number > 0 else {}
        shown = translate_message(Message(template, **values | counted))
        assert shown == filled(known, values | {name: str(value) for name, value in counted.items()})
        assert "|" not in shown


@pytest.mark.parametrize(
    ("message", "said"),
    [
        (
            Message("The time zone is unknown; did you mean {hint}?", hint="Europe/Berlin"),
            "La zona horaria es desconocida; ¿quería decir Europe/Berlin?",
        ),
        (
            Message("A sample cannot have {stores} stores.", stores=20_000),
            "Un ejemplo no puede tener 20.000 tiendas.",
        ),
        (
            joined(
                "polls.csv",
                Message("{done} of {whole} {sign}", done=Decimal("0.10"), whole=11_060, sign="MB"),
                Message("{rows} rows/s", rows=1_200_000),
                Message("{time} left", time=Message("{minutes} min", minutes=3)),
                by=" · ",
            ),
            "polls.csv · 0,10 de 11.060 MB · 1.200.000 filas/s · quedan 3 min",
        ),
        (
            joined(
                Message("There are no stores yet."),
                Message("It is empty."),
                Message("Import the files first."),
            ),
            "Todavía no hay tiendas. Está vacío. Importe antes los archivos.",
        ),
        (
            Message(
                "Dates like {text} are read as {order}, in UTC",
                text="24.1.2023",
                order=Message("day/month/year"),
            ),
            "Las fechas como 24.1.2023 se leen como día/mes/año, en UTC",
        ),
        (Message("A sample cannot have {days} days.", days=0.25), "Un ejemplo no puede tener 0,25 días."),
        (Message("nothing that anybody said"), "nothing that anybody said"),
    ],
)
def test_messages_have_their_values_in_the_form_of_the_region(
    message: Message, said: str, spanish: None
) -> None:
    assert translate_message(message) == said
    assert translate_message(restored(stored(message))) in {said, said.replace("0,10", "0.10")}


@pytest.mark.parametrize(("place", "shown"), [("en_US", "From Nov 2, 2026"), ("en_GB", "From 2 Nov 2026")])
def test_dates_are_those_of_the_region_and_iso_at_the_terminal(place: str, shown: str) -> None:
    REGION.follow(QLocale(place))
    message = Message("From {date}", date=date(2026, 11, 2))
    assert translate_message(message) == shown
    assert str(message) == translate_message(restored(stored(message))) == "From 2026-11-02"


def test_what_a_file_calls_a_column_is_shown_as_it_is(spanish: None) -> None:
    assert translate_if_message("It is empty.") == "It is empty."
    assert translate_if_message(Message("Column {number}", number="2")) == "Columna 2"


@pytest.mark.logs_warnings
def test_a_plain_text_in_the_place_of_a_message_is_noticed(
    spanish: None, caplog: pytest.LogCaptureFixture
) -> None:
    assert translate_message("It is empty.") == "It is empty."  # type: ignore[arg-type]  # signals do not check types
    assert "no message" in caplog.text


@pytest.mark.parametrize(
    "call",
    [
        'Message(f"{name} is empty.")',
        "Message(text)",
        'Message("It is " + text)',
        'Message("{name} is empty.")',
        'Message("It is empty.", name=name)',
        'Message("{name} is empty.", **values)',
        'Template("It is empty.")',
        'Template("{name} is empty.", name=name)',
        'Message("{n} rows", n=rows)',
        'Message("1 row|several rows")',
        'Message("no row|1 row|{n} rows", n=rows)',
    ],
)
def test_a_message_that_could_not_be_translated_is_refused(call: str) -> None:
    (found,) = (node for node in ast.walk(ast.parse(call)) if isinstance(node, ast.Call))
    with pytest.raises(ValueError, match=r"here\.py:1"):
        template_of(found, Path("here.py"))


def test_an_error_is_shown_in_the_language_of_the_window(theme: Theme, icons: Icons, spanish: None) -> None:
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


@pytest.mark.parametrize("catalog", CATALOGS, ids=lambda catalog: catalog.stem)
def test_no_text_of_the_window_names_a_command_or_an_option_of_the_terminal(catalog: Path) -> None:
    found = translated(catalog)
    shown = [text for _, text in found] + [form for forms in found.values() for form in forms]
    assert not [text for text in shown if re.search(r"--\w|\b[a-z]+-(?:report|import|data|sample)", text)]


def test_what_is_done_with_an_option_at_the_terminal_is_done_with_a_control_in_the_window(
    spanish: None,
) -> None:
    remedy = Message("If the ids are right, say so in the review.").at_terminal("Use --ids {ids}.", ids="x")
    assert remedy == "Use --ids x."
    whole = joined(Message("It is empty."), remedy)
    assert whole == "It is empty. Use --ids x."
    assert translate_message(whole) == "Está vacío. Si los ids son correctos, dígalo en la revisión."


def test_plurals_are_formed_in_the_language_with_the_numbers_of_the_region(spanish: None) -> None:
    rows = Message("1 row|{n} rows", n=12_345)
    page = partial(QCoreApplication.translate, "ReviewPage")
    ready = "The file is ready.|All {n} files are ready."
    REGION.follow(QLocale("es_MX"))
    assert translate_message(rows) == translate_message(restored(stored(rows))) == "12,345 filas"
    assert plural(page, ready, 1) == "El archivo está listo."
    assert plural(page, ready, 1_234) == "Los 1,234 archivos están listos."
    REGION.follow(QLocale("es_ES"))
    assert translate_message(rows) == "12.345 filas"


def test_a_plural_without_a_translation_is_english(spanish: None) -> None:
    pieces = "{n} piece of {whole}|{n} pieces of {whole}"
    assert translate_message(Message(pieces, n=1, whole="|")) == "1 piece of |"
    assert plural(partial(QCoreApplication.translate, "none"), pieces, 2, whole="|") == "2 pieces of |"


def test_more_things_than_qt_can_count_have_a_plural(spanish: None) -> None:
    assert translate_message(Message("Sorting 1 poll|Sorting {n} polls", n=1 << 40)) == (
        "Ordenando 1.099.511.627.776 sondeos"
    )


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
