"""Reports on several platforms in the window."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from storemon.core.vocabulary import ReportRequest
from storemon.gui.explain.explain_text import length
from storemon.gui.report.platform_switch import PlatformSwitch
from storemon.gui.report.platform_text import state_text
from storemon.gui.report.store_columns import Column
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


PLATFORMS = (Column.PLATFORM_1, Column.PLATFORM_2)


def polls_of(folder: Path, *platforms: tuple[str, str]) -> Path:
    """A week of polls of a store `s` on each platform, with its status there."""
    path = folder / "polls.csv"
    rows = [
        f"s,{status},2023-01-{day:02} {hour:02}:00:00 UTC,{platform}"
        for platform, status in platforms
        for day in range(18, 25)
        for hour in range(24)
    ]
    path.write_text("\n".join(["store_id,status,timestamp_utc,platform", *rows, ""]))
    return path


def reported(qtbot: QtBot, window: AppWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, [path])
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()
    qtbot.waitUntil(lambda: not window.session.runner.busy)


@pytest.fixture
def several(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> AppWindow:
    reported(qtbot, window, polls_of(tmp_path, ("DoorDash", "inactive"), ("Uber Eats", "active")))
    return window


def choose(qtbot: QtBot, window: AppWindow, switch: PlatformSwitch, text: str) -> None:
    switch.setCurrentIndex(switch.findText(text))
    switch.activated.emit(switch.currentIndex())
    wanted = None if text == "All platforms" else text

    def shown() -> bool:
        rows = window.session.rows
        return rows is not None and rows.table.of_platform == wanted

    qtbot.waitUntil(shown)


def test_nothing_is_to_be_chosen_with_one_platform(qtbot: QtBot, window: AppWindow, tmp_path: Path) -> None:
    reported(qtbot, window, polls_of(tmp_path, ("DoorDash", "inactive")))
    switch = window.actions_bar.platform
    assert switch.isHidden()
    assert switch.count() == 0


def test_each_platform_can_be_looked_at_by_itself(qtbot: QtBot, several: AppWindow) -> None:
    switch = several.actions_bar.platform
    qtbot.waitUntil(lambda: not switch.isHidden())
    offered = [switch.itemText(place) for place in range(switch.count())]
    assert offered == ["All platforms", "DoorDash", "Uber Eats"]
    assert "times of all platforms added up" in several.stores.subtitle.text()
    rows = several.session.rows
    assert rows is not None
    choose(qtbot, several, switch, "DoorDash")
    assert "DoorDash alone" in several.stores.subtitle.text()
    shown = several.session.rows
    assert shown is not None
    assert int(shown.table.figures.up[0, 2]) == 0
    choose(qtbot, several, switch, "All platforms")
    assert several.session.rows is not None
    assert int(several.session.rows.table.figures.up[0, 2]) > 0


def test_a_new_report_stays_on_the_platform_that_is_looked_at(qtbot: QtBot, several: AppWindow) -> None:
    switch = several.actions_bar.platform
    qtbot.waitUntil(lambda: not switch.isHidden())
    choose(qtbot, several, switch, "Uber Eats")
    before = several.session.report
    several.reports.generate_now()

    def another() -> bool:
        report = several.session.report
        return report is not None and before is not None and report.info.report_id != before.info.report_id

    qtbot.waitUntil(another)
    assert several.session.rows is not None
    assert several.session.rows.table.of_platform == "Uber Eats"
    assert switch.currentText() == "Uber Eats"


def test_a_store_has_a_band_for_each_platform(qtbot: QtBot, several: AppWindow) -> None:
    several.navigator.open_store("s")
    week = several.store.week
    qtbot.waitUntil(lambda: week.shown is not None)
    assert week.shown is not None
    assert week.shown.week.platforms == ("DoorDash", "Uber Eats")
    bars = [[bar.state for bar in row.bars] for row in week.shown.week.rows]
    assert {state for states in bars for state in states} == {1}  # always up on one of them
    assert week.shown.outages.platforms == ("DoorDash",)
    qtbot.waitUntil(lambda: "From the top: all platforms, DoorDash, Uber Eats" in week.bands.text())
    choose(qtbot, several, several.store.head.platform, "DoorDash")
    qtbot.waitUntil(lambda: week.shown is not None and not week.shown.week.platforms)
    assert {bar.state for row in week.shown.week.rows for bar in row.bars} == {0}


def test_a_store_says_that_it_is_down_on_a_part_of_its_platforms(qtbot: QtBot, several: AppWindow) -> None:
    model, table = several.stores.model, several.stores.table
    qtbot.waitUntil(lambda: Column.PLATFORM_2 in model.columns())
    assert model.index(0, Column.STATE).data() == "Partly down"
    tip = model.index(0, Column.STATE).data(Qt.ItemDataRole.ToolTipRole)
    assert "Offline on DoorDash, online on 1 other" in tip
    titles = [model.headerData(column, Qt.Orientation.Horizontal) for column in PLATFORMS]
    assert titles == ["DoorDash", "Uber Eats"]
    assert [model.index(0, column).data() for column in PLATFORMS] == ["0.00%", "100.00%"]
    assert not any(table.isColumnHidden(column) for column in PLATFORMS)
    assert table.isColumnHidden(Column.PLATFORM_3)
    assert model.index(0, Column.DOWN_EVERYWHERE).data() == "0.00"
    several.navigator.open_store("s")
    state = several.store.head.state
    qtbot.waitUntil(lambda: state.full == "● Partly down · Offline on DoorDash, online on 1 other")
    choose(qtbot, several, several.actions_bar.platform, "DoorDash")
    qtbot.waitUntil(lambda: Column.PLATFORM_1 not in model.columns())
    assert model.index(0, Column.STATE).data() == "Down"


def test_a_sum_over_platforms_is_explained_platform_by_platform(qtbot: QtBot, several: AppWindow) -> None:
    several.explain_controller.explain("s", 2)
    drawer = several.explain_controller.drawer
    qtbot.waitUntil(lambda: drawer.breakdown is not None)
    listed = drawer.variants.list
    assert [listed.index(row, 0).data() for row in range(listed.rowCount())] == ["DoorDash", "Uber Eats"]
    assert "Added up over 2 platforms" in drawer.summary.text()
    rows = several.session.rows
    assert rows is not None
    whole = length(int(rows.table.figures.open[0, 2]))
    assert drawer.summary.text().startswith(f"{whole} open = ")
    assert "0 up" in drawer.sum.text()
    drawer.variants.setCurrentIndex(listed.index(1, 0))
    assert "0 down" in drawer.sum.text()


def test_it_is_said_where_a_store_is_offline(workspace: Workspace, tmp_path: Path) -> None:
    platforms = (("DoorDash", "inactive"), ("Uber Eats", "active"), ("Our App", "active"))
    workspace.imports.import_file(polls_of(tmp_path, *platforms))
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    answers = workspace.reports.get_report(report_id, answers=True).answers
    assert answers is not None
    assert answers.platforms is not None
    assert state_text(answers.platforms, 0) == "Offline on DoorDash, online on 2 others"
