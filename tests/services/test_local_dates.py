"""Reports of local dates (METRICS: Windows)."""

from __future__ import annotations

import datetime as dt

import pytest

from storemon.core.dates import Dates, Named, Span
from storemon.core.explain import FigureRequest
from storemon.core.vocabulary import DAY, HOUR, Method, Range, ReportRequest, ReportStatus, State
from storemon.data import insight_rows as answer_rows
from storemon.data import report_tables
from storemon.errors import BadInput
from storemon.message import NOTHING
from storemon.services import report_times
from storemon.services.exports import Export
from storemon.services.found_report import Report
from storemon.services.report_info import ReportInfo
from storemon.services.report_span import whole_span
from storemon.services.summary import Summary
from storemon.services.time_text import format_time
from storemon.services.workspace import Workspace
from tests.core.build import utc

JANUARY = Dates(dt.date(2023, 1, 1), dt.date(2023, 1, 31))
ZONES = {"la": "America/Los_Angeles", "la2": "America/Los_Angeles", "tokyo": "Asia/Tokyo"}
AS_OF = utc("2023-02-15 12:00")


@pytest.fixture
def dated(workspace: Workspace) -> Workspace:
    """Stores open 10 to 22, polled on the half hour; all down at 18:30 and 19:30 LA time on 31 January."""
    folder = workspace.path.parent
    texts = {
        "hours": [
            "store_id,day,start_time_local,end_time_local",
            *(f"{store},{day},10:00:00,22:00:00" for store in ZONES for day in range(7)),
        ],
        "zones": ["store_id,timezone_str", *(f"{store},{zone}" for store, zone in ZONES.items())],
        "polls": [
            "store_id,status,timestamp_utc",
            *(
                f"{store},{'inactive' if at in (50, 51) else 'active'},"
                f"{format_time(utc('2023-01-30 00:30') + at * HOUR)}"
                for store in ZONES
                for at in range(17 * 24)
            ),
        ],
    }
    for name, lines in texts.items():
        (folder / f"{name}.csv").write_text("\n".join([*lines, ""]))
        workspace.imports.import_file(folder / f"{name}.csv")
    return workspace


def made(workspace: Workspace, request: Range | Dates | Named, as_of: int | None = AS_OF) -> Report:
    report_id = workspace.reports.trigger_report(ReportRequest(range=request, as_of=as_of))
    workspace.reports.run(report_id)
    return workspace.reports.get_report(report_id, answers=True)


def down_hours(report: Report) -> list[float]:
    assert report.table is not None, report.info.reason
    return [down / HOUR for down in report.table.figures.down[:, 0].tolist()]


def test_downtime_in_the_evening_of_the_31st_is_of_the_month_that_it_ends(dated: Workspace) -> None:
    assert down_hours(made(dated, Named(Span.LAST_MONTH))) == [2, 2, 0]
    assert down_hours(made(dated, Named(Span.THIS_MONTH))) == [0, 0, 2]
    assert down_hours(made(dated, JANUARY)) == [2, 2, 0]


def test_a_range_of_instants_stays_as_given(dated: Workspace) -> None:
    report = made(dated, Range(utc("2023-01-01"), utc("2023-02-01")))
    assert down_hours(report) == [0, 0, 0]
    assert report.info.dates is None


def test_a_named_range_is_kept_by_its_dates_and_the_time_of_all_stores(dated: Workspace) -> None:
    info = made(dated, Named(Span.THIS_MONTH)).info
    assert info.dates == Dates(dt.date(2023, 2, 1), dt.date(2023, 2, 15))
    assert info.range == Range(utc("2023-01-31 15:00"), AS_OF)
    assert whole_span(info, "Asia/Tokyo") == Range(utc("2023-01-31 15:00"), AS_OF)
    assert whole_span(info, "America/Los_Angeles") == Range(utc("2023-02-01 08:00"), AS_OF)


def test_this_month_in_its_first_instant_is_the_month_before(dated: Workspace) -> None:
    first = utc("2023-02-01 08:00")
    assert made(dated, Named(Span.THIS_MONTH), first).info.dates == JANUARY
    assert down_hours(made(dated, Named(Span.THIS_MONTH), first))[:2] == [2, 2]
    assert made(dated, Named(Span.TODAY), first).info.dates == Dates(JANUARY.last, JANUARY.last)


