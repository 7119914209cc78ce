"""Public holidays, which are offered and never added automatically."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from pathlib import Path

import pytest

from storemon.core.vocabulary import HOUR
from storemon.services.closures import Closure
from storemon.services.public_holidays import countries, public_holidays
from storemon.services.workspace import Workspace

CHRISTMAS = dt.date(2026, 12, 25)
THANKSGIVING = dt.date(2026, 11, 26)
CLOSED = [Closure(THANKSGIVING, THANKSGIVING, name="Thanksgiving Day"), Closure(CHRISTMAS, CHRISTMAS)]


def names(country: str, part: str = "", year: int = 2026, language: str = "en") -> dict[dt.date, str]:
    return {one.date: one.name for one in public_holidays(country, part, year, language)}


def test_the_united_states_and_their_states_have_theirs() -> None:
    whole = names("US")
    assert whole[THANKSGIVING] == "Thanksgiving Day"
    assert whole[CHRISTMAS] == "Christmas Day"
    assert dt.date(2026, 3, 2) not in whole
    assert names("US", "TX")[dt.date(2026, 3, 2)] == "Texas Independence Day"


@pytest.mark.parametrize(
    ("country", "date"),
    [("MX", dt.date(2026, 9, 16)), ("ES", dt.date(2026, 10, 12)), ("DE", dt.date(2026, 10, 3))],
)
def test_so_have_other_countries(country: str, date: dt.date) -> None:
    assert date in names(country)


def test_names_are_in_the_language_of_the_window_where_there_are_any() -> None:
    assert names("MX", language="es")[CHRISTMAS] == "Navidad"
    assert names("MX", language="en")[CHRISTMAS] == "Christmas Day"


def test_names_depend_on_no_language_of_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    first = names("DE", language="es")
    monkeypatch.setenv("LANGUAGE", "uk")
    assert names("DE", language="es") == first
    assert first[dt.date(2026, 1, 1)] == "New Year's Day"


def test_every_country_can_be_asked_in_both_languages_of_the_window() -> None:
    for country in countries():
        for language in ("en", "es"):
            assert isinstance(public_holidays(country.code, "", 2026, language), list)


def test_all_dates_are_of_the_year_and_in_order() -> None:
    found = public_holidays("US", "", 2027, "en")
    assert {one.date.year for one in found} == {2027}
    assert found == sorted(found, key=lambda one: one.date)


def test_countries_have_their_parts_by_name() -> None:
    known = {one.code: one for one in countries()}
    assert {"US", "CA", "MX", "ES", "GB"} <= known.keys()
    assert ("TX", "Texas") in known["US"].parts
    parts = [name.casefold() for _, name in known["US"].parts]
    assert parts == sorted(parts)


def test_the_library_is_loaded_only_when_it_is_asked() -> None:
    script = (
        "import sys; import storemon.services.public_holidays as one;"
        "before = 'holidays' in sys.modules; one.countries(); print(before, 'holidays' in sys.modules)"
    )
    folder, command = Path(__file__).parents[2], [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "True"]


def test_several_closures_are_added_at_once_and_taken_back_at_once(workspace: Workspace) -> None:
    special = Closure(dt.date(2026, 12, 24), dt.date(2026, 12, 24), 9 * HOUR, 14 * HOUR, group="North")
    changes = workspace.closures.add_all([*CLOSED, special])
    there = workspace.closures.all()
    assert [(one.first, one.group, one.closed) for one in there] == [
        (CHRISTMAS, "", True),
        (special.first, "North", False),
        (THANKSGIVING, "", True),
    ]
    again = workspace.closures.reverse_all(changes)()
    assert workspace.closures.all() == []
    again()
    assert [one.first for one in workspace.closures.all()] == [one.first for one in there]
    workspace.closures.delete(workspace.closures.all()[0])
    assert len(workspace.closures.all()) == 2
