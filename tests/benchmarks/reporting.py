"""A report on all stores, from trigger to CSV on disk, compared with a plain Arrow read of all polls."""

from __future__ import annotations

import gc
import shutil
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest import mock

from storemon.core import uptime
from storemon.core.daypart_times import DaypartTimes
from storemon.core.model import Batch, Figures, Int64
from storemon.core.note_spans import NoteSpans
from storemon.core.notes import ALL_STORES, NoteContent, NoteScope, Reason
from storemon.core.vocabulary import HOUR, WEEK, Method, Range, ReportRequest, ReportStatus
from storemon.data import insight_rows as answer_rows
from storemon.services import fleet_run, report_parts
from storemon.services.exports import Export, write_csv
from storemon.services.found_report import Report
from storemon.services.workbook import write_workbook
from storemon.services.workspace import Workspace
from tests.benchmarks import full_scale
from tests.benchmarks.child import measured
from tests.benchmarks.table import Figure, beside

RUNS = 5
_NOTES = 10_000


def figures(folder: Path) -> list[Figure]:
    """Measure both methods."""
    # As the window does once it has loaded (`gui/system/main_thread.py`): the garbage collector would walk
    # all that other benchmarks have loaded during some of the reports, and not during others.
    gc.collect()
    gc.freeze()
    database = full_scale.filled(folder / "one-week.db", full_scale.one_week(folder))
    rows = str(full_scale.unpacked(database))
    found = []
    for method in Method:
        pairs = [
            (_report(database, method, folder), measured("arrow-read", rows)["seconds"]) for _ in range(RUNS)
        ]
        what = f"report, {method.value} / bare Arrow read of all polls"
        found.append(beside(what, pairs, limit=2.5, goal=1.2))
    found.append(_answers_figure(database, folder))
    found.append(_dated_figure(database, full_scale.with_dated_hours(folder)))
    found.append(_notes_figure(database, folder))
    return found


def _notes_figure(database: Path, folder: Path) -> Figure:
    """Measure what 10,000 notes add to a report; ten of them apply to all stores."""
    noted = folder / "noted.db"
    full_scale.remove_database(noted)
    shutil.copyfile(database, noted)
    workspace = Workspace.open(noted)
    as_of = workspace.reports.as_of().time or 0
    ids = Export.of(_made(workspace)).table.store_ids
    workspace.notes.add([_note(number, ids, as_of) for number in range(_NOTES)])
    workspace.close()
    pairs = []
    for _ in range(RUNS):
        plain = _report(database, Method.INTERPOLATED, folder)
        pairs.append((_report(noted, Method.INTERPOLATED, folder) - plain, plain))
    full_scale.remove_database(noted)
    return beside("added by 10,000 notes / report without", pairs, limit=0.2)


def _note(number: int, ids: Sequence[str], as_of: int) -> NoteContent:
    scope = ALL_STORES if number % 1000 == 0 else NoteScope(ids[number * 7919 % len(ids)])
    start = as_of - number * WEEK // _NOTES - HOUR
    reason = list(Reason)[number % len(Reason)]
    return NoteContent(scope, start, start + HOUR, reason.value, "", bool(number % 2))


def _made(workspace: Workspace) -> Report:
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    return workspace.reports.get_report(report_id)


def _dated_figure(plain: Path, dated: Path) -> Figure:
    """Measure what special hours for all stores on twelve dates add to a report."""
    pairs = []
    for _ in range(RUNS):
        without = _report(plain, Method.INTERPOLATED, plain.parent)
        pairs.append((_report(dated, Method.INTERPOLATED, plain.parent) - without, without))
    return beside("added by special hours of all stores on 12 dates / report without", pairs, limit=0.2)


def _answers_figure(database: Path, folder: Path) -> Figure:
    """Measure what the answers add to a report that has only the figures."""
    pairs = []
    for _ in range(RUNS):
        with _figures_alone():
            alone = _report(database, Method.INTERPOLATED, folder)
        pairs.append((_report(database, Method.INTERPOLATED, folder) - alone, alone))
    what = "added by outages, heat map, shared outages, bounds / report without"
    return beside(what, pairs, limit=0.5)


