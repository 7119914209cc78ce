"""From the first start to the first useful answer in three clicks, and the optional tour after it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget

from storemon.gui.tour.callout import Callout
from storemon.gui.tour.tour_controller import TourController
from tests.app_window import AppWindow
from tests.gui.test_window import titles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

MOST = 3
OFFER = "New here? A few short notes show you around."


@pytest.fixture
def settings(settings: QSettings) -> QSettings:
    """The settings of a new user."""
    for key in ("report/first", "tour/offered"):
        settings.remove(key)
    return settings


class Hand:
    """Clicks what is visible and enabled, and counts the clicks."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.clicks = 0

    def click(self, button: QAbstractButton) -> None:
        self.qtbot.waitUntil(lambda: button.isVisible() and button.isEnabled())
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.clicks += 1

    def choose(self, dialog: QFileDialog, files: list[Path]) -> None:
        """Select the files and press Open, which counts as a click."""
        dialog.filesSelected.emit([str(path) for path in files])
        dialog.reject()
        self.clicks += 1


@pytest.fixture
def hand(qtbot: QtBot) -> Hand:
    return Hand(qtbot)


def answered(window: AppWindow) -> bool:
    """Whether the window says which stores need a call."""
    page = window.overview
    return page.isVisible() and page.fleet is not None and page.attention.isVisible()


def test_the_sample_is_one_click_from_the_first_answer(qtbot: QtBot, window: AppWindow, hand: Hand) -> None:
    hand.click(window.empty.sample_button)
    qtbot.waitUntil(lambda: answered(window))
    assert hand.clicks <= MOST


def test_three_good_files_are_three_clicks_from_the_first_answer(
    qtbot: QtBot, window: AppWindow, hand: Hand, files: list[Path]
) -> None:
    hand.click(window.empty.files_button)
    qtbot.waitUntil(lambda: window.findChild(QFileDialog) is not None)
    hand.choose(window.the(QFileDialog), files)
    hand.click(window.review.button)
    qtbot.waitUntil(lambda: answered(window))
    assert hand.clicks <= MOST
    assert window.session.rows is not None
    assert len(window.session.rows.table.store_ids) == 2


def test_the_first_report_waits_for_a_click_where_that_is_wanted(
    qtbot: QtBot, window: AppWindow, hand: Hand, files: list[Path]
) -> None:
    window.preferences.first_report = False
    window.import_files(files)
    qtbot.waitUntil(lambda: window.session.reviewing)
    hand.click(window.review.button)
    qtbot.waitUntil(lambda: window.prepared.isVisible() and window.prepared.button.isEnabled())
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    assert window.session.report is None
    assert not window.reports.running


def test_files_without_checks_lead_to_no_report(
    qtbot: QtBot, window: AppWindow, hand: Hand, files: list[Path]
) -> None:
    window.import_files(files[:2])
    qtbot.waitUntil(lambda: window.session.reviewing)
    hand.click(window.review.button)
    qtbot.waitUntil(lambda: window.prepared.title.text() == "Add your store status file")
    assert not window.reports.running


@pytest.fixture
def shown(qtbot: QtBot, window: AppWindow) -> AppWindow:
    window.session.import_sample()
    qtbot.waitUntil(lambda: answered(window))
    qtbot.waitUntil(lambda: OFFER in titles(window))
    return window


def callout(window: AppWindow) -> Callout:
    found = window.the(TourController).callout
    assert found is not None
    return found


def test_the_tour_is_offered_once_and_never_begins_by_itself(
    qtbot: QtBot, shown: AppWindow, open_window: Callable[[], AppWindow]
) -> None:
    assert shown.the(TourController).callout is None
    shown.close()
    again = open_window()
    qtbot.waitUntil(lambda: answered(again))
    assert OFFER not in titles(again)
    assert again.menus["tour"].isEnabled()


def test_the_offer_leaves_once_somebody_looks_around(shown: AppWindow) -> None:
    shown.navigator.show("stores")
    assert OFFER not in titles(shown)


def walked(window: AppWindow) -> Iterator[Callout]:
    found = callout(window)
    while found.isVisible():
        yield found
        QTest.mouseClick(found.button, Qt.MouseButton.LeftButton)


def test_the_tour_shows_real_parts_and_ends(qtbot: QtBot, shown: AppWindow) -> None:
    next(banner for banner in shown.banners.banners if banner.title.text() == OFFER).act()
    seen = []
    for found in walked(shown):
        seen.append(found.title.text())
        assert found.place.text() == f"{len(seen)} of 4"
        assert found.text.height() >= found.text.heightForWidth(found.text.width())
        room = shown.centre.rect()
        assert room.contains(found.geometry()), "it is within the window"
    assert seen == ["Pages", "Start here", "Reports", "Find and undo"]


def test_the_tour_is_in_nobodys_way(qtbot: QtBot, shown: AppWindow) -> None:
    shown.menus["tour"].trigger()
    assert callout(shown).isVisible()
    shown.navigator.show("stores")
    assert not callout(shown).isVisible(), "who goes on with the work has ended it"
    shown.menus["tour"].trigger()
    shown.navigator.escape()
    assert not callout(shown).isVisible()
    assert shown.navigator.page == "stores"
    shown.menus["tour"].trigger()
    QTest.mouseClick(callout(shown).close_button, Qt.MouseButton.LeftButton)
    assert not callout(shown).isVisible()


@pytest.mark.parametrize("size", [(960, 600), (1280, 800), (1920, 1080)])
def test_no_callout_covers_what_it_points_at(qtbot: QtBot, shown: AppWindow, size: tuple[int, int]) -> None:
    shown.resize(*size)
    shown.menus["tour"].trigger()
    controller = shown.the(TourController)
    for found in walked(shown):
        stop = controller._stops[controller._at]
        if stop.title != "Start here":  # if a card fills the window, its bottom is covered
            assert not overlap(found, stop.widget, shown.centre), stop.title


def overlap(one: QObject, other: QObject, root: QWidget) -> bool:
    assert isinstance(one, QWidget)
    assert isinstance(other, QWidget)
    first, second = (
        widget.rect().translated(widget.mapTo(root.window(), widget.rect().topLeft()))
        for widget in (one, other)
    )
    return first.adjusted(10, 10, -10, -10).intersects(second)
