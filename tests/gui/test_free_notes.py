"""Notes on any time span, and on several outages at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, QItemSelectionModel, QTime
from PySide6.QtWidgets import QWidget

from storemon.core.notes import ALL_STORES, Note, NoteContent, NoteScope
from storemon.core.vocabulary import HOUR
from storemon.gui.figures.chart_legend import ChartLegend, legend_entries
from storemon.gui.notes.note_dialog import NoteDialog
from storemon.gui.notes.span_fields import SpanFields
from storemon.gui.report.note_request import FreeTime, NotedSpan, NoteRequest
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.core.build import utc
from tests.gui.test_outage_notes import column, dialog_of, filled, notes
from tests.gui.test_window import click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

__all__ = ["filled"]
START, END = utc("2023-01-24 06:00"), utc("2023-01-25 18:00")
FREE = FreeTime("s1", "America/Chicago", START, END, "North")
Kept = list[tuple[list[NoteContent], list[NoteContent]]]
Ask = Callable[[NoteRequest], tuple[NoteDialog, Kept]]


@pytest.fixture
def ask(qtbot: QtBot, icons: Icons) -> Ask:
    """Return a function that opens a dialog, and the list of the notes that it saves."""
    parents: list[QWidget] = []

    def opened(request: NoteRequest) -> tuple[NoteDialog, Kept]:
        kept: Kept = []
        parents.append(QWidget())
        qtbot.addWidget(parents[-1])
        dialog = NoteDialog(parents[-1], icons, request, lambda gone, come: kept.append((gone, come)))
        dialog.show()
        return dialog, kept

    return opened


def set_time(dialog: NoteDialog, start: tuple[QDate, QTime], end: tuple[QDate, QTime]) -> None:
    for field, (date, time) in ((dialog.time.start, start), (dialog.time.end, end)):
        field.day.setDate(date)
        field.clock.setTime(time)


def test_a_note_on_another_time_is_read_on_the_stores_clock(
    ask: Ask,
) -> None:
    dialog, kept = ask(NoteRequest("First", (), free=FREE))
    assert dialog.scope.isHidden()
    assert dialog.time.isVisible()
    assert dialog.time.span == (START, END)
    day = QDate(2023, 1, 24)
    set_time(dialog, (day, QTime(9, 30)), (day, QTime(11, 0)))
    dialog.reason.setEditText("Planned closure")
    click(dialog.save)
    scope = NoteScope("s1")
    expected = NoteContent(scope, utc("2023-01-24 15:30"), utc("2023-01-24 17:00"), "Planned closure")
    assert kept == [([], [expected])]


@pytest.mark.parametrize(
    ("place", "scope"), [(0, NoteScope("s1")), (1, NoteScope(group="North")), (2, ALL_STORES)]
)
def test_it_is_about_the_store_its_group_or_all_stores(ask: Ask, place: int, scope: NoteScope) -> None:
    dialog, kept = ask(NoteRequest("First", (), free=FREE))
    dialog.stores.setCurrentIndex(place)
    dialog.reason.setEditText("Power")
    click(dialog.save)
    assert kept == [([], [NoteContent(scope, START, END, "Power")])]


def test_an_end_that_is_not_after_its_start_is_told_and_not_saved(
    ask: Ask,
) -> None:
    dialog, _ = ask(NoteRequest("First", (), free=FREE))
    dialog.reason.setEditText("Power")
    assert dialog.save.isEnabled()
    day = QDate(2023, 1, 24)
    set_time(dialog, (day, QTime(9, 30)), (day, QTime(9, 30)))
    assert dialog.wrong.isVisible()
    assert not dialog.save.isEnabled()


def test_a_time_beside_chosen_outages_is_offered_last(
    ask: Ask,
) -> None:
    spans = tuple(NotedSpan("s1", START + place * HOUR, START + place * HOUR + 1) for place in range(3))
    dialog, kept = ask(NoteRequest("First", spans[:2], "", spans, free=FREE))
    texts = [dialog.scope.itemText(place) for place in range(dialog.scope.count())]
    assert texts == ["2 outages", "All 3 outages in the list", "Another time"]
    assert not dialog.time.isVisible()
    dialog.reason.setEditText("Power")
    click(dialog.save)
    assert [note.start for note in kept[0][1]] == [START, START + HOUR]


def test_a_note_of_whole_minutes_can_be_moved(ask: Ask) -> None:
    note = NoteContent(NoteScope("s1"), START, utc("2023-01-24 17:00"), "Power", "Storm")
    dialog, kept = ask(NoteRequest("First", (), "then", (), Note(note, "Pat", 0), FREE))
    assert dialog.time.isVisible()
    dialog.time.end.clock.setTime(QTime(12, 30))
    click(dialog.save)
    ((gone, come),) = kept
    assert gone == [note]
    assert come[0].end == utc("2023-01-24 18:30")
    assert come[0].reason == note.reason


def test_the_fields_say_the_first_of_an_hour_that_the_clock_repeats(qtbot: QtBot) -> None:
    fields = SpanFields("America/Chicago", (utc("2023-11-05 05:00"), utc("2023-11-05 12:00")))
    qtbot.addWidget(fields)
    fields.end.clock.setTime(QTime(1, 30))
    assert fields.span == (utc("2023-11-05 05:00"), utc("2023-11-05 06:30"))


def test_several_chosen_outages_are_noted_at_once(qtbot: QtBot, filled: AppWindow) -> None:
    card = filled.store.outages
    mode = QItemSelectionModel.SelectionFlag
    card.list.selectRow(0)
    selection = card.list.selectionModel()
    selection.select(card.list.list.index(1, 0), mode.Select | mode.Rows)
    assert len(card.selected) == 2
    menu = card.menu_for(card.selected[0])
    assert [action.text() for action in menu.actions()] == ["Add a note to 2 outages…"]
    click(card.add_note)
    dialog = dialog_of(filled)
    assert dialog.scope.currentText() == "2 outages"
    dialog.reason.setEditText("Staff")
    click(dialog.save)
    qtbot.waitUntil(lambda: len([text for text in column(filled.store, "Note") if text]) >= 2)
    assert len(notes(filled)) == 2


def test_a_note_on_a_time_without_outage_is_in_the_chart_and_can_be_changed(
    qtbot: QtBot, filled: AppWindow
) -> None:
    page = filled.store
    qtbot.waitUntil(lambda: page.week.chart is not None and page.week.shown is not None)
    page.outages.list.clearSelection()
    assert page.outages.all_notes.isHidden()
    click(page.outages.add_note)
    dialog = dialog_of(filled)
    assert dialog.scope.currentText() == "Another time"
    start, end = dialog.time.span
    dialog.reason.setEditText("Power")
    dialog.text.setText("Storm")
    click(dialog.save)
    qtbot.waitUntil(lambda: not page.outages.all_notes.isHidden())
    (note,) = notes(filled)
    assert (note.start, note.end) == (start, end)
    assert page.outages.all_notes.text() == "1 note…"
    (action,) = page.outages.menu_of_all().actions()
    assert action.text().startswith("Edit note “Power · ")
    chart = page.week.chart
    assert chart is not None
    qtbot.waitUntil(lambda: chart.week is not None and chart.week.noted)
    week = chart.week
    assert week is not None
    x = week.rows[-1].scale.place(start) + 0.01
    assert "Power: Storm" in chart.tip_at(x, len(week.rows) - 0.5)
    assert "Note" in page.week.legend.accessibleName()
    action.trigger()
    click(dialog_of(filled).remove)
    qtbot.waitUntil(page.outages.all_notes.isHidden)


def test_the_legend_explains_notes_only_where_there_are_any(qtbot: QtBot, theme: Theme) -> None:
    legend = ChartLegend(theme)
    qtbot.addWidget(legend)
    narrow = legend.sizeHint().width()
    assert legend_entries(noted=True) == (*legend_entries(), "Note")
    legend.show_noted(noted=True)
    assert legend.sizeHint().width() > narrow
    legend.grab()
    legend.show_noted(noted=False)
    assert legend.sizeHint().width() == narrow