def test_weeks_begin_with_the_weekday_that_was_asked_for(dated: Workspace) -> None:
    # 15 February 2023 is a Wednesday.
    assert made(dated, Named(Span.THIS_WEEK)).info.dates == Dates(dt.date(2023, 2, 13), dt.date(2023, 2, 15))
    sunday = made(dated, Named(Span.THIS_WEEK, 6)).info.dates
    assert sunday == Dates(dt.date(2023, 2, 12), dt.date(2023, 2, 15))


def test_without_an_as_of_time_the_dates_are_those_of_the_newest_poll(dated: Workspace) -> None:
    info = made(dated, Named(Span.TODAY), None).info
    assert info.as_of == utc("2023-02-15 23:30")
    assert info.dates == Dates(dt.date(2023, 2, 15), dt.date(2023, 2, 15))


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        (Dates(dt.date(2023, 2, 17), dt.date(2023, 2, 18)), "no polls in this range yet"),
        (Dates(dt.date(2023, 1, 2), dt.date(2023, 1, 1)), "ends before it begins"),
        (Dates(dt.date(1999, 12, 31), dt.date(2023, 1, 1)), "begins before the year 2000"),
    ],
)
def test_dates_without_time_to_count_fail_with_the_reason(dated: Workspace, asked: Dates, words: str) -> None:
    info = made(dated, asked).info
    assert info.status is ReportStatus.FAILED
    assert words in info.reason


def test_dates_of_no_store_fail_with_the_reason(workspace: Workspace) -> None:
    info = made(workspace, JANUARY).info
    assert (info.status, info.reason[:24]) == (ReportStatus.FAILED, "There are no stores yet.")


def test_the_first_date_of_the_century_counts_in_every_zone(dated: Workspace) -> None:
    info = made(dated, Dates(dt.date(2000, 1, 1), dt.date(2023, 1, 31))).info
    assert info.status is ReportStatus.COMPLETE


def test_a_poll_count_of_dates_is_refused(dated: Workspace) -> None:
    with pytest.raises(BadInput, match="only the last hour, day and week"):
        dated.reports.trigger_report(ReportRequest(Method.POLL_COUNT, range=JANUARY))


def test_a_running_report_of_a_name_has_no_dates_yet(dated: Workspace) -> None:
    report_id = dated.reports.trigger_report(ReportRequest(range=Named(Span.TODAY)))
    info = dated.reports.get_report(report_id).info
    assert (info.status, info.range, info.dates) == (ReportStatus.RUNNING, None, None)
    dated.reports.run(report_id)


def test_many_batches_give_what_one_gives(dated: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def packed() -> tuple[bytes, bytes]:
        report = made(dated, JANUARY)
        assert report.table is not None
        assert report.answers is not None
        return report_tables.pack(report.table), answer_rows.pack(report.answers)

    whole = packed()
    monkeypatch.setattr(report_times, "_STORES_A_BATCH", 1)
    monkeypatch.setattr(report_times, "_FEWEST_A_BATCH", 1)
    assert packed() == whole


@pytest.mark.parametrize("store", [0, 1, 2])
def test_what_a_store_s_page_and_its_explanations_say_is_what_the_report_says(
    dated: Workspace, store: int
) -> None:
    report = made(dated, Named(Span.THIS_MONTH))
    assert report.table is not None
    info, store_id = report.info, report.table.store_ids[store]
    whole = whole_span(info, report.table.zones[store])
    figures = report.table.figures
    expected = (int(figures.up[store, 0]), int(figures.down[store, 0]), int(figures.unknown[store, 0]))
    seen = dated.stores.week(store_id, AS_OF, info.reach, whole).figures
    assert (int(seen.up[0, 0]), int(seen.down[0, 0]), int(seen.unknown[0, 0])) == expected
    request = FigureRequest(info.method, info.reach, whole.start, whole.end, AS_OF, 0, is_range=True)
    breakdown = dated.stores.explain(store_id, request)[""][0]
    assert tuple(breakdown.total(state) for state in (State.UP, State.DOWN, State.UNKNOWN)) == expected


def test_the_workbook_says_whose_dates_they_are(dated: Workspace) -> None:
    said = dict(Summary([Export.of(made(dated, JANUARY))]).facts())
    assert said["From"] == "2023-01-01, each store's local time"
    assert said["To"] == "2023-01-31, each store's local time"


def test_the_last_week_of_a_report_without_a_range_is_the_same_for_every_zone() -> None:
    info = ReportInfo(
        "", ReportStatus.COMPLETE, Method.INTERPOLATED, None, AS_OF, None, None, 0, None, NOTHING, 0
    )
    assert whole_span(info, "Asia/Tokyo") == whole_span(info, "UTC") == Range(AS_OF - 7 * DAY, AS_OF)
