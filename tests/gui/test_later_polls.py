"""How the window reports polls that no report counts, and a report's local dates."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import tzdata
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from storemon.core.dates import Dates
from storemon.core.ranges import own_range
from storemon.core.vocabulary import DAY, HOUR, WEEK, Method, Range, ReportStatus
from storemon.gui.export.fleet_pictures import subject_text
from storemon.gui.export.subject import Subject, Terms
from storemon.gui.report.report_text import ahead_text, as_of_note, later_note, report_text
from storemon.message import NOTHING
from storemon.services.report_info import ReportInfo
from storemon.services.resolve_as_of import AsOf
from tests.app_window import AppWindow
from tests.core.build import utc
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

AS_OF = utc("2023-01-25 18:13")


@pytest.fixture
def polls(tmp_path: Path) -> Path:
    """21 stores, with one poll of the first three weeks ahead."""
    path = tmp_path / "polls.csv"
    rows = [f"s{number:02},active,2023-01-25 12:00:00 UTC" for number in range(21)]
    header = "store_id,status,timestamp_utc"
    path.write_text("\n".join([header, *rows, "s00,active,2023-02-15 12:00:00 UTC", ""]))
    return path


def titles(window: AppWindow) -> list[str]:
    return [banner.title.text() for banner in window.banners.banners]


AHEAD = "Some checks are later than 25 Jan 2023, 12:00 UTC."


def test_polls_that_are_ahead_are_reported_after_the_import_and_by_the_report(
    qtbot: QtBot, window: AppWindow, polls: Path
) -> None:
    import_now(qtbot, window, [polls])
    qtbot.waitUntil(lambda: AHEAD in titles(window))
    (banner,) = (one for one in window.banners.banners if one.title.text() == AHEAD)
    assert banner.detail.text() == "1 later check is not counted: s00. A wrong clock may be the cause."
    options = window.actions_bar.options
    banner.act()
    assert options.isVisible()
    assert options.later.text() == "1 later check is not counted: s00"
    assert options.time.text() == "25 Jan 2023, 12:00:00"
    QTest.mouseClick(options.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.session.report is not None and window.overview.fleet is not None)
    said = "1 later check is not counted: s00 · To count up to another time, open the report options."
    for note in (window.overview.later, window.stores.later):
        assert not note.isHidden()
        assert note.full == said
    report, rows = window.session.report, window.session.rows
    assert report is not None
    assert rows is not None
    subject = Subject(report, rows, Terms.of(window.preferences))
    assert subject_text(subject).endswith(" · 1 later check is not counted: s00")
    options.chosen.setChecked(True)
    shown = window.session.report
    window.reports.generate_now()
    qtbot.waitUntil(lambda: window.session.report is not shown)
    qtbot.waitUntil(window.overview.later.isHidden)
    assert window.stores.later.isHidden()


def test_later_polls_name_the_first_three_stores() -> None:
    assert later_note(1_204, ["a", "b", "c"]) == "1,204 later checks are not counted: a, b, c"
    assert later_note(5, list("abcde")) == "5 later checks are not counted: a, b, c and 2 more"


def test_stores_that_are_far_ahead_are_named_with_by_how_much(qtbot: QtBot) -> None:
    assert ahead_text(40 * HOUR, ["a"]) == "The newest check of 1 store is 40 hours ahead of all others: a"
    assert ahead_text(21 * DAY, list("abcd")) == (
        "The newest checks of 4 stores are 21 days ahead of all others: a, b, c and 1 more"
    )
    found = AsOf(AS_OF, {"x": 2}, {"a": 7 * HOUR})
    assert as_of_note(found) == (
        "2 later checks are not counted: x · The newest check of 1 store is 7 hours ahead of all others: a"
    )
    assert as_of_note(AsOf(AS_OF)) == ""


def test_one_of_few_stores_that_is_far_ahead_is_reported_after_the_import_and_by_the_report(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    path = tmp_path / "polls.csv"
    rows = ["a,active,2023-01-25 12:00:00 UTC", "b,active,2023-01-25 12:00:00 UTC"]
    path.write_text(
        "\n".join(["store_id,status,timestamp_utc", *rows, "b,active,2023-02-15 12:00:00 UTC", ""])
    )
    import_now(qtbot, window, [path])
    qtbot.waitUntil(lambda: "Some checks are far ahead of all others." in titles(window))
    window.reports.generate_now()
    qtbot.waitUntil(lambda: window.session.report is not None and window.overview.fleet is not None)
    assert window.overview.later.full.startswith(
        "The newest check of 1 store is 21 days ahead of all others: b · "
    )


def info(dates: Dates | None, time: Range | None) -> ReportInfo:
    return ReportInfo(
        "id", ReportStatus.COMPLETE, Method.INTERPOLATED, None, AS_OF, time, dates, 0, 0, NOTHING, 1
    )


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-01-01", "2023-01-20", "Report from 1 Jan 2023 to 20 Jan 2023, local time · "),
        ("2023-01-20", "2023-01-20", "Report for 20 Jan 2023, local time · "),
        (
            "2023-01-01",
            "2023-01-25",
            "Report from 1 Jan 2023 to 25 Jan 2023, local time, as of 25 Jan 2023, 18:13 UTC · ",
        ),
    ],
)
def test_a_report_says_its_local_dates_and_up_to_when_it_counts(first: str, last: str, words: str) -> None:
    dates = Dates(dt.date.fromisoformat(first), dt.date.fromisoformat(last))
    assert report_text(info(dates, own_range("UTC", dates, AS_OF))).startswith(words)


def test_a_range_of_instants_is_written_in_utc() -> None:
    times = Range(utc("2023-01-20 06:00"), utc("2023-01-21"))
    assert report_text(info(None, times)).startswith(
        "Report from 20 Jan 2023, 06:00 to 21 Jan 2023, 00:00 UTC"
    )


def test_a_report_of_today_leads_to_pages_that_show_that_date(
    qtbot: QtBot, window: AppWindow, polls: Path
) -> None:
    import_now(qtbot, window, [polls])
    qtbot.waitUntil(lambda: AHEAD in titles(window))
    options = window.actions_bar.options
    options.time_choice.selector.setCurrentIndex(options.time_choice.selector.findText("Today"))
    window.reports.generate_now()
    qtbot.waitUntil(lambda: window.session.report is not None and window.overview.fleet is not None)
    assert "Report for 25 Jan 2023, local time" in window.overview.subtitle.text()
    window.navigator.open_store("s03")
    weeks = window.store_controller.weeks
    with qtbot.waitSignal(weeks.loaded):
        pass
    # Chicago's midnight to the as-of time.
    assert weeks.shown == Range(utc("2023-01-25 06:00"), utc("2023-01-25 12:00"))
    with qtbot.waitSignal(window.explain_controller.shown):
        window.explain_controller.explain("s03", 0)


def test_a_store_whose_day_has_not_begun_shows_its_week_before(
    qtbot: QtBot, window: AppWindow, tmp_path: Path
) -> None:
    # 0:30 on the 25th in New York, still the 24th in Los Angeles.
    path, zones = tmp_path / "polls.csv", tmp_path / "zones.csv"
    stores = {"east": "America/New_York", "east2": "America/New_York", "west": "America/Los_Angeles"}
    rows = [f"{store},inactive,2023-01-25 0{hour}:30:00 UTC" for store in stores for hour in range(6)]
    path.write_text("\n".join(["store_id,status,timestamp_utc", *rows, ""]))
    zones.write_text("\n".join(["store_id,timezone_str", *map(",".join, stores.items()), ""]))
    import_now(qtbot, window, [path, zones])
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 18)
    options = window.actions_bar.options
    options.time_choice.selector.setCurrentIndex(options.time_choice.selector.findText("Today"))
    window.reports.generate_now()
    qtbot.waitUntil(lambda: window.overview.fleet is not None)
    assert "Report for 25 Jan 2023, local time" in window.overview.subtitle.text()
    assert window.overview.fleet is not None
    assert window.overview.fleet.open_now == 2
    window.navigator.open_store("west")
    weeks = window.store_controller.weeks
    with qtbot.waitSignal(weeks.loaded):
        pass
    as_of = utc("2023-01-25 05:30")
    assert weeks.shown == Range(as_of - WEEK, as_of)
    with qtbot.waitSignal(window.explain_controller.shown):
        window.explain_controller.explain("west", 0)


def test_a_window_that_opens_says_nothing_of_what_was_there_before(
    qtbot: QtBot, window: AppWindow, polls: Path, open_window: Callable[[], AppWindow]
) -> None:
    import_now(qtbot, window, [polls])
    qtbot.waitUntil(lambda: AHEAD in titles(window))
    window.close()
    again = open_window()
    assert titles(again) == []
    assert again.actions_bar.options.later.text() == "1 later check is not counted: s00"


def test_about_names_the_version_of_the_zone_rules(window: AppWindow) -> None:
    window.menus["about"].trigger()
    (box,) = window.findChildren(QMessageBox)
    assert f"Time zone rules: {tzdata.IANA_VERSION} (tzdata {tzdata.__version__})" in box.text()
    box.close()
