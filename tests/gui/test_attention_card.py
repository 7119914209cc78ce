"""The stores that need attention, as the overview lists them."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.core.daypart_times import Sales
from storemon.core.labels import Labels
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.overview.attention_card import AttentionCard
from storemon.gui.report.note_request import NoteRequest
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.core.build import batch, down, every_day, up
from tests.gui.fleets import four_stores, rows_of
from tests.gui.test_overview import filled  # noqa: F401  # a fixture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def card(qtbot: QtBot, theme: Theme, preferences: Preferences) -> AttentionCard:
    card = AttentionCard(theme, preferences)
    qtbot.addWidget(card)
    card.resize(1200, 400)
    card.show()
    return card


def texts(card: AttentionCard, row: int) -> dict[str, str]:
    model = card.list.list
    return {column.title: model.index(row, place).data() for place, column in enumerate(model.columns)}


def all_up() -> StoreRows:
    hours = every_day("08:00", "20:00")
    return rows_of(batch(hours, [up(f"2023-01-25 {hour:02d}:00") for hour in range(8, 19)], ["UTC"]))


def test_each_store_says_since_when_and_who_else(card: AttentionCard) -> None:
    hours = [row for store in range(5) for row in every_day("08:00", "20:00", store)]
    polls = [
        *[up(f"2023-01-25 {hour:02d}:00", store) for store in range(4) for hour in range(8, 12)],
        *[down(f"2023-01-25 {hour:02d}:00", 0) for hour in range(12, 19)],
        *[up(f"2023-01-25 {hour:02d}:00", store) for store in (1, 2) for hour in range(12, 19)],
    ]
    rows = rows_of(batch(hours, polls, ["Europe/Berlin", *["UTC"] * 4]), Labels.none(5))
    card.show_fleet(Fleet.of(rows))
    assert card.figure.text() == "3"
    assert card.note.accessibleName() == "1 down at last check · 2 without checks · local times"
    first = texts(card, 0)
    assert first["State"] == "Down at last check"
    assert first["Store"] == "s0"
    assert first["Down for"] == "6 h 30 min"
    # Midway between the polls at 11:00 and 12:00 UTC, in Berlin time.
    assert first["Since"] == "25 Jan 2023, 12:30"
    assert first["Who else"] == "This store only"
    assert first["Last seen online"] == "25 Jan 2023, 12:00"
    assert texts(card, 1) | {"Store": ""} == {
        "State": "No checks",
        "Store": "",
        "Down for": "—",
        "Since": "25 Jan 2023, 11:00",
        "Who else": "—",
        "Last seen online": "—",
    }
    assert texts(card, 2)["Since"] == "all week"


def test_the_only_store_is_not_compared_with_others(card: AttentionCard) -> None:
    polls = [up("2023-01-25 09:00"), *[down(f"2023-01-25 {hour:02d}:00") for hour in range(12, 19)]]
    card.show_fleet(Fleet.of(rows_of(batch(every_day("08:00", "20:00"), polls, ["UTC"]), Labels.none(1))))
    assert texts(card, 0)["State"] == "Down at last check"
    assert "Who else" not in texts(card, 0)


def test_times_are_called_local_only_where_there_are_times(card: AttentionCard) -> None:
    hours = every_day("08:00", "12:00")
    polls = [up(f"2023-01-{day} {hour:02d}:00") for day in range(17, 26) for hour in (9, 10, 11, 13, 14, 15)]
    card.show_fleet(Fleet.of(rows_of(batch(hours, polls, ["UTC"]), Labels.none(1))))
    assert card.note.accessibleName() == "1 with hours that look wrong"
    assert texts(card, 0)["Hours"] == "Active in 7 of 7 closed periods"


def test_what_looks_wrong_with_hours_is_said_of_those_stores_alone(card: AttentionCard) -> None:
    hours = [row for store in range(2) for row in every_day("08:00", "12:00", store)]
    polls = [
        up(f"2023-01-{day} {hour:02d}:00", 1) for day in range(17, 26) for hour in (9, 10, 11, 13, 14, 15)
    ]
    card.show_fleet(Fleet.of(rows_of(batch(hours, polls, ["UTC", "UTC"]), Labels.none(2))))
    said = {texts(card, row)["Store"]: texts(card, row)["Hours"] for row in range(2)}
    assert said["s0"] == "—"
    assert said["s1"].startswith("Active in ")


def test_now_is_said_of_the_present_alone(card: AttentionCard) -> None:
    card.show_fleet(Fleet.of(four_stores()))
    assert texts(card, 0)["State"] == "Down at last check"
    card.set_present(True)
    assert texts(card, 0)["State"] == "Down now"
    assert card.note.accessibleName().startswith("1 down now")


def test_where_all_is_well_the_card_says_so_in_green(card: AttentionCard) -> None:
    card.show_fleet(Fleet.of(all_up()))
    assert card.figure.text() == "0"
    assert card.figure.property("level") == "good"
    assert not card.list.isVisible()
    assert card.nothing.text() == "The 1 store that was open was online."
    card.set_present(True)
    assert card.nothing.text() == "The 1 open store is online."


def test_lost_sales_are_shown_where_there_are_any(card: AttentionCard) -> None:
    rows = four_stores()
    card.show_fleet(Fleet.of(rows))
    assert "Lost sales" not in texts(card, 0)
    card.show_fleet(Fleet.of(rows, Sales(100.0)))
    assert texts(card, 0)["Lost sales"].startswith("$")
    assert texts(card, 1)["Lost sales"] == "—"


def test_the_overview_is_summed_up_again_once_sales_are_known(
    qtbot: QtBot,
    filled: AppWindow,  # noqa: F811  # a fixture
) -> None:
    before = filled.overview.fleet
    filled.preferences.sales_on = True
    qtbot.waitUntil(lambda: filled.overview.fleet is not before)


def test_a_report_of_an_earlier_version_lists_nothing(card: AttentionCard) -> None:
    rows = four_stores()
    card.show_fleet(Fleet.of(StoreRows.of(rows.table, rows.labels)))
    assert card.stores_shown.tolist() == []


def test_enter_opens_a_store_and_f2_explains_it(card: AttentionCard) -> None:
    card.show_fleet(Fleet.of(four_stores()))
    opened: list[str] = []
    explained: list[str] = []
    card.store_wanted.connect(opened.append)
    card.explain_wanted.connect(explained.append)
    card.list.setCurrentIndex(card.list.list.index(0, 0))
    QTest.keyClick(card.list, Qt.Key.Key_Return)
    QTest.keyClick(card.list, Qt.Key.Key_F2)
    assert opened == explained == ["s1"]
    menu = card.menu_for(0)
    noted: list[NoteRequest] = []
    card.note_wanted.connect(noted.append)
    *leading, _, note = menu.actions()
    assert [action.text() for action in leading] == ["Open store\tEnter", "Explain this number\tF2"]
    note.trigger()
    (request,) = noted
    assert (request.title, request.when) == ("Corner", "since 25 Jan 2023, 11:30")
    assert [span.store_id for span in request.spans] == ["s1"]
    menu.close()


def test_a_store_that_is_not_down_has_no_outage_to_note(card: AttentionCard) -> None:
    card.show_fleet(Fleet.of(four_stores()))
    row = next(row for row in range(card.list.list.rowCount()) if texts(card, row)["State"] == "No checks")
    menu = card.menu_for(card.list.list.item_at(row))
    assert len(menu.actions()) == 2
    menu.close()


def test_a_long_list_shows_that_it_goes_on(card: AttentionCard) -> None:
    card.show_fleet(Fleet.of(rows_of(batch([], [], ["UTC"] * 40))))
    rows = card.list.height() - card.list.height_for(0) - 2 * card.list.frameWidth()
    assert 0 < rows % 28 < 28
    card.show_fleet(Fleet.of(rows_of(batch([], [], ["UTC"] * 4))))
    rows = card.list.height() - card.list.height_for(0) - 2 * card.list.frameWidth()
    assert rows == 4 * 28


def test_a_store_s_page_pages_through_the_list(qtbot: QtBot, filled: AppWindow) -> None:  # noqa: F811  # a fixture
    page = filled.overview
    stores = page.attention.stores_shown
    assert stores.size
    page.attention.list.opened.emit(0)
    assert page.fleet is not None
    assert filled.store.store_id == page.fleet.rows.table.store_ids[int(stores[0])]
    assert filled.store.head.place.text() == f"1 of {stores.size}"


def test_the_list_stays_quick_for_a_large_fleet(card: AttentionCard) -> None:
    fleet = Fleet.of(four_stores())
    found = fleet.attention
    assert found is not None
    many = 14_092
    grown = type(found)(*(np.resize(getattr(found, field.name), many) for field in dataclasses.fields(found)))
    card.show_fleet(dataclasses.replace(fleet, attention=grown))
    assert card.figure.text() == "14,092"
    assert card.list.list.rowCount() == many
