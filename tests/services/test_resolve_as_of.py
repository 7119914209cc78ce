"""METRICS: Windows: the as-of time of a report, and the treatment of later polls."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import insert

from storemon.core.input_file import InputFile
from storemon.core.model import Polls
from storemon.core.vocabulary import DAY, HOUR, MINUTE, WEEK, Method, ReportRequest, ReportStatus
from storemon.data import insight_rows as answer_rows
from storemon.data.polls.polls_writer import PollsWriter
from storemon.data.schema import stores as store_rows
from storemon.data.sqlite.sqlite_database import SqliteDatabase
from storemon.services.exports import Export
from storemon.services.import_service import ImportService
from storemon.services.reports import ReportService
from storemon.services.resolve_as_of import AsOf, ahead_text, later_note
from storemon.services.summary import Summary
from storemon.services.time_text import format_time
from storemon.services.workspace import Workspace
from tests.core import reference
from tests.core.build import report_csv, utc
from tests.core.strategies import QUICK

NOON = utc("2023-01-25 12:00")
CLOCK = NOON + 10 * MINUTE


def add(workspace: Workspace, polls: Iterable[tuple[str, int]]) -> None:
    path = workspace.path.with_name("polls.csv")
    rows = [f"{store},active,{format_time(time)}" for store, time in polls]
    path.write_text("\n".join(["store_id,status,timestamp_utc", *rows, ""]))
    workspace.imports.import_file(path)


def half_hourly(*stores: str) -> list[tuple[str, int]]:
    return [(store, NOON - back * 30 * MINUTE) for store in stores for back in range(60)]


@pytest.fixture
def reports(workspace: Workspace) -> ReportService:
    """Reports on a computer whose clock shows 12:10."""
    return ReportService(workspace._database, lambda: CLOCK)


def made(reports: ReportService, request: ReportRequest | None = None) -> str:
    report_id = reports.trigger_report(request or ReportRequest())
    reports.run(report_id)
    return report_id


def csv_of(reports: ReportService, report_id: str) -> str:
    table = reports.get_report(report_id).table
    assert table is not None
    return report_csv(table, further=True)


def test_a_single_wrong_clock_among_many_stores_changes_no_figures(workspace: Workspace) -> None:
    reports = workspace.reports
    add(workspace, half_hourly(*(f"s{number:02}" for number in range(30))))
    before = [csv_of(reports, made(reports, ReportRequest(method))) for method in Method]
    add(workspace, [("s01", NOON + 3 * WEEK), ("s01", NOON + 3 * WEEK + HOUR)])
    assert [csv_of(reports, made(reports, ReportRequest(method))) for method in Method] == before
    assert reports.as_of() == AsOf(NOON, {"s01": 2})


def test_a_poll_that_is_ahead_of_the_clock_changes_nothing_however_few_stores_there_are(
    workspace: Workspace, reports: ReportService
) -> None:
    add(workspace, half_hourly("a", "b", "c"))
    before = [csv_of(reports, made(reports, ReportRequest(method))) for method in Method]
    add(workspace, [("c", NOON + 40 * HOUR)])
    assert reports.as_of() == AsOf(NOON, {"c": 1})
    assert [csv_of(reports, made(reports, ReportRequest(method))) for method in Method] == before


def test_an_only_store_goes_on_with_the_polls_before_the_one_that_is_ahead(
    workspace: Workspace, reports: ReportService
) -> None:
    add(workspace, [*half_hourly("a"), ("a", NOON + 40 * HOUR)])
    assert reports.as_of() == AsOf(NOON, {"a": 1})


def test_a_poll_up_to_an_hour_ahead_of_the_clock_counts(workspace: Workspace, reports: ReportService) -> None:
    add(workspace, [("a", NOON), ("b", CLOCK + HOUR)])
    assert reports.as_of() == AsOf(CLOCK + HOUR)
    add(workspace, [("b", CLOCK + HOUR + 1)])
    assert reports.as_of() == AsOf(CLOCK + HOUR, {"b": 1})


def test_where_every_poll_is_ahead_of_the_clock_the_report_says_so(
    workspace: Workspace, reports: ReportService
) -> None:
    add(workspace, [("a", NOON + DAY), ("b", NOON + DAY)])
    assert reports.as_of() == AsOf(None, {"a": 1, "b": 1})
    info = reports.get_report(made(reports)).info
    assert info.status is ReportStatus.FAILED
    assert info.reason == (
        "Every poll is later than this computer's clock. It says 2023-01-25 12:10:00 UTC. "
        "Set the clock, or choose an as-of time."
    )
    chosen = reports.get_report(made(reports, ReportRequest(as_of=NOON + DAY))).info
    assert (chosen.status, chosen.as_of) == (ReportStatus.COMPLETE, NOON + DAY)


def test_a_time_of_ones_own_choice_is_taken_at_its_word_and_says_nothing_of_later_polls(
    workspace: Workspace, reports: ReportService
) -> None:
    add(workspace, [*half_hourly("a", "b", "c"), ("c", NOON + 40 * HOUR)])
    for as_of in (NOON + 40 * HOUR, NOON + 2 * HOUR, NOON - HOUR):
        report = reports.get_report(made(reports, ReportRequest(as_of=as_of)), answers=True)
        assert report.info.as_of == as_of
        assert report.answers is not None
        assert not report.answers.later.any()


def test_a_report_keeps_which_polls_it_has_left_out(workspace: Workspace, reports: ReportService) -> None:
    add(workspace, [*half_hourly("b", "a", "c"), ("c", NOON + 40 * HOUR), ("c", NOON + 41 * HOUR)])
    report_id = made(reports)
    workspace.close()
    again = Workspace.open(workspace.path)
    report = again.reports.get_report(report_id, answers=True)
    assert report.answers is not None
    assert report.answers.later.tolist() == [0, 0, 2]
    assert dict(Summary([Export.of(report)]).facts())["Later polls"] == (
        "Polls later than 2023-01-25 12:00:00 UTC are not counted: 2 of c."
    )
    again.close()


def test_a_report_tells_which_of_few_stores_is_far_ahead(workspace: Workspace) -> None:
    add(workspace, [*half_hourly("b", "a", "c"), ("c", NOON + 40 * HOUR)])
    reports = workspace.reports
    assert reports.as_of() == AsOf(NOON + 40 * HOUR, {}, {"c": 40 * HOUR})
    report = reports.get_report(made(reports), answers=True)
    assert report.answers is not None
    assert report.answers.ahead.tolist() == [0, 0, 40 * HOUR]
    assert dict(Summary([Export.of(report)]).facts())["Stores ahead"] == (
        "The newest poll of one store is 40 hours ahead of all other stores': c."
    )
    chosen = reports.get_report(made(reports, ReportRequest(as_of=NOON)), answers=True)
    assert chosen.answers is not None
    assert not chosen.answers.ahead.any()


def test_stores_that_are_ahead_are_named_with_by_how_much() -> None:
    assert ahead_text(dict.fromkeys("ab", 21 * DAY + HOUR)) == (
        "The newest polls of 2 stores are 21 days ahead of all other stores': a, b."
    )
    assert ahead_text({}) == ""


def review_of(workspace: Workspace, polls: Iterable[tuple[str, int]], now: int) -> list[str]:
    path = workspace.path.with_name("review.csv")
    rows = [f"{store},active,{format_time(time)}" for store, time in polls]
    path.write_text("\n".join(["store_id,status,timestamp_utc", *rows, ""]))
    return list(ImportService(workspace._database, lambda: now).inspect(InputFile(path)).warnings)


def test_the_review_tells_of_polls_that_reports_would_not_count_or_that_are_far_ahead(
    workspace: Workspace,
) -> None:
    ahead = "The newest poll of 1 store is 40 hours ahead of all others, and reports count up to it: c"
    late = "Polls of 1 store are later than reports count, perhaps by a wrong clock: c"
    stray = [("c", NOON + 40 * HOUR)]
    few = half_hourly("a", "b", "c")
    assert review_of(workspace, [*few, *stray], NOON + WEEK) == [ahead]
    assert review_of(workspace, [*few, *stray], NOON) == [late]
    assert review_of(workspace, few, NOON) == []
    add(workspace, few)
    # Compared with the stored polls, not only with those of the file.
    assert review_of(workspace, stray, NOON + WEEK) == [ahead]
    add(workspace, half_hourly(*(f"s{number:02}" for number in range(20))))
    assert review_of(workspace, stray, NOON + WEEK) == [late]


def test_the_first_five_stores_are_named() -> None:
    later = dict.fromkeys("abcdefg", 2)
    assert later_note(later, NOON) == (
        "Polls later than 2023-01-25 12:00:00 UTC are not counted: 14 of a, b, c, d, e and 2 more."
    )
    assert later_note({}, NOON) == ""


def test_a_summary_has_no_word_on_later_polls_where_there_are_none(
    workspace: Workspace, reports: ReportService
) -> None:
    add(workspace, half_hourly("a"))
    report = reports.get_report(made(reports), answers=True)
    assert "Later polls" not in dict(Summary([Export.of(report)]).facts())


def test_answers_of_an_earlier_version_left_nothing_out(workspace: Workspace, reports: ReportService) -> None:
    add(workspace, half_hourly("a", "b"))
    answers = reports.get_report(made(reports), answers=True).answers
    assert answers is not None
    table = pa.ipc.open_stream(answer_rows.pack(answers)).read_all().drop_columns(["later"])
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, table.schema) as writer:
        writer.write_table(table)
    assert answer_rows.unpack(bytes(sink.getvalue())).later.tolist() == [0, 0]


def test_undoing_the_import_of_the_wrong_clock_ends_the_matter(workspace: Workspace) -> None:
    add(workspace, half_hourly(*(f"s{number:02}" for number in range(21))))
    add(workspace, [("s01", NOON + 3 * WEEK)])
    assert workspace.reports.as_of().polls == 1
    workspace.imports.undo(workspace.imports.recent()[0].import_id)
    assert workspace.reports.as_of() == AsOf(NOON)


def test_the_summary_of_the_data_tells_up_to_when_a_report_would_count(workspace: Workspace) -> None:
    add(workspace, half_hourly(*(f"s{number:02}" for number in range(21))))
    add(workspace, [("s01", NOON + 3 * WEEK)])
    summary = workspace.stores.summary()
    assert (summary.as_of, summary.last_poll) == (AsOf(NOON, {"s01": 1}), NOON + 3 * WEEK)


TIMES = st.sampled_from([0, 0, -HOUR, DAY, DAY + 1, WEEK]) | st.integers(-3 * DAY, 3 * DAY)


@settings(QUICK, max_examples=30)
@given(
    st.lists(
        st.lists(
            st.sampled_from([0, 0, -HOUR, DAY, DAY + 1, WEEK]) | st.integers(-3 * DAY, 3 * DAY), max_size=4
        ),
        min_size=1,
        max_size=45,
    ),
    st.sampled_from([-2 * DAY, -HOUR, 0, DAY, 10 * WEEK]),
)
def test_it_equals_the_reference_whatever_the_polls_and_the_clock_are(
    stores: list[list[int]], shift: int
) -> None:
    times = [sorted({NOON + at for at in one}) for one in stores]
    with TemporaryDirectory() as folder:
        database = SqliteDatabase.open(Path(folder) / "storemon.db")
        with database.writing() as connection:
            for key, one in enumerate(times):
                connection.execute(insert(store_rows).values(store=key, store_id=f"{key:02}"))
                times_of = np.array(one, np.int64)
                PollsWriter(connection, 1).write(
                    Polls(np.full(times_of.size, key), times_of, np.ones(times_of.size, np.bool_))
                )
        found = ReportService(database, lambda: NOON + shift).as_of()
        database.close()
    until = NOON + shift + HOUR
    newest = [max(at for at in one if at <= until) for one in times if one and one[0] <= until]
    expected = reference.as_of(newest)
    assert found.time == expected
    after = until if expected is None else expected
    late = {f"{key:02}": sum(at > after for at in one) for key, one in enumerate(times)}
    assert found.later == {store: count for store, count in late.items() if count}


def test_the_workspace_reads_the_clock_of_the_computer(workspace: Workspace, tmp_path: Path) -> None:
    add(workspace, [("a", NOON)])
    assert workspace.reports.as_of() == AsOf(NOON)
