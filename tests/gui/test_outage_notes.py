"""Notes on outages in the window: added, shown, edited, deleted, undone, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QMenu

from storemon.core.notes import NoteContent
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.notes.note_dialog import NoteDialog
from storemon.gui.overview.reasons_card import ReasonsCard
from storemon.gui.overview.shared_card import SharedCard
from storemon.gui.report.note_request import NotedSpan, NoteRequest
from storemon.gui.store_page.store_page import StorePage
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.core.build import utc
from tests.gui.conftest import import_now
from tests.gui.fleets import four_stores, rows_of
from tests.gui.test_overview import together
from tests.gui.test_window import click, titles, wait_for_week

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


@pytest.fixture
def filled(qtbot: QtBot, window: AppWindow) -> AppWindow:
    """A window with a report on twelve stores, on the page of the one with the most outages."""
    window.session.import_sample()
    wait_for_week(qtbot, window)
    rows = window.session.rows
    assert rows is not None
    assert rows.answers is not None
    most = int(np.argmax(np.bincount(rows.answers.outages.store)))
    window.navigator.open_store(rows.table.store_ids[most])
    qtbot.waitUntil(lambda: window.store.outages.list.list.rowCount() > 1)
    return window


def column(page: StorePage, title: str) -> list[str]:
    """The values of a column in the outage list; empty if there is no such column."""
    model = page.outages.list.list
    found = [one for one in model.columns if one.title == title]
    return [one.text(model.item_at(row)) for one in found for row in range(model.rowCount())]


def dialog_of(window: AppWindow) -> NoteDialog:
    found = [one for one in window.findChildren(NoteDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def noted(qtbot: QtBot, window: AppWindow, *, everywhere: bool = False) -> None:
    """Write a note on the first outage of the list, or on all of them."""
    page = window.store
    page.outages.list.selectRow(0)
    click(page.outages.add_note)
    dialog = dialog_of(window)
    assert not dialog.save.isEnabled()
    dialog.reason.setEditText("Power")
    dialog.text.setText("  Storm over   the lake ")
    dialog.excused.setChecked(True)
    dialog.scope.setCurrentIndex(int(everywhere))
    before = window.session.report
    click(dialog.save)
    qtbot.waitUntil(lambda: any(column(page, "Note")))
    qtbot.waitUntil(lambda: window.session.report is not before)


def notes(window: AppWindow) -> list[NoteContent]:
    assert window.session.workspace is not None
    return [note.content for note in window.session.workspace.notes.all()]


def test_a_note_on_an_outage_is_in_the_list_and_excuses_its_time(qtbot: QtBot, filled: AppWindow) -> None:
    page = filled.store
    raw = page.cards.cards[2].figure.text()
    assert not page.cards.cards[2].adjusted.isVisible()
    noted(qtbot, filled)
    (note,) = notes(filled)
    assert (note.reason, note.text, note.excused) == ("Power", "Storm over the lake", True)
    assert note.scope.store_id == page.store_id
    assert column(page, "Note")[0] == "Power · excused"
    model = page.outages.list.list
    tip = next(one.whole for one in model.columns if one.title == "Note")
    assert tip is not None
    assert "Storm over the lake" in tip(model.item_at(0))
    card = page.cards.cards[2]
    qtbot.waitUntil(card.adjusted.isVisible)
    assert card.figure.text() == raw
    assert card.adjusted.full.startswith("Without excused time ")
    assert card.allowance.full.endswith("judged without excused time")
    assert "Note added" in titles(filled)


def first_stores(window: AppWindow) -> list[str]:
    """The stores that the overview lists as needing attention, in its order."""
    fleet = window.overview.fleet
    assert fleet is not None
    return [fleet.rows.table.store_ids[place] for place in window.overview.attention.stores_shown.tolist()]


def test_a_store_that_needs_attention_is_noted_from_the_overview(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    rows = [
        f"{store},{status},2023-01-25 {hour:02d}:05:00 UTC"
        for store, last in (("1", "active"), ("2", "inactive"))
        for hour, status in enumerate([*["active"] * 9, *[last] * 3])
    ]
    polls = tmp_path / "polls.csv"
    polls.write_text("\n".join(["store_id,status,timestamp_utc", *rows]), encoding="utf-8")
    import_now(qtbot, window, [polls])
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.prepared and bool(titles(window)))
    click(window.prepared.button)
    qtbot.waitUntil(lambda: window.overview.fleet is not None)
    assert first_stores(window) == ["2"]
    list_view = window.overview.attention.list
    on_row = list_view.visualRect(list_view.list.index(0, 0)).center()
    asked = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, on_row, list_view.viewport().mapToGlobal(on_row)
    )
    QApplication.sendEvent(list_view.viewport(), asked)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == "Add a note…").trigger()
    menu.close()
    dialog = dialog_of(window)
    dialog.reason.setEditText("Staff")
    before = window.session.report
    click(dialog.save)
    qtbot.waitUntil(lambda: window.session.report is not before)
    (note,) = notes(window)
    assert (note.scope.store_id, note.reason, note.excused) == ("2", "Staff", False)
    # Midway between the checks at 8:05 and 9:05, to where the report ends.
    assert note.start == utc("2023-01-25 08:35")
    assert "Note added" in titles(window)
    # A note explains an outage and does not end it.
    qtbot.waitUntil(lambda: first_stores(window) == ["2"])


def test_a_note_can_be_about_all_outages_of_the_list(qtbot: QtBot, filled: AppWindow) -> None:
    noted(qtbot, filled, everywhere=True)
    assert len(notes(filled)) == filled.store.outages.list.list.rowCount()
    assert all(column(filled.store, "Note"))


def test_a_note_is_changed_deleted_and_brought_back(qtbot: QtBot, filled: AppWindow) -> None:
    noted(qtbot, filled)
    page = filled.store
    item = page.outages.list.list.item_at(0)
    menu = page.outages.menu_for(item)
    assert [action.text() for action in menu.actions()] == ["Edit note “Power · excused”…", "Add a note…"]
    menu.actions()[0].trigger()
    dialog = dialog_of(filled)
    assert dialog.text.text() == "Storm over the lake"
    dialog.reason.setEditText("Own words")
    click(dialog.save)
    qtbot.waitUntil(lambda: column(page, "Note")[:1] == ["Own words · excused"])
    qtbot.waitUntil(lambda: not filled.findChildren(NoteDialog))
    page.outages.menu_for(item).actions()[0].trigger()
    click(dialog_of(filled).remove)
    qtbot.waitUntil(lambda: not column(page, "Note"))
    assert notes(filled) == []
    filled.banners.banners[0].act()
    qtbot.waitUntil(lambda: column(page, "Note")[:1] == ["Own words · excused"])


def test_the_overview_has_downtime_by_reason_once_there_are_notes(qtbot: QtBot, filled: AppWindow) -> None:
    card = filled.overview.findChild(ReasonsCard)
    assert card is not None
    assert card.isHidden()
    noted(qtbot, filled)
    qtbot.waitUntil(lambda: not card.isHidden())
    model = card.list.list
    assert [model.columns[0].text(row) for row in range(model.rowCount())] == ["Power", "No note"]
    assert "judged without excused time" in filled.overview.strip.target.note.text()


def test_groups_have_the_adjusted_figure_next_to_the_raw_one_where_time_is_excused(
    qtbot: QtBot, filled: AppWindow
) -> None:
    groups = filled.overview.groups

    def uptimes(name: str) -> list[str]:
        model = groups.list.list
        found = [one for one in model.columns if one.title == name]
        return [found[0].text(row) for row in range(model.rowCount())] if found else []

    assert uptimes("Adjusted") == []
    noted(qtbot, filled, everywhere=True)
    qtbot.waitUntil(lambda: bool(uptimes("Adjusted")))
    pairs = list(zip(uptimes("Uptime"), uptimes("Adjusted"), strict=True))
    # All outages of one store are excused: its group rises, the others stay.
    assert [raw != adjusted for raw, adjusted in pairs].count(True) == 1
    assert all(float(raw[:-1]) <= float(adjusted[:-1]) for raw, adjusted in pairs)


def test_a_shared_outage_is_noted_for_all_its_stores(qtbot: QtBot, theme: Theme) -> None:
    card = SharedCard(theme)
    qtbot.addWidget(card)
    rows = rows_of(together(40))
    card.show_fleet(Fleet.of(rows))
    wanted: list[NoteRequest] = []
    card.note_wanted.connect(wanted.append)
    card.add_note.click()
    (request,) = wanted
    assert sorted(span.store_id for span in request.spans) == sorted(f"s{place}" for place in range(0, 40, 2))
    assert all(span.start < span.end for span in request.spans)
    card.show_fleet(Fleet.of(four_stores()))
    assert card.add_note.isHidden()


def test_one_outage_has_no_choice_of_others(window: AppWindow, icons: Icons) -> None:
    made: list[NoteContent] = []
    request = NoteRequest("nord", (NotedSpan("nord", 0, 5),), "then")
    dialog = NoteDialog(window, icons, request, lambda _gone, come: made.extend(come))
    dialog.open()
    assert dialog.when.text() == "then"
    assert dialog.scope.isHidden()
    dialog.reason.setCurrentIndex(0)
    dialog.save.click()
    assert [note.reason for note in made] == ["Internet"]
