"""Importing files of hours: the weekday question, and which stores' past changes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storemon.gui.imports.review_model import Field
from storemon.gui.session.review import State
from storemon.gui.widgets.banner import Banner
from tests.app_window import AppWindow
from tests.gui.conftest import import_now
from tests.gui.reviewing import bring, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

HEADER = "store_id,day,start_time_local,end_time_local\n"


def hours(folder: Path, days: range, name: str = "hours.csv", end: str = "17:00") -> Path:
    return write(folder / name, HEADER + "".join(f"nord,{day},09:00,{end}\n" for day in days))


def count_from_the_beginning(qtbot: QtBot, window: AppWindow) -> None:
    """Answer from when the hours of the selected file apply."""
    entry = window.review.detail.entry
    assert entry is not None
    assert entry.state is State.ASKS
    (selector,) = window.review.detail.questions.selectors
    assert selector.itemText(1) == "From the beginning: past figures change too"
    selector.setCurrentIndex(1)
    selector.activated.emit(1)
    qtbot.waitUntil(lambda: entry.state is State.READY)


def test_weekdays_from_1_to_7_wait_for_an_answer(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    bring(qtbot, window, [hours(tmp_path, range(1, 8))])
    (entry,) = window.session.review.entries
    assert entry.state is State.ASKS
    form = window.review.detail.questions
    (selector,) = form.selectors
    assert [selector.itemText(place) for place in range(1, selector.count())] == [
        "Monday is 0, Sunday is 6",
        "Monday is 1, Sunday is 7 or 0",
        "Sunday is 1, Saturday is 7",
    ]
    assert not window.review.button.isEnabled()
    selector.setCurrentIndex(2)
    selector.activated.emit(2)
    qtbot.waitUntil(lambda: entry.state is State.READY)
    with qtbot.waitSignal(window.session.imports.finished):
        window.review.button.click()


def test_other_hours_say_before_and_after_whose_past_changes(
    qtbot: QtBot, window: AppWindow, files: list[Path], tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    bring(qtbot, window, [hours(tmp_path, range(7), "new.csv", "21:00")])
    count_from_the_beginning(qtbot, window)
    said = "New hours change the past figures of 1 store: nord"
    assert said in window.review.detail.remarks.texts
    assert window.review.warnings.text() == said
    assert window.review.model.index(0, Field.STATE).data() == "Ready, with a warning"
    with qtbot.waitSignal(window.session.imports.finished):
        window.review.button.click()
    qtbot.waitUntil(lambda: any(said in banner.detail.text() for banner in window.findChildren(Banner)))


def test_a_warning_about_the_past_is_seen_whichever_file_is_selected(
    qtbot: QtBot, window: AppWindow, files: list[Path], tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    broken = tmp_path / "a-broken.csv"
    broken.write_text("store_id,timezone_str\nnord,Mars\n")
    bring(qtbot, window, [broken, hours(tmp_path, range(7), "new.csv", "21:00")])
    window.review.table.selectRow(1)
    count_from_the_beginning(qtbot, window)
    window.review.table.selectRow(0)
    assert window.review.detail.entry is window.session.review.entries[0]
    assert window.review.warnings.text() == "new.csv: New hours change the past figures of 1 store: nord"
    window.review.left_out.emit(window.session.review.entries[1])
    assert window.review.warnings.isHidden()
