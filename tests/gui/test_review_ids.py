"""What the review asks and reports about store ids."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from storemon.gui.imports.review_model import Field
from tests.app_window import AppWindow
from tests.gui.conftest import import_now
from tests.gui.reviewing import bring, cell, write

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

ZONES = "store_id,timezone_str\n"
POLLS = "store_id,status,timestamp_utc\n"
AT = "active,2023-01-24 09:06:42 UTC\n"
TENS = ZONES + "".join(f"10000000000100{ten}0,UTC\n" for ten in range(1, 10))


def stores(window: AppWindow) -> int:
    return window.session.summary.stores if window.session.summary else 0


def answer(window: AppWindow) -> None:
    (selector,) = window.review.detail.questions.selectors
    selector.setCurrentIndex(1)
    selector.activated.emit(1)


def test_ids_that_look_rounded_come_in_when_a_person_says_that_they_are_right(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    bring(qtbot, window, [write(tmp_path / "z.csv", TENS)])
    page = window.review
    assert cell(window, 0, Field.STATE) == "Needs an answer"
    assert not page.button.isEnabled()
    (selector,) = page.detail.questions.selectors
    assert "“1000000000010010”. Are they right?" in selector.accessibleName()
    answer(window)
    qtbot.waitUntil(page.button.isEnabled)
    assert cell(window, 0, Field.STATE) == "Ready"
    assert selector.currentText() == "They are right as they are"
    QTest.mouseClick(page.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stores(window) == 9)


def test_near_twins_are_named_before_the_import_and_after_it(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    import_now(qtbot, window, [write(tmp_path / "z.csv", f"{ZONES}abc,UTC\n42,UTC\n07,UTC\n")])
    qtbot.waitUntil(lambda: stores(window) == 3)
    bring(qtbot, window, [write(tmp_path / "p.csv", f"{POLLS}ABC,{AT}042,{AT}abc,{AT}")])
    said = "One store id differs from another only by {}, and stays apart: {}"
    case = said.format("case", "“ABC” / “abc”")
    zeros = said.format("leading zeros", "“042” / “42”")
    assert window.review.detail.remarks.texts == ["Good to know", case, zeros]
    QTest.mouseClick(window.review.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stores(window) == 5)
    banner = window.banners.banners[0]
    assert banner.title.text() == "Imported 3 checks from p.csv."
    assert banner.detail.text() == f"{case}. {zeros}."
    assert banner.property("tone") == "notice"
    banner.act()
    assert window.navigator.page == "imports"


def test_a_file_with_something_worth_knowing_is_shown_first(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    plain = write(tmp_path / "z.csv", f"{ZONES}abc,UTC\n")
    bring(qtbot, window, [plain, write(tmp_path / "p.csv", f"{POLLS}42.0,{AT}")])
    assert window.review.detail.name.full == "p.csv"


def test_a_sound_file_after_a_damaged_one_names_the_import_to_undo(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    sound = write(tmp_path / "z.csv", f"{ZONES}0042,UTC\n0007,UTC\n")
    bring(qtbot, window, [write(tmp_path / "p.csv", f"{POLLS}42,{AT}7,{AT}"), sound])
    QTest.mouseClick(window.review.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: stores(window) == 4)
    banner = window.banners.banners[0]
    assert banner.detail.text().startswith("p.csv (imported 20")
    assert "undo that import in Imports: " in banner.detail.text()
    banner.act()
    assert window.navigator.page == "imports"


def test_a_name_that_is_no_id_is_skipped_with_its_reason(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    bring(qtbot, window, [write(tmp_path / "p.csv", f"{POLLS}NULL,{AT}\\N,{AT}a,{AT}")])
    assert cell(window, 0, Field.STATE) == "2 rows will be skipped"
    reason = window.review.detail.remarks.texts[1]
    assert reason == "The store id is a placeholder, such as NULL · 2 rows"
