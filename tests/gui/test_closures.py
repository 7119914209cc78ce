"""Entering closures and special hours in the window."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storemon.core.vocabulary import DAY, HOUR
from storemon.gui.closures.closure_form import ClosureForm
from storemon.gui.closures.closure_text import calendar_cells, closure_text
from storemon.gui.closures.closures_dialog import ClosuresDialog
from storemon.gui.closures.store_titles import StoreTitles
from storemon.gui.widgets.format import full_date
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from storemon.services.closures import Closure
from storemon.services.entered import ENTERED
from tests.app_window import AppWindow

CHRISTMAS = dt.date(2026, 12, 25)
CLOSED = Closure(CHRISTMAS, CHRISTMAS, name="Christmas")


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_line_says_when_for_whom_what_and_why() -> None:
    assert closure_text(CLOSED) == f"{full_date(CHRISTMAS)} · All stores · Closed · Christmas"
    special = replace(CLOSED, start=10 * HOUR, end=DAY, group="North", name="")
    assert closure_text(special).split(" · ")[1] == "Group North"
    assert closure_text(replace(CLOSED, store_ids=("a",))).split(" · ")[1] == "Store a"


def test_the_calendar_says_the_first_of_a_dates_closures_and_how_many_more_there_are() -> None:
    other = replace(CLOSED, group="North", name="")
    before, day = calendar_cells([CHRISTMAS - dt.timedelta(days=1), CHRISTMAS], {CHRISTMAS: [CLOSED, other]})
    assert (before.hours, before.special) == ("", False)
    assert (day.hours, day.name, day.special) == ("All stores: Closed", "and 1 more", True)
    assert day.text().endswith("All stores · Closed · Christmas; Group North · Closed")


def test_what_is_saved_unchanged_is_what_was_shown(parent: QWidget, icons: Icons) -> None:
    for shown in (
        CLOSED,
        replace(CLOSED, store_ids=("a",), last=CHRISTMAS + dt.timedelta(days=1)),
        replace(CLOSED, group="North", start=10 * HOUR, end=15 * HOUR),
        replace(CLOSED, start=0, end=DAY),
    ):
        saved: list[Closure] = []
        ClosureForm(parent, icons, shown, (), saved.append).save.click()
        assert saved == [shown]


def test_what_several_stores_have_alike_is_one_thing_in_the_calendar() -> None:
    some = [replace(CLOSED, store_ids=(store_id,)) for store_id in ("a", "b", "c")]
    (day,) = calendar_cells([CHRISTMAS], {CHRISTMAS: some})
    assert (day.hours, day.name) == ("3 stores: Closed", CLOSED.name)
    unlike = [*some, replace(CLOSED, store_ids=("d",), end=DAY)]
    (day,) = calendar_cells([CHRISTMAS], {CHRISTMAS: unlike})
    assert (day.hours, day.name) == ("Store a: Closed", "and 3 more")


def test_special_hours_for_a_group_are_entered(parent: QWidget, icons: Icons) -> None:
    saved: list[Closure] = []
    made = ClosureForm(parent, icons, CLOSED, ("North", "South"), saved.append)
    assert not made.opens.isEnabled()
    made.stores.setCurrentIndex(made.stores.findText("Group South"))
    made.special.click()
    made.opens.setTime(QTime(11, 30))
    made.closes.setTime(QTime(16, 0))
    made.first.setDate(QDate(2026, 12, 30))
    assert made.last.date() == QDate(2026, 12, 30)
    made.save.click()
    (found,) = saved
    assert (found.group, found.start, found.end) == ("South", 23 * HOUR // 2, 16 * HOUR)
    assert found.first == found.last == dt.date(2026, 12, 30)


def test_a_store_without_an_id_and_equal_times_are_not_saved(parent: QWidget, icons: Icons) -> None:
    saved: list[Closure] = []
    made = ClosureForm(parent, icons, CLOSED, (), saved.append)
    made.stores.setCurrentIndex(made.stores.findText("One store"))
    made.save.click()
    assert made.wrong.text() == "Enter the name or the id of the store."
    made.store.setText("a")
    made.special.click()
    assert made.wrong.isHidden()
    made.closes.setTime(made.opens.time())
    made.save.click()
    assert made.wrong.text().startswith("Opening and closing time are the same.")
    assert saved == []


def test_a_store_is_found_by_what_is_offered_by_its_name_or_its_id(parent: QWidget, icons: Icons) -> None:
    titles = StoreTitles({"7": "Austin", "8": "Boston", "9": "austin", "10": ""})
    assert list(titles.offered) == ["10", "Austin · 7", "austin · 9", "Boston · 8"]
    assert titles.find("Boston · 8") == titles.find("boston") == titles.find("8") == ["8"]
    assert titles.find("new") == ["new"]
    saved: list[Closure] = []
    made = ClosureForm(parent, icons, CLOSED, (), saved.append, titles)
    made.stores.setCurrentIndex(made.stores.findText("One store"))
    made.store.setText("austin")
    made.save.click()
    assert made.wrong.text().startswith("Several stores have this name.")
    made.store.setText("Austin · 7")
    made.save.click()
    assert [one.store_ids for one in saved] == [("7",)]
    assert closure_text(saved[0], titles).split(" · ")[1] == "Austin"
    assert ClosureForm(parent, icons, saved[0], (), saved.append, titles).store.text() == "Austin · 7"


def test_those_of_a_file_can_be_seen_but_not_changed(parent: QWidget, theme: Theme, icons: Icons) -> None:
    dialog = ClosuresDialog(parent, theme, icons)
    dialog.show_closures([], StoreTitles())
    assert not dialog.delete.isEnabled()
    assert dialog.note.text().startswith("There are none yet.")
    dialog.show_closures([CLOSED, replace(CLOSED, own=False)], StoreTitles())
    assert dialog.delete.isEnabled()
    dialog.list.setCurrentRow(1)
    assert not dialog.change.isEnabled()
    assert dialog.note.text().startswith("This one is from a file.")
    deleted: list[Closure] = []
    dialog.deleting.connect(deleted.append)
    dialog.list.setCurrentRow(0)
    dialog.delete.click()
    assert deleted == [CLOSED]


def test_a_closure_is_added_in_the_window_and_undone_like_an_import(qtbot: QtBot, window: AppWindow) -> None:
    qtbot.waitUntil(window.menus["closures"].isEnabled)
    window.menus["closures"].trigger()
    dialog = window.findChild(ClosuresDialog)
    assert dialog is not None
    dialog.add.click()
    qtbot.waitUntil(lambda: dialog.findChild(ClosureForm) is not None)
    made = dialog.findChild(ClosureForm)
    assert made is not None
    made.name.setText("Inventory")
    made.save.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 1)
    assert dialog.list.item(0).text().endswith("All stores · Closed · Inventory")
    qtbot.waitUntil(lambda: any(cell.name == "Inventory" for cell in dialog.calendar.cells))
    dialog.after.click()
    qtbot.waitUntil(lambda: not any(cell.name == "Inventory" for cell in dialog.calendar.cells[:7]))
    workspace = window.session.workspace
    assert workspace is not None
    assert workspace.imports.recent()[0].name == ENTERED
    dialog.list.setCurrentRow(0)
    dialog.delete.click()
    qtbot.waitUntil(lambda: dialog.list.count() == 0)
    dialog.accept()
