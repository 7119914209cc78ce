"""A process that is killed at any point leaves all of its work or none of it."""

from __future__ import annotations

import contextlib
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Final

import pytest

from storemon.core.vocabulary import ReportStatus
from storemon.errors import ReportNotFound
from storemon.services.report_archive import INTERRUPTED
from storemon.services.workspace import Workspace
from tests.polls_table import polls_in
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.processes import Death, Points, deaths, die_at, live_through
from tests.robustness.state import State, state_of

# These contain times and numbers that differ between runs.
TIMED: Final = frozenset({"imports", "refused_rows"})
REPORTS: Final = frozenset({"reports", "report_tables", "report_answers"})
SEED: Final = 20230124

LIMITED_FILES: Final = pytest.mark.skipif(os.name == "nt", reason="Windows has no limit on the size of files")


def data_of(database: Path) -> State:
    return state_of(database, but=TIMED)


def die(death: Death, work: child.Work, bench: Bench, file: Path) -> None:
    die_at(death, work, bench.fresh(), file, reset=bench.fresh)


def test_an_import_killed_at_any_point_is_there_whole_or_not_at_all(bench: Bench) -> None:
    life = live_through(child.import_file, bench.fresh(), bench.polls)
    after = data_of(bench.database)
    polls_before, polls_after = len(polls_in(bench.original)), len(polls_in(bench.database))
    ends = Counter[str]()
    for death in deaths(life, Points(clock=18, calls=8, ticks=10, commits=8, closing=6), SEED):
        die(death, child.import_file, bench, bench.polls)
        with contextlib.closing(Workspace.open(bench.database)) as workspace:
            listed = workspace.imports.recent()[0].name == bench.polls.name
            assert workspace.stores.summary().polls == (polls_after if listed else polls_before)
        if listed:
            assert data_of(bench.database) == after
        else:
            assert state_of(bench.database) == bench.before
        ends["all" if listed else "none"] += 1
    assert set(ends) == {"all", "none"}


@LIMITED_FILES
def test_an_import_killed_in_the_middle_of_a_write_is_there_whole_or_not_at_all(bench: Bench) -> None:
    live_through(child.import_file, bench.fresh(), bench.polls)
    after, size = data_of(bench.database), bench.database.stat().st_size
    ends = Counter[str]()
    for n in range(1, 13):
        die(Death(size=size * n // 13 - 1000), child.import_file, bench, bench.polls)
        Workspace.open(bench.database).close()
        whole = state_of(bench.database) != bench.before
        assert not whole or data_of(bench.database) == after
        ends["all" if whole else "none"] += 1
    assert set(ends) == {"all", "none"}


def test_a_killed_import_can_be_repeated(bench: Bench) -> None:
    life = live_through(child.import_file, bench.fresh(), bench.polls)
    after = data_of(bench.database)
    for death in deaths(life, Points(clock=0, calls=2, ticks=2, commits=0, closing=0), SEED):
        die(death, child.import_file, bench, bench.polls)
        live_through(child.import_file, bench.database, bench.polls)
        assert data_of(bench.database) == after


def test_a_database_whose_making_was_killed_is_made_the_next_time(bench: Bench) -> None:
    bench.fresh().unlink()
    life = live_through(child.import_file, bench.database, bench.zones)
    after = data_of(bench.database)
    (started, start), (_, opened), *_ = life.marks
    for n in range(10):
        death = Death(mark=started, delay=(opened - start) * n / 10)
        bench.fresh().unlink()
        die_at(death, child.import_file, bench.database, bench.zones, reset=bench.database.unlink)
        live_through(child.import_file, bench.database, bench.zones)
        assert data_of(bench.database) == after


@LIMITED_FILES
@pytest.mark.parametrize("size", [100, 600, 4096, 9000, 20_000, 70_000])
def test_a_database_whose_making_was_killed_in_a_write_is_made_the_next_time(size: int, bench: Bench) -> None:
    bench.database.unlink()
    die_at(Death(size=size), child.import_file, bench.database, bench.zones, reset=bench.fresh)
    live_through(child.import_file, bench.database, bench.zones)
    assert state_of(bench.database)["imports"][0] == 1


@pytest.mark.parametrize("work", [child.undo_newest, child.clear])
def test_an_undo_and_a_clearing_that_are_killed_are_done_whole_or_not_at_all(
    work: child.Work, bench: Bench
) -> None:
    life = live_through(work, bench.fresh(), bench.polls)
    after = data_of(bench.database)
    for death in deaths(life, Points(clock=4, calls=2, ticks=2, commits=3, closing=1), SEED):
        die(death, work, bench, bench.polls)
        Workspace.open(bench.database).close()
        if state_of(bench.database) != bench.before:
            assert data_of(bench.database) == after


@pytest.mark.parametrize("name", ["few", "more"])
def test_a_killed_report_becomes_failed_and_harms_nothing(
    name: str, small_bench: Callable[[str], Bench]
) -> None:
    bench = small_bench(name)
    life = live_through(child.report, bench.fresh(), bench.polls)
    ends = Counter[str]()
    for death in deaths(life, Points(clock=9, calls=4, ticks=5, commits=4, closing=3), SEED):
        die(death, child.report, bench, bench.polls)
        with contextlib.closing(Workspace.open(bench.database)) as workspace:
            ends[_end_of_report(workspace)] += 1
        assert state_of(bench.database, but=REPORTS) == {
            table: state for table, state in bench.before.items() if table not in REPORTS
        }
        assert [file.name for file in bench.folder.iterdir()] == [bench.database.name]
    assert {ReportStatus.COMPLETE, ReportStatus.FAILED} <= set(ends)


def _end_of_report(workspace: Workspace) -> str:
    """Return how the report ended; it may not even have begun."""
    try:
        report = workspace.reports.get_report(child.REPORT)
    except ReportNotFound:
        return "never begun"
    assert (report.table is not None) == (report.info.status is ReportStatus.COMPLETE)
    assert report.info.reason == (INTERRUPTED if report.info.status is ReportStatus.FAILED else "")
    return report.info.status
