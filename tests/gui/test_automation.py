"""Watched folders and alerts in the window."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from storemon.core.alerts import AlertKind, AlertRules, Sighting
from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, DeliveryState, Form
from storemon.core.vocabulary import HOUR, MINUTE
from storemon.core.watched import Afterwards, WatchedFolder
from storemon.errors import BadInput
from storemon.gui.automation.automation_controller import AutomationController
from storemon.gui.automation.automation_page import AutomationPage
from storemon.gui.automation.plan_dialog import PlanDialog
from storemon.gui.automation.plans_card import PlansCard
from storemon.gui.automation.rules_card import RulesCard
from storemon.gui.widgets.present import PRESENT
from storemon.gui.widgets.theme import Theme
from storemon.message import Message
from storemon.services.automation.alert_book import AlertBook
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.rounds import Rounds
from storemon.services.automation.watch_book import WatchBook, automation_of
from tests.app_window import AppWindow
from tests.core.build import utc
from tests.gui.conftest import POLLS, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def page_of(window: AppWindow) -> AutomationPage:
    return window.the(AutomationPage)


def arrive(folder: Path, name: str, text: str) -> Path:
    """Put a file into a folder as if it had been there for some time."""
    path = folder / name
    path.write_text(text)
    os.utime(path, (10**9, 10**9))
    return path


def items(window: AppWindow) -> list[str]:
    table = page_of(window).folders.table
    return [
        " · ".join(table.cell(row, column).text for column in range(2))
        for row in range(table.list.rowCount())
    ]


def choose_folder(window: AppWindow, folder: Path) -> None:
    dialog = window.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(folder))
    dialog.reject()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "in"
    made.mkdir()
    return made


@pytest.fixture
def watching(qtbot: QtBot, window: AppWindow, folder: Path) -> AppWindow:
    """A window that shows the page and has a watched folder."""
    window.navigator.show("automation")
    page_of(window).folders.add.click()
    choose_folder(window, folder)
    qtbot.waitUntil(lambda: items(window) == [f"{folder} · Files stay"])
    return window


def look(window: AppWindow) -> None:
    window.the(AutomationController).rounds.look()


def titles(window: AppWindow) -> list[str]:
    return [banner.title.text() for banner in window.banners.banners]


def test_before_anything_is_set_up_nothing_is_kept(window: AppWindow, tmp_path: Path) -> None:
    window.navigator.show("automation")
    assert items(window) == []
    assert not page_of(window).rules.switch.isChecked()
    assert not page_of(window).waiting.isVisible()
    assert "Alerts are off" in page_of(window).alerts.nothing.text()
    assert not (tmp_path / "window.db.automation").exists()


def test_a_file_that_arrives_is_imported_and_told(qtbot: QtBot, watching: AppWindow, folder: Path) -> None:
    arrive(folder, "polls.csv", POLLS)
    look(watching)
    qtbot.waitUntil(lambda: watching.session.summary is not None and watching.session.summary.polls == 4)
    qtbot.waitUntil(lambda: "Imported 1 file from watched folders." in titles(watching))


def test_a_round_that_fails_again_and_again_is_told_of_once(
    qtbot: QtBot, watching: AppWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries: list[int] = []

    def fail(_self: object, _progress: object = None) -> None:
        tries.append(1)
        raise BadInput(Message("The disk is full."))

    told: list[object] = []
    watching.session.failed.connect(told.append)
    monkeypatch.setattr(Rounds, "make", fail)
    arrive(folder, "polls.csv", POLLS)

    def tried_three_times() -> bool:
        look(watching)
        return len(tries) >= 3

    qtbot.waitUntil(tried_three_times)
    qtbot.waitUntil(lambda: not watching.session.runner.busy)
    assert len(told) == 1


def test_the_first_report_follows_by_itself_where_that_is_set(
    qtbot: QtBot, watching: AppWindow, folder: Path
) -> None:
    watching.preferences.first_report = True
    arrive(folder, "polls.csv", POLLS)
    look(watching)
    qtbot.waitUntil(lambda: watching.session.report is not None)


def test_the_report_follows_by_itself(qtbot: QtBot, watching: AppWindow, folder: Path) -> None:
    arrive(folder, "polls.csv", POLLS)
    look(watching)
    qtbot.waitUntil(lambda: watching.session.summary is not None and watching.session.summary.polls == 4)
    watching.reports.generate_now()
    qtbot.waitUntil(lambda: watching.session.report is not None)
    first = watching.session.report
    arrive(folder, "later.csv", POLLS.replace("2023-01-24", "2023-01-25"))
    look(watching)
    qtbot.waitUntil(lambda: watching.session.report is not None and watching.session.report != first)


def test_a_file_that_needs_an_answer_waits_until_it_is_reviewed(
    qtbot: QtBot, watching: AppWindow, folder: Path
) -> None:
    path = arrive(folder, "status.csv", POLLS.replace("inactive", "paused"))
    page = page_of(watching)
    look(watching)
    qtbot.waitUntil(lambda: "1 new file needs your answer." in titles(watching))
    qtbot.waitUntil(lambda: page.waiting.table.list.rowCount() == 1)
    assert page.waiting.table.cell(0, 0).text == "status.csv"
    page.waiting.review.click()
    qtbot.waitUntil(lambda: watching.session.reviewing)
    watching.session.review.clear()
    path.write_text(POLLS)  # the user's answer
    import_now(qtbot, watching, [path])
    qtbot.waitUntil(lambda: page.waiting.table.list.rowCount() == 0)


def test_a_file_can_be_ignored(qtbot: QtBot, watching: AppWindow, folder: Path) -> None:
    arrive(folder, "columns.csv", "one,two\n1,2\n")
    look(watching)
    page = page_of(watching)
    qtbot.waitUntil(lambda: page.waiting.table.list.rowCount() == 1)
    page.waiting.ignore.click()
    qtbot.waitUntil(lambda: page.waiting.table.list.rowCount() == 0)


def test_done_files_can_move_or_be_deleted(
    qtbot: QtBot, watching: AppWindow, folder: Path, tmp_path: Path
) -> None:
    choice = page_of(watching).folders.afterwards
    choice.activated.emit(choice.findData(Afterwards.MOVE.value))
    choose_folder(watching, tmp_path / "done")
    qtbot.waitUntil(lambda: items(watching) == [f"{folder} · Files move to {tmp_path / 'done'}"])
    choice.activated.emit(choice.findData(Afterwards.DELETE.value))
    qtbot.waitUntil(lambda: items(watching) == [f"{folder} · Files are deleted"])
    page_of(watching).folders.remove.click()
    qtbot.waitUntil(lambda: items(watching) == [])


def test_folders_are_watched_again_at_the_next_start(
    qtbot: QtBot, open_window: Callable[[], AppWindow], workspace: object, tmp_path: Path, folder: Path
) -> None:
    from storemon.services.workspace import Workspace  # noqa: PLC0415  # only here

    opened = Workspace.open(tmp_path / "window.db")
    WatchBook(automation_of(opened.place)).set_folders([WatchedFolder(str(folder))])
    opened.close()
    arrive(folder, "polls.csv", POLLS)
    window = open_window()
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 4)


def test_rules_are_kept_and_shown(qtbot: QtBot, theme: Theme) -> None:
    card = RulesCard(theme)
    qtbot.addWidget(card)
    kept: list[AlertRules | None] = []
    card.changed.connect(kept.append)
    card.switch.setChecked(True)
    assert kept == [AlertRules()]
    card.minutes.setValue(45)
    card.silent.setChecked(False)
    card.target.setChecked(True)
    assert kept[-1] == AlertRules(45 * MINUTE, silent=None, target=True)
    assert not card.hours.isEnabled()
    before = len(kept)
    card.switch.setChecked(False)
    assert kept[before:] == [None]
    assert not card.minutes.isEnabled()
    card.show_rules(AlertRules(None, 0, 3 * HOUR, shared=False))
    assert (card.down.isChecked(), card.hours.value(), card.shared.isChecked()) == (False, 3, False)
    assert len(kept) == before + 1


def test_a_store_that_is_down_is_told_on_the_desktop_and_listed(
    qtbot: QtBot, window: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notices: list[str] = []
    window.shared.requests.notice.connect(lambda title, _detail: notices.append(title))
    window.navigator.show("automation")
    page_of(window).rules.switch.click()
    path = tmp_path / "polls.csv"
    rows = [
        *("nord,active,2023-01-24 09:00:00 UTC", "nord,inactive,2023-01-24 10:00:00 UTC"),
        *("nord,inactive,2023-01-24 12:00:00 UTC", "b,active,2023-01-24 12:00:00 UTC"),
    ]
    path.write_text("\n".join(["store_id,status,timestamp_utc", *rows]))
    import_now(qtbot, window, [path])
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 4)
    now = window.session.summary.last_poll if window.session.summary else 0
    monkeypatch.setattr(PRESENT, "clock", lambda: now)
    window.reports.generate_now()
    qtbot.waitUntil(lambda: notices == ["nord is down: 2 h 30 min of open hours so far."])
    table = page_of(window).alerts.table
    qtbot.waitUntil(lambda: table.list.rowCount() == 1)
    assert table.cell(0, 1).text == notices[0]
    assert table.cell(0, 2).text == "Ongoing"
    table.opened.emit(0)
    qtbot.waitUntil(lambda: window.navigator.page == "store")


def test_old_alerts_are_listed_with_their_end(qtbot: QtBot, window: AppWindow) -> None:
    assert window.session.workspace is not None
    book = AlertBook(automation_of(window.session.workspace.place))
    book.add([Sighting(AlertKind.SHARED, "", 1, stores=7)], 10**15)
    book.add([], 10**15 + HOUR)
    window.navigator.show("automation")
    table = page_of(window).alerts.table
    qtbot.waitUntil(lambda: table.list.rowCount() == 1)
    assert table.cell(0, 1).text == "7 stores went down at the same time."
    assert table.cell(0, 2).text.startswith("Ended 9 Sept 2001, ")


def test_a_scheduled_report_is_set_up_saved_and_removed(
    qtbot: QtBot, window: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "polls.csv"
    path.write_text(POLLS + "nord,active,2023-01-25 09:10:00 UTC\n")
    import_now(qtbot, window, [path])
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 5)
    window.navigator.show("automation")
    card = page_of(window).plans
    card.add.click()
    qtbot.waitUntil(lambda: window.findChild(PlanDialog) is not None)
    dialog = window.the(PlanDialog)
    assert not dialog.ok.isEnabled()
    dialog.period.setCurrentIndex(0)
    dialog.choose.click()
    choose_folder(window, tmp_path / "out")
    dialog.ok.click()
    qtbot.waitUntil(lambda: card.table.list.rowCount() == 1)
    assert [card.table.cell(0, column).text for column in (0, 1)] == ["Every day at 06:30", "Workbook"]
    card.now.click()
    saved = tmp_path / "out" / "storemon 2023-01-24.xlsx"
    qtbot.waitUntil(lambda: card.last.text() == "Last made: storemon 2023-01-24")
    assert saved.exists()
    assert "Saved 1 scheduled report." in titles(window)
    card.remove.click()
    qtbot.waitUntil(lambda: card.table.list.rowCount() == 0)


def test_a_scheduled_report_that_is_due_is_saved_by_itself(
    qtbot: QtBot, window: AppWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.session.workspace is not None
    plan = Delivery("d", Period.DAY, 0, str(tmp_path / "out"), Form.CSV, made=utc("2023-01-24 00:00"))
    DeliveryBook(automation_of(window.session.workspace.place)).set_plans([plan])
    monkeypatch.setattr(PRESENT, "clock", lambda: utc("2023-01-25 15:00"))
    window.the(AutomationController).reload()
    path = tmp_path / "polls.csv"
    path.write_text(POLLS + "nord,active,2023-01-25 09:10:00 UTC\n")
    import_now(qtbot, window, [path])
    qtbot.waitUntil((tmp_path / "out" / "storemon 2023-01-24.csv").exists)
    qtbot.waitUntil(lambda: "storemon 2023-01-24" in page_of(window).plans.last.text())


def test_one_that_cannot_be_saved_says_so(qtbot: QtBot, theme: Theme) -> None:
    card = PlansCard(theme)
    qtbot.addWidget(card)
    failed = Delivered("d 1", "storemon 2023-01", DeliveryState.FAILED, 1, Message("The disk is full."))
    plan = Delivery("d", Period.MONTH, 0, "/out", Form.CSV, each_group=True)
    card.show_plans([plan], [failed])
    assert card.table.cell(0, 0).text == "Every month at 00:00"
    assert card.table.cell(0, 1).text == "CSV file, each group"
    assert "The disk is full." in card.last.text()
    assert card.note.text() == "1 not made"
