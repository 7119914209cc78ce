"""The word "now" is used only for the present, and relative times are updated with the clock."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from storemon.core.vocabulary import DAY, HOUR, MINUTE, SECOND, Method, Range, ReportStatus
from storemon.gui.report.age import age_of, ago, down_text
from storemon.gui.report.report_line import ReportLine
from storemon.message import NOTHING
from storemon.services.report_info import ReportInfo
from tests.core.build import utc

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

END = utc("2023-01-25 18:13")


def report(as_of: int = END, shown: Range | None = None) -> ReportInfo:
    return ReportInfo(
        "r", ReportStatus.COMPLETE, Method.INTERPOLATED, 2 * HOUR, as_of, shown, None, END, END, NOTHING, 1
    )


@pytest.mark.parametrize("span", [0, MINUTE, 2 * HOUR, -2 * HOUR])
def test_within_two_hours_of_the_clock_it_is_the_present(span: int) -> None:
    age = age_of(report(), END, END + span)
    assert age.present
    assert age.text == ""


@pytest.mark.parametrize(
    ("now", "text"),
    [
        (END + 2 * HOUR + SECOND, "Data ends 25 Jan 2023, 18:13 UTC, 2 hours ago"),
        (END + 47 * HOUR, "Data ends 25 Jan 2023, 18:13 UTC, 47 hours ago"),
        (END + 3 * DAY, "Data ends 25 Jan 2023, 3 days ago"),
        (utc("2026-11-27 10:00"), "Data ends 25 Jan 2023, 3 years ago"),
        (END - 3 * HOUR, "Data ends 25 Jan 2023, 18:13 UTC, later than this computer's clock"),
    ],
)
def test_older_data_carries_its_age(now: int, text: str) -> None:
    age = age_of(report(), END, now)
    assert not age.present
    assert age.text == text


@pytest.mark.parametrize("data_end", [END, None])
def test_a_report_that_looks_back_from_an_earlier_time_does_not_say_where_the_data_ends(
    data_end: int | None,
) -> None:
    age = age_of(report(END - DAY), data_end, END + 5 * DAY)
    assert age.text == "As of 24 Jan 2023, 6 days ago"


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (2 * HOUR, "2 hours ago"),
        (2 * DAY, "2 days ago"),
        (13 * DAY, "13 days ago"),
        (14 * DAY, "2 weeks ago"),
        (61 * DAY, "2 months ago"),
        (729 * DAY, "23 months ago"),
        (730 * DAY, "2 years ago"),
    ],
)
def test_an_age_is_written_in_one_unit_and_never_rounded_up(span: int, text: str) -> None:
    assert ago(span) == text


def test_stores_are_down_now_only_in_the_present() -> None:
    assert down_text(ranged=False, present=True) == "Down now"
    assert down_text(ranged=False, present=False) == "Down at last check"
    assert down_text(ranged=True, present=True) == "Down at end of range"


def test_the_line_of_a_report_begins_with_a_capital_letter(qtbot: QtBot) -> None:
    line = ReportLine()
    qtbot.addWidget(line)
    line.resize(600, 20)
    line.show_text("times of all platforms added up")
    assert line.text() == "Times of all platforms added up"
    line.show_age("Data ends today")
    assert line.text() == "Data ends today · times of all platforms added up"