@dataclass(frozen=True, slots=True)
class _Alone:
    """A report's results for a batch, with the figures only."""

    figures: Figures
    outages: None = None
    hours: None = None
    excused: None = None
    online: None = None

    @classmethod
    def merged(cls, parts: Sequence[_Alone]) -> _Alone:
        return cls(Figures.merged([part.figures for part in parts]))

    def record(self, name: str) -> object:
        """Return what a report reads by name in addition to the figures."""
        return getattr(self, name)


class _FiguresInOrder:
    """The figures of all stores in report order, without the answers."""

    def __init__(self, parts: Sequence[_Alone], order: Int64, *_: object) -> None:
        self.figures = parts[0].figures.at(order)

    def in_chunks(self) -> tuple[_Alone]:
        return (_Alone(self.figures),)


@contextmanager
def _figures_alone() -> Iterator[None]:
    """Make reports compute only what is in their CSV."""

    def answers(
        batch: Batch,
        reach: int | None,
        starts: Sequence[int],
        end: int,
        as_of: int,
        frame: Range,
        *,
        notes: NoteSpans | None,
        dayparts: DaypartTimes,  # the signature of the original
        online: bool,
    ) -> _Alone:
        assert notes is None
        assert not online
        return _Alone(uptime.totals(uptime.evaluate(batch, reach, starts[-1], end, as_of, frame), starts))

    with (
        mock.patch.object(report_parts, "answers", answers),
        mock.patch.object(report_parts, "FurtherBack"),
        mock.patch.object(report_parts, "looked_further", lambda _, parts: [None] * len(parts)),
        mock.patch.object(report_parts, "Insights", _Alone),
        mock.patch.object(report_parts, "looked_closer", return_value=None),
        mock.patch.object(fleet_run, "FleetParts", _FiguresInOrder),
        mock.patch.object(answer_rows, "InsightsPacker", return_value=mock.Mock(content=bytes)),
    ):
        yield


def export_figures(folder: Path) -> list[Figure]:
    """Measure writing a report to a file."""
    workspace = Workspace.open(full_scale.filled(folder / "one-week.db", full_scale.one_week(folder)))
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    export = Export.of(workspace.reports.get_report(report_id, answers=True))
    found = []
    for what, path, limit in (("CSV, all columns", "all.csv", 1.0), ("workbook", "all.xlsx", 10.0)):
        seconds = []
        for _ in range(3):
            start = time.perf_counter()
            if path.endswith("xlsx"):
                write_workbook(export, folder / path)
            else:
                write_csv(export, folder / path, further=True)
            seconds.append(time.perf_counter() - start)
        detail = f"median of 3; {export.count:,} stores, {(folder / path).stat().st_size / 1e6:.1f} MB"
        found.append(Figure(f"export: {what}", statistics.median(seconds), limit, "s", detail))
    workspace.close()
    return found


def long_figures(folder: Path) -> list[Figure]:
    """Measure the cost of ten weeks of history."""
    week = full_scale.filled(folder / "one-week.db", full_scale.one_week(folder))
    weeks = full_scale.filled(folder / "ten-weeks.db", full_scale.ten_weeks(folder))
    pairs = [
        (_report(weeks, Method.INTERPOLATED, folder), _report(week, Method.INTERPOLATED, folder))
        for _ in range(RUNS)
    ]
    what = "report with ten weeks of history / with one"
    return [beside(what, pairs, limit=1.5, goal=1.1)]


def _report(database: Path, method: Method, folder: Path) -> float:
    workspace = Workspace.open(database)
    for warm in (True, False):
        start = time.perf_counter()
        report_id = workspace.reports.trigger_report(ReportRequest(method=method))
        info = workspace.reports.run(report_id)
        write_csv(Export.of(workspace.reports.get_report(report_id)), folder / "report.csv")
        seconds = time.perf_counter() - start
        if info.status is not ReportStatus.COMPLETE:
            raise SystemExit(f"The report ended {info.status}: {info.reason}")
        if not warm:
            break
    workspace.close()
    return seconds
