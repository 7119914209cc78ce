"""Values read from any settings file are valid, and no code in it is executed."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis.strategies as st
import pytest
from hypothesis import example, given
from hypothesis import settings as examples
from PySide6.QtCore import QByteArray, QSettings
from typing_extensions import override

from storemon.core.daypart_times import Sales
from storemon.core.vocabulary import HOUR, Method
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.report_preferences import LONGEST_CURRENCY, MOST_REACH, MOST_SALES
from storemon.gui.widgets.stored import open_settings, stored_bytes, stored_whole
from storemon.services.paths import default_database, settings_file

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEYS = [preference.key for preference in Preferences.declared()]
FIRST_DAYS = ("system", "0", "1", "2", "3", "4", "5", "6")
CLOCKS = ("system", "24", "12")
THEMES = ("system", "light", "dark")
DEFAULTS = {
    "target": 9_900,
    "method": Method.INTERPOLATED,
    "reach": 2 * HOUR,
    "sales": None,
    "theme": "system",
    "clock_choice": "system",
    "first_day_choice": "system",
    "ask_undo": True,
    "ask_quit": True,
    "notify_reports": True,
    "notify_imports": True,
    "data_folder": "",
}


def _all_make_sense(chosen: Preferences) -> bool:
    return (
        type(chosen.target) is int
        and 0 <= chosen.target <= 10_000
        and chosen.method in Method
        and (chosen.reach is None or 0 <= chosen.reach <= MOST_REACH)
        and 0 <= chosen.sales_per_hour <= MOST_SALES
        and 0 < len(chosen.currency) <= LONGEST_CURRENCY
        and chosen.first_day_choice in FIRST_DAYS
        and sorted(chosen.days) == list(range(7))
        and chosen.clock_choice in CLOCKS
        and chosen.theme in THEMES
        and all(isinstance(flag, bool) for flag in (chosen.ask_undo, chosen.ask_quit, chosen.sales_on))
        and all(isinstance(flag, bool) for flag in (chosen.notify_reports, chosen.notify_imports))
        and (not chosen.data_folder or Path(chosen.data_folder).is_absolute())
    )


class Trap:
    """Runs code when it is unpickled."""

    sprung = 0

    @override
    def __reduce__(self) -> tuple[object, tuple[()]]:
        return _spring, ()


def _spring() -> str:
    Trap.sprung += 1
    return "sprung"


def _variant(path: Path) -> str:
    """Return a trap as Qt writes it into a settings file."""
    stored = QSettings(str(path), QSettings.Format.IniFormat)
    stored.setValue("trap", Trap())
    stored.sync()
    return path.read_text(encoding="utf-8").partition("trap=")[2].strip()


JUNK = st.one_of(
    st.text(max_size=40),
    st.floats().map(str),
    st.integers().map(str),
    st.sampled_from(
        [
            *("none", "nan", "-inf", "1e999", "true", "TRUE", "0x10", "", '"', "\\", "a, b", "@Invalid()"),
            *("@Size(1 2)", "@Rect(1)", "@DateTime(x)", "@ByteArray(\\x1)", "@@", "@Variant(\\0\\0\\0\\x7f)"),
            *("poll-count", "dark", "relative/folder", "/a%00x", "/%E2%80%AE"),
        ]
    ),
)
LINES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(KEYS), JUNK).map(lambda pair: f"{pair[0].replace('/', chr(92))}={pair[1]}"),
        st.tuples(st.sampled_from(KEYS), JUNK).map(
            lambda pair: f"[{pair[0].partition('/')[0]}]\n{pair[0].partition('/')[2]}={pair[1]}"
        ),
        st.text(max_size=60),
    ),
    max_size=30,
)
FILES = st.one_of(
    LINES.map(lambda lines: "\n".join(lines).encode("utf-8", "surrogatepass")), st.binary(max_size=400)
)


@examples(max_examples=200)
@given(FILES)
@example(b"[report]\ntarget=@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\x9PyObject\\0\\0\\0\\0\\x3abc)\n")
def test_no_settings_file_keeps_the_program_from_making_sense(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "settings.ini"
        path.write_bytes(content)
        stored = open_settings(path)
        assert _all_make_sense(Preferences(stored))
        del stored


@pytest.mark.parametrize("hidden", ["@", "\\x40", "\\x0040", "\\100", "\\0100", "x, @", "\\\n@"])
def test_no_object_in_a_settings_file_is_made(tmp_path: Path, hidden: str, qtbot: QtBot) -> None:
    trap = hidden + _variant(tmp_path / "trap.ini")[1:]
    path = tmp_path / "settings.ini"
    for value in (trap, f'"{trap}"'):
        path.write_text(f"[report]\ntarget=9950\nmethod={value}\n[ask]\nundo={value}\n", encoding="utf-8")
        Trap.sprung = 0
        chosen = Preferences(open_settings(path))
        assert (chosen.method, chosen.ask_undo) == (Method.INTERPOLATED, True)
        assert not Trap.sprung


def test_without_that_precaution_the_trap_would_spring(tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "settings.ini"
    path.write_text(f"trap={_variant(tmp_path / 'trap.ini')}\n", encoding="utf-8")
    Trap.sprung = 0
    QSettings(str(path), QSettings.Format.IniFormat).value("trap")
    assert Trap.sprung == 1


def test_nothing_is_chosen_at_first(tmp_path: Path) -> None:
    chosen = Preferences(open_settings(tmp_path / "none.ini"))
    assert {name: getattr(chosen, name) for name in DEFAULTS} == DEFAULTS


def test_everything_chosen_is_there_the_next_time(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    values = {
        "target": 9_995,
        "method": Method.POLL_COUNT,
        "reach": None,
        "sales_on": True,
        "sales_per_hour": 412.5,
        "currency": "€",
        "first_day_choice": "6",
        "clock_choice": "12",
        "theme": "dark",
        "ask_undo": False,
        "ask_quit": False,
        "notify_reports": False,
        "notify_imports": False,
        "data_folder": str(tmp_path / "Ünïcode, 100% @home; [x]"),
    }
    stored = open_settings(path)
    chosen = Preferences(stored)
    for name, value in values.items():
        setattr(chosen, name, value)
    stored.sync()
    again = Preferences(open_settings(path))
    assert {name: getattr(again, name) for name in values} == values
    assert (again.sales, again.first_day, again.days[:2], again.twelve_hours) == (
        Sales(412.5),
        6,
        (6, 0),
        True,
    )


def test_the_chosen_folder_is_found_without_qt_too(tmp_path: Path) -> None:
    folder = tmp_path / "Ünïcode, 100% @home; [x]"
    stored = open_settings(settings_file())
    Preferences(stored).data_folder = str(folder)
    stored.sync()
    assert default_database() == folder / "storemon.db"


def test_a_change_is_reported_by_name_and_only_where_it_is_one(
    preferences: Preferences, qtbot: QtBot
) -> None:
    told: list[str] = []
    preferences.changed.connect(told.append)
    preferences.target = 9_950
    preferences.target = 9_950
    preferences.reach = HOUR
    preferences.clock_choice = "12"
    assert told == ["target", "reach", "clock_choice"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("target", 10_001),
        ("reach", -HOUR * 2),
        ("theme", "purple"),
        ("currency", " "),
        ("data_folder", "here"),
    ],
)
def test_a_value_that_makes_no_sense_is_refused(preferences: Preferences, name: str, value: object) -> None:
    with pytest.raises(ValueError, match=name):
        setattr(preferences, name, value)


def test_bytes_and_numbers_of_the_layout_are_checked_too(settings: QSettings) -> None:
    settings.setValue("window/geometry", QByteArray(b"\x01\xff@Variant("))
    settings.setValue("stores/sort", "soon")
    settings.sync()
    stored = open_settings(Path(settings.fileName()))
    assert stored_bytes(stored, "window/geometry") == QByteArray(b"\x01\xff@Variant(")
    assert stored_bytes(stored, "stores/sort") is None
    assert stored_whole(stored, "stores/sort", 0, 9) is None
    settings.setValue("stores/sort", 3)
    assert stored_whole(settings, "stores/sort", 0, 9) == 3
    assert stored_whole(settings, "stores/sort", 0, 2) is None


def test_a_huge_settings_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "settings.ini"
    path.write_bytes(b"theme=dark\n" * 100_000)
    assert Preferences(open_settings(path)).theme == "system"
    assert (tmp_path / "settings.ini.unreadable").stat().st_size == 1_100_000
