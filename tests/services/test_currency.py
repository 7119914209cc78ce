"""Whether a report is up to date, decided by the imports that it was made from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemon.core.notes import NoteContent, NoteScope
from storemon.core.report import ReportTable
from storemon.core.vocabulary import HOUR, Currency, Range, ReportRequest
from storemon.data import report_tables
from storemon.data.data_state import DataState
from storemon.data.report_tables import Origin
from storemon.services import reports
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace
from tests.core.build import utc

POLL = "store_id,status,timestamp_utc\n{},active,2023-01-24 09:00:00 UTC\n"
HOURS = "store_id,day,start_time_local,end_time_local\na,1,09:00:00,17:00:00\n"
NAMES = "store_id,name\na,Anna\n"


def bring(workspace: Workspace, folder: Path, text: str) -> int:
    path = folder / "file.csv"
    path.write_text(text)
    return workspace.imports.import_file(path).import_id


def made(workspace: Workspace, request: ReportRequest | None = None) -> Report:
    report_id = workspace.reports.trigger_report(request or ReportRequest())
    workspace.reports.run(report_id)
    return workspace.reports.get_report(report_id)


@pytest.fixture
def one(workspace: Workspace, tmp_path: Path) -> Workspace:
    bring(workspace, tmp_path, POLL.format("a"))
    return workspace


def test_a_new_report_is_current_also_for_another_process(one: Workspace) -> None:
    report = made(one)
    assert one.reports.currency(report) is Currency.CURRENT
    other = Workspace.open(one.path)
    assert other.reports.currency(other.reports.get_report(report.info.report_id)) is Currency.CURRENT
    other.close()


@pytest.mark.parametrize("text", [POLL.format("b"), HOURS])
def test_an_import_makes_it_one_of_older_data(one: Workspace, tmp_path: Path, text: str) -> None:
    report = made(one)
    bring(one, tmp_path, text)
    assert one.reports.currency(report) is Currency.NEW_DATA
    assert one.reports.currency(made(one)) is Currency.CURRENT


GROUPS = "store_id,group\na,North\n"
GROUP_NOTE = NoteContent(NoteScope(group="North"), utc("2023-01-24 08:00"), utc("2023-01-24 09:00"), "Power")
GROUP_CLOSURE = "group,date,start_time_local,end_time_local\nNorth,2023-01-24,closed,\n"


def test_another_group_makes_it_out_of_date_where_notes_are_about_groups(
    one: Workspace, tmp_path: Path
) -> None:
    one.notes.add([GROUP_NOTE])
    report = made(one)
    number = bring(one, tmp_path, GROUPS)
    assert one.reports.currency(report) is Currency.GROUPS
    one.imports.undo(number)
    assert one.reports.currency(report) is Currency.CURRENT


def test_or_closures_are(one: Workspace, tmp_path: Path) -> None:
    bring(one, tmp_path, GROUP_CLOSURE)
    report = made(one)
    bring(one, tmp_path, GROUPS)
    assert one.reports.currency(report) is Currency.GROUPS
    report = made(one)
    bring(one, tmp_path, GROUPS.replace("North", "South"))
    assert one.reports.currency(report) is Currency.GROUPS


def test_other_notes_are_no_other_data(one: Workspace) -> None:
    report = made(one)
    one.notes.add([GROUP_NOTE])
    assert one.reports.currency(report) is Currency.NOTES


def test_and_leaves_it_current_where_no_figure_depends_on_groups(one: Workspace, tmp_path: Path) -> None:
    one.notes.add([replace(GROUP_NOTE, scope=NoteScope("a"))])
    report = made(one)
    bring(one, tmp_path, GROUPS)
    assert one.reports.currency(report) is Currency.CURRENT


def test_an_undo_changes_what_it_counts(one: Workspace, tmp_path: Path) -> None:
    hours = bring(one, tmp_path, HOURS)
    report = made(one)
    one.imports.undo(hours)
    assert one.reports.currency(report) is Currency.CHANGED
    bring(one, tmp_path, HOURS)
    assert one.reports.currency(report) is Currency.NEW_DATA


def test_undoing_what_came_since_makes_it_current_again(one: Workspace, tmp_path: Path) -> None:
    report = made(one)
    one.imports.undo(bring(one, tmp_path, HOURS))
    assert one.reports.currency(report) is Currency.CURRENT


@pytest.mark.parametrize("text", [NAMES, POLL.format("a"), "store_id,status,timestamp_utc\na,active,soon\n"])
def test_what_changes_no_figure_leaves_it_current(one: Workspace, tmp_path: Path, text: str) -> None:
    report = made(one)
    bring(one, tmp_path, text)
    assert one.reports.currency(report) is Currency.CURRENT


def test_a_clock_that_was_moved_back_hides_no_import(
    one: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "utc_now", lambda: utc("2040-01-01 00:00"))
    report = made(one)
    monkeypatch.undo()
    bring(one, tmp_path, POLL.format("b"))
    assert one.reports.currency(report) is Currency.NEW_DATA


def test_a_report_of_an_older_version_is_compared_by_the_clock(
    one: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_tables, "origin_of", lambda _: None)
    report = made(one)
    assert report.origin is None
    assert one.reports.currency(report) is Currency.CURRENT
    later = bring(one, tmp_path, POLL.format("b"))
    assert one.reports.currency(report) is Currency.NEW_DATA
    one.imports.undo(later)
    assert one.reports.currency(report) is Currency.CHANGED


def test_what_it_was_made_of_is_kept_with_the_report(one: Workspace) -> None:
    content = report_tables.pack(_table(made(one)), Origin(DataState("abc", 7), follows=True))
    assert report_tables.origin_of(content) == Origin(DataState("abc", 7), follows=True)


def _table(report: Report) -> ReportTable:
    assert report.table is not None
    return report.table


def test_the_same_report_is_asked_for_by_the_same_terms(one: Workspace) -> None:
    newest = made(one, ReportRequest(reach=3 * HOUR))
    assert newest.follows
    assert newest.request() == ReportRequest(reach=3 * HOUR)
    at = utc("2023-01-24 08:00")
    chosen = made(one, ReportRequest(as_of=at))
    assert not chosen.follows
    assert chosen.request() == ReportRequest(as_of=at)
    shown = Range(utc("2023-01-24 00:00"), utc("2023-01-24 08:00"))
    assert made(one, ReportRequest(range=shown)).request().range == shown


@given(st.lists(st.sampled_from(["polls", "hours", "names", "undo"]), max_size=6), st.integers(0, 6))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_report_is_current_exactly_while_the_same_imports_count(
    tmp_path_factory: pytest.TempPathFactory, steps: list[str], when: int
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    workspace = Workspace.open(folder / "storemon.db")
    counting = {bring(workspace, folder, POLL.format("first"))}
    report, then = None, set[int]()
    for number, step in enumerate([*steps, ""]):
        if number == min(when, len(steps)):
            report, then = made(workspace), set(counting)
        if step == "undo" and len(counting) > 1:
            workspace.imports.undo(max(counting))
            counting.remove(max(counting))
        elif step == "names":
            bring(workspace, folder, NAMES)
        elif step == "polls":
            counting.add(bring(workspace, folder, POLL.format(f"s{number}")))
        elif step == "hours":
            counting.add(bring(workspace, folder, HOURS.replace("a,1", f"h{number},1")))
    assert report is not None
    assert (workspace.reports.currency(report) is Currency.CURRENT) == (counting == then)
    workspace.close()
