from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QWidget

from storemon.errors import FileRefused
from storemon.gui.widgets.banner import BannerStack, Tone
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from storemon.message import Message
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def stack(qtbot: QtBot, theme: Theme) -> BannerStack:
    stack = BannerStack(theme, Icons(theme, theme))
    qtbot.addWidget(stack)
    return stack


def test_an_error_says_what_why_and_what_next(stack: BannerStack) -> None:
    banner = stack.show_error(
        FileRefused(Message("It is no CSV."), Message("It holds a picture."), Message("Choose another."))
    )
    assert banner.title.text() == "It is no CSV."
    assert banner.detail.text() == "It holds a picture. Choose another."


@pytest.mark.logs_warnings
def test_an_error_of_ours_is_named_as_one(stack: BannerStack) -> None:
    banner = stack.show_error(ZeroDivisionError("by zero"))
    assert "on our side" in banner.title.text()
    assert banner.detail.text().endswith("ZeroDivisionError: by zero")


def test_no_more_than_three_messages_are_kept(stack: BannerStack) -> None:
    for number in range(5):
        stack.show_message(Tone.BAD, f"message {number}")
    assert [banner.title.text() for banner in stack.banners] == ["message 4", "message 3", "message 2"]


def test_old_good_notices_go_when_something_new_begins(stack: BannerStack) -> None:
    stack.show_message(Tone.GOOD, "imported")
    stack.show_message(Tone.BAD, "failed")
    stack.clear_good()
    assert [banner.title.text() for banner in stack.banners] == ["failed"]


def test_what_somebody_has_to_see_stays_when_something_else_ends(stack: BannerStack) -> None:
    stack.show_message(Tone.BAD, "failed")
    stack.show_message(Tone.NOTICE, "one row was not used", action=("Show rows", lambda: None))
    stack.show_message(Tone.GOOD, "saved", action=("Open", lambda: None))
    stack.clear_passing()
    assert [banner.title.text() for banner in stack.banners] == ["one row was not used", "failed"]


def test_a_message_shows_the_text_of_a_file_as_it_is(stack: BannerStack) -> None:
    banner = stack.show_message(Tone.BAD, "<b>name</b>.csv")
    assert banner.title.textFormat() is Qt.TextFormat.PlainText


def test_taking_the_action_closes_the_message(stack: BannerStack) -> None:
    taken: list[bool] = []
    banner = stack.show_message(Tone.NOTICE, "two rows", action=("Show", lambda: taken.append(True)))
    banner.act()
    assert taken == [True]
    assert stack.banners == []


def test_a_message_floats_over_the_page_and_moves_nothing(qtbot: QtBot, window: AppWindow) -> None:
    window.navigator.show("imports")
    places = {page: page.geometry() for page in (window.pages, window.imports, window.imports.table)}
    window.banners.show_message(
        Tone.BAD, "It could not be read.", "Try again. " * 60, ("Try again", lambda: None)
    )
    window.banners.show_message(Tone.GOOD, "Imported.")
    qtbot.waitUntil(window.banners.isVisible)
    assert {page: page.geometry() for page in places} == places
    stack = window.banners
    assert window.centre.childAt(stack.geometry().center()) in {stack, *stack.findChildren(QWidget)}
    for size in (QSize(960, 640), QSize(1920, 1000)):
        window.resize(size)
        qtbot.waitUntil(lambda: 0 < window.pages.geometry().right() - stack.geometry().right() < 30)
        assert window.pages.geometry().contains(stack.geometry())
        for banner in stack.banners:
            assert banner.height() >= banner.heightForWidth(banner.width())


def test_a_message_that_is_closed_lets_the_others_keep_their_room(qtbot: QtBot, window: AppWindow) -> None:
    first = window.banners.show_message(Tone.BAD, "one")
    window.banners.show_message(Tone.BAD, "two", "with more words")
    foot = window.banners.geometry().bottom()
    first.act()
    assert window.banners.geometry().bottom() == foot
    assert window.banners.isVisible()


def test_a_message_stays_while_the_mouse_is_on_it(
    stack: BannerStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    banner = stack.show_message(Tone.GOOD, "imported")
    monkeypatch.setattr(banner, "underMouse", lambda: True)
    banner._leave()
    assert stack.banners == [banner]
    monkeypatch.setattr(banner, "underMouse", lambda: False)
    banner._leave()
    assert stack.banners == []


def test_the_bar_of_a_job_moves_nothing_either_and_messages_stand_above_it(window: AppWindow) -> None:
    window.navigator.show("imports")
    places = {page: page.geometry() for page in (window.pages, window.imports, window.imports.table)}
    banner = window.banners.show_message(Tone.BAD, "It could not be read.")
    foot = window.banners.geometry().bottom()
    window.job_bar.advance("report", 0.4, "Generating report")
    assert {page: page.geometry() for page in places} == places
    bar = window.job_bar.geometry()
    assert bar.bottom() == window.pages.geometry().bottom()
    assert bar.width() == window.pages.width()
    assert window.banners.geometry().bottom() < foot
    assert not bar.intersects(banner.geometry().translated(window.banners.pos()))
    window.job_bar.done("report")
    assert window.banners.geometry().bottom() == foot
