"""Patterns that several stores share in their hours."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storemon.core.vocabulary import Finding
from tests.app_window import AppWindow
from tests.gui.hours_reports import listed, placeholder, reported, six_stores, written
from tests.gui.test_window import click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return six_stores(tmp_path)


def test_what_all_stores_do_is_said_once_and_held_against_none(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    files[2].write_text(files[2].read_text().replace(",inactive,", ",active,"))
    reported(qtbot, window, files)
    page = window.hours
    assert [text.splitlines()[0] for text in page.patterns.texts()] == [
        "5 of 5 stores: often active when closed"
    ]
    assert "awake" not in listed(page)
    click(page.patterns.notes[0].link)
    assert page.tiles.choice is Finding.ACTIVE_WHEN_CLOSED
    assert {"awake", "sound", "late"} <= set(listed(page))
    window.navigator.open_store("awake")
    assert not window.store.head.findings.isVisible()


def test_hours_a_day_late_are_one_finding_about_the_file_and_one_of_each_store(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    stores = [f"s{number}" for number in range(6)]
    files = written(
        tmp_path,
        hours=[
            # Without a 0, the weekday question would be asked.
            "other,0,09:00,17:00",
            *(f"{store},{day},09:00,17:00" for store in stores for day in range(1, 7)),
        ],
        polls=[
            f"{store},{'active' if day % 7 != 1 and hour == 12 else 'inactive'},2023-01-{day:02} {hour}:00"
            for store in stores
            for day in range(2, 30)
            for hour in (12, 20)
        ],
    )
    reported(qtbot, window, files)
    page = window.hours
    assert page.patterns.texts()[0].startswith("6 of 6 stores: hours fit the checks better a day earlier\n")
    assert listed(page) == dict.fromkeys(stores, "Hours fit 8 of 8 checks better a day earlier")
    assert page.tiles.all.number.text() == "6"
    window.navigator.open_store("s0")
    assert window.store.head.findings.label.full == "Hours to check: A day off"


def test_a_closed_day_of_equal_times_and_a_store_that_is_hardly_open_are_named_with_numbers(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    hours = [f"shut,{day},09:00,17:00" for day in range(6)] + ["shut,6,00:00,00:00", "brief,0,10:00,10:10"]
    polls = [
        f"shut,{'inactive' if day % 7 == 1 else 'active'},2023-01-{day:02} 12:00:00 UTC"
        for day in range(2, 30)
    ]
    reported(qtbot, window, written(tmp_path, hours=hours, polls=polls))
    page = window.hours
    assert listed(page) == {
        "shut": "Inactive on 4 of 4 Sundays",
        "brief": "Open 10 min a week",
    }
    with qtbot.waitSignal(window.hours_controller.loaded):
        page.choose("brief")
    assert page.panel.findings[Finding.OPENS_LITTLE].rows.text() == "Mon 10:00–10:10"


def test_where_all_have_it_in_common_and_nothing_else_the_stores_with_it_are_listed(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    stores = [f"s{number}" for number in range(6)]
    hours = [f"{store},{day},09:00,17:00" for store in stores for day in range(7)]
    polls = [
        f"{store},active,2023-01-{day:02} {hour}:00:00 UTC"
        for store in stores
        for day in range(20, 27)
        for hour in (12, 20)
    ]
    reported(qtbot, window, written(tmp_path, hours=hours, polls=polls))
    page = window.hours
    assert placeholder(page) == ""
    assert page.tiles.all.number.text() == "0"
    assert page.tiles.choice is Finding.ACTIVE_WHEN_CLOSED
    assert len(listed(page)) == 6
