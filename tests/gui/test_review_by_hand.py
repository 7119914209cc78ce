"""Manual answers and column matches before an import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.core.choices import Topic
from storemon.gui.imports.review_model import Field
from storemon.gui.session.review import State
from storemon.gui.widgets.item_roles import UNIT_ROLE
from tests.app_window import AppWindow
from tests.core.build import utc
from tests.gui.conftest import POLLS
from tests.gui.reviewing import OTHER, bring, cell, polls_known, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_the_order_of_dates_that_nothing_shows_can_be_chosen(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    text = "store_id,status,timestamp_utc\na,active,1/5/2023 9:06\nb,inactive,1/5/2023 10:06\n"
    bring(qtbot, window, [write(tmp_path / "polls.csv", text)])
    page = window.review
    assert cell(window, 0, Field.STATE) == "Needs an answer"
    assert not page.button.isEnabled()
    (selector,) = page.detail.questions.selectors
    assert selector.isVisible()
    selector.setCurrentIndex(2)
    selector.activated.emit(2)
    qtbot.waitUntil(page.button.isEnabled)
    assert cell(window, 0, Field.STATE) == "Ready"
    # It stays there to be fixed.
    assert selector.isVisible()
    assert selector.currentText() == "Day first, 24/1/2023"
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: polls_known(window) == 2)
    assert window.session.summary is not None
    assert window.session.summary.first_poll == utc("2023-05-01 09:06")


def test_dates_that_tell_their_order_themselves_are_not_asked_for(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    text = "store_id,status,timestamp_utc\na,active,1/5/2023 9:06\na,inactive,1/24/2023 10:06\n"
    bring(qtbot, window, [write(tmp_path / "polls.csv", text)])
    assert cell(window, 0, Field.STATE) == "Ready"
    assert not window.review.detail.questions.isVisible()


def test_columns_can_be_matched_by_hand(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    bring(qtbot, window, [write(tmp_path / "export.csv", OTHER)])
    page = window.review
    assert page.model.entries[0].state is State.UNMATCHED
    form = page.detail.form
    assert form.isVisible()
    form.kind.setCurrentIndex(1)
    # The titles are clear enough: all three are filled in.
    qtbot.waitUntil(page.button.isEnabled)
    assert {name: selector.currentText() for name, selector in form.selectors.items()} == {
        "store_id": "Shop",
        "status": "State",
        "timestamp_utc": "When",
        "platform": "None",
    }
    rows = page.detail.rows.rows
    meanings = [rows.headerData(column, Qt.Orientation.Horizontal, UNIT_ROLE) for column in range(4)]
    assert meanings == ["Store id", "Time in UTC", "Status", "not used"]
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: polls_known(window) == 1)


def test_a_column_cannot_be_two_things(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    bring(qtbot, window, [write(tmp_path / "export.csv", "a;b;c\n1;2;3\n")])
    form = window.review.detail.form
    form.kind.setCurrentIndex(3)
    for selector in form.selectors.values():
        selector.setCurrentIndex(1)
    assert form.hint.text() == "Each column can be used once only."
    assert not window.review.button.isEnabled()


def test_a_wrong_match_can_be_mended(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    bring(qtbot, window, [write(tmp_path / "export.csv", OTHER)])
    page, form = window.review, window.review.detail.form
    form.kind.setCurrentIndex(1)
    qtbot.waitUntil(page.button.isEnabled)
    form.selectors["status"].setCurrentIndex(4)
    qtbot.waitUntil(lambda: page.model.entries[0].state is State.ASKS)
    assert form.isVisible()
    form.selectors["status"].setCurrentIndex(3)
    qtbot.waitUntil(lambda: page.model.entries[0].state is State.READY)


def test_words_for_a_status_are_confirmed_before_they_count(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    words = POLLS.replace(",active,", ",online,").replace(",inactive,", ",offline,")
    bring(qtbot, window, [write(tmp_path / "polls.csv", words)])
    page = window.review
    assert page.model.entries[0].state is State.ASKS
    assert not page.button.isEnabled()
    assert {selector.currentText() for selector in page.detail.questions.selectors} <= {
        "The store is active",
        "The store is inactive",
    }
    QTest.mouseClick(page.detail.questions.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.entries[0].state is State.READY)
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: polls_known(window) > 0)


def test_platforms_of_a_column_are_named_and_not_asked_about(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    rows = ("s,active,2023-01-24 09:00:00 UTC,UberEats", "s,inactive,2023-01-24 09:00:00 UTC,DoorDash")
    lines = ("store_id,status,timestamp_utc,Channel", *rows, "")
    bring(qtbot, window, [write(tmp_path / "polls.csv", "\n".join(lines))])
    entry = window.review.model.entries[0]
    assert entry.state is State.READY
    assert entry.preview is not None
    assert any("each counted by itself: Uber Eats, DoorDash" in note for note in entry.preview.notes)


def test_a_file_named_after_a_platform_can_be_said_to_be_of_it(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    lines = ("store_id,status,timestamp_utc", "s,active,2023-01-24 09:00:00 UTC", "")
    bring(qtbot, window, [write(tmp_path / "doordash.csv", "\n".join(lines))])
    page = window.review
    entry = page.model.entries[0]
    assert entry.state is not State.ASKS
    (selector,) = page.detail.questions.selectors
    assert selector.currentText() == "DoorDash"
    QTest.mouseClick(page.detail.questions.button, Qt.MouseButton.LeftButton)

    def chosen() -> str:
        choices = page.model.entries[0].choices
        return "" if choices is None else choices.get(Topic.PLATFORM)

    qtbot.waitUntil(lambda: chosen() == "only DoorDash")


def test_dates_that_a_spreadsheet_swapped_are_a_warning(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    times = ("2023-02-01T10:30:00", "2023-03-01T10:30:00", "25/01/2023 10:30")
    lines = ("store_id,status,timestamp_utc", *(f"s,active,{time}" for time in times), "")
    bring(qtbot, window, [write(tmp_path / "polls.csv", "\n".join(lines))])
    (preview,) = [entry.preview for entry in window.review.model.entries]
    assert preview is not None
    assert any("swapped day and month" in warning for warning in preview.warnings)


def test_platforms_can_be_matched_by_hand(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    row = "s,active,2023-01-24 09:00:00 UTC,UberEats\n"
    rows = row + row.replace("UberEats", "DoorDash")
    bring(qtbot, window, [write(tmp_path / "polls.csv", rows)])
    form = window.review.detail.form
    form.kind.setCurrentIndex(1)
    form.header.setCurrentIndex(1)
    for place, name in enumerate(("store_id", "status", "timestamp_utc", "platform"), 1):
        form.selectors[name].setCurrentIndex(place)
    qtbot.waitUntil(lambda: window.review.model.entries[0].state is State.READY)
