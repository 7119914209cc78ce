"""Dates that look like closures: suggested on the hours page, reviewed, added, undone."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from storemon.gui.closures.closure_form import ClosureForm
from storemon.gui.hours.closure_notes import ClosureNotes
from storemon.gui.report.closure_request import ClosureRequest
from storemon.gui.widgets.format import full_date
from storemon.services.closures import Closure
from tests.app_window import AppWindow
from tests.gui.hours_reports import placeholder, reported, written
from tests.gui.test_window import click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from storemon.gui.widgets.icons import Icons
    from storemon.gui.widgets.theme import Theme

SHUT = dt.date(2023, 1, 20)


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Six stores with correct hours, five of them without an active poll on one day."""
    stores = [f"s{number}" for number in range(6)]
    return written(
        tmp_path,
        [f"{store},{day},09:00,17:00" for store in stores for day in range(7)],
        [
            f"{store},{'inactive' if day == SHUT.day and store != 's5' else 'active'},2023-01-{day} {hour}:00"
            for store in stores
            for day in range(18, 25)
            for hour in (10, 12, 14, 16)
        ],
    )


def requests(number: int) -> list[ClosureRequest]:
    dates = [SHUT - dt.timedelta(days=back) for back in range(number)]
    return [ClosureRequest(Closure(date, date, store_ids=("a", "b")), 3) for date in dates]


def test_a_proposed_closure_is_reviewed_added_and_taken_back(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    reported(qtbot, window, files)
    page = window.hours
    qtbot.waitUntil(lambda: len(page.closures.notes) == 1)
    note = page.closures.notes[0]
    assert note.title.text() == f"{full_date(SHUT)}: 5 of 6 stores had no active check all day"
    assert placeholder(page) == ""
    click(note.link)
    qtbot.waitUntil(lambda: window.findChild(ClosureForm) is not None)
    form = window.findChild(ClosureForm)
    assert form is not None
    assert form.stores.currentText() == "5 stores"
    form.name.setText("Inventory")
    form.save.click()
    workspace = window.session.workspace
    assert workspace is not None
    qtbot.waitUntil(lambda: bool(window.banners.banners))
    (found,) = workspace.closures.all()
    assert (found.first, found.name, len(found.store_ids)) == (SHUT, "Inventory", 5)
    qtbot.waitUntil(lambda: page.closures.notes == [])
    banner = next(one for one in window.banners.banners if one.title.text().endswith("added"))
    banner.act()
    qtbot.waitUntil(lambda: workspace.closures.all() == [])
    qtbot.waitUntil(lambda: len(page.closures.notes) == 1)


def test_two_dates_are_shown_at_a_time(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    notes = ClosureNotes(theme, icons)
    qtbot.addWidget(notes)
    notes.show_requests(requests(2))
    assert notes.more.isHidden()
    notes.show_requests(requests(3))
    assert notes.more.text() == "Show 1 earlier date"
    notes.more.click()
    assert [note.request.date for note in notes.notes] == [SHUT - dt.timedelta(days=2)]
    assert notes.more.text() == "Show the newest dates"
    notes.more.click()
    assert [note.request.date for note in notes.notes] == [SHUT, SHUT - dt.timedelta(days=1)]
    notes.show_requests([])
    assert notes.isHidden()
