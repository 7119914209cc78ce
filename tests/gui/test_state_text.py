"""The state that a store's page shows, and since when."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storemon.gui.figures.state_text import StateText, state_text
from storemon.gui.report.age import Age
from storemon.gui.store_page.store_head import StoreHead
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from tests.core.build import batch, every_day, up
from tests.gui.fleets import four_stores, rows_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_store_that_is_down_says_for_how_long_in_open_hours_and_since_when() -> None:
    # Midway between the polls at 11:00 and 12:00.
    assert state_text(four_stores(), 1, present=True) == StateText(
        "Down now · 6 h 30 min · since 25 Jan 2023, 11:30", "down"
    )


def test_now_is_said_of_the_present_alone() -> None:
    rows = four_stores()
    assert state_text(rows, 0, present=True).text == "Online now"
    assert state_text(rows, 0, present=False) == StateText("Online at last check", "good")
    assert state_text(rows, 1, present=False).text.startswith("Down at last check · ")


def test_a_store_that_was_never_checked_has_no_state() -> None:
    assert state_text(four_stores(), 3, present=False) == StateText("No checks", "muted")


def test_a_store_whose_checks_have_stopped_says_since_when() -> None:
    given = batch(every_day("08:00", "20:00"), [up("2023-01-25 09:00")], ["UTC"])
    assert state_text(rows_of(given), 0, present=False).text == "No checks since 25 Jan 2023, 09:00"


def test_a_closed_store_is_closed_whatever_was_found_before() -> None:
    given = batch(every_day("08:00", "12:00"), [up("2023-01-25 11:00")], ["UTC"])
    assert state_text(rows_of(given), 0, present=False) == StateText("Closed at last check", "muted")


def test_a_report_of_an_earlier_version_says_nothing() -> None:
    assert state_text(replace(four_stores(), answers=None), 1, present=True) == StateText()


def test_the_head_of_the_page_says_it_anew_as_time_passes(qtbot: QtBot, theme: Theme, icons: Icons) -> None:
    head = StoreHead(theme, icons)
    qtbot.addWidget(head)
    head.resize(900, 100)
    head.show()
    head.show_store(four_stores(), 1)
    head.show_age(Age(present=True))
    assert head.state.text() == "● Down now · 6 h 30 min · since 25 Jan 2023, 11:30"
    assert head.state.property("level") == "down"
    head.show_age(Age(text="Data ends 25 Jan 2023, 3 years ago"))
    assert head.state.text().startswith("● Down at last check · ")
    head.show_store(replace(four_stores(), answers=None), 1)
    assert not head.state.isVisible()
