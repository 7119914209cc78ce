"""Each command: its options in, the services' answer out."""

from __future__ import annotations

import argparse
import math
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final

import pyarrow as pa

from storemon.cli import report_files
from storemon.cli.answers import choices_of
from storemon.cli.status import Status
from storemon.cli.terminal import aligned, plain, say, tell, working
from storemon.core.columns import Column, csv_text
from storemon.core.model import DEFAULT_REACH, HOUR, Method, ReportRequest
from storemon.errors import BadInput, Cancelled, FileRefused
from storemon.services.as_of import later_polls, later_words
from storemon.services.exports import Export, write_outages
from storemon.services.imports import ImportRecord, ImportResult, Part, expand
from storemon.services.paths import default_database
from storemon.services.reports import ReportInfo, ReportStatus
from storemon.services.sample import SampleFiles, make_sample
from storemon.services.times import format_time, parse_range, parse_time
from storemon.services.workspace import Workspace

_SHOWN_REFUSALS: Final = 3
_ALL: Final = 1_000_000
_LONGEST_REACH: Final = 24 * 366


def run(options: argparse.Namespace) -> Status:
    """Carry out the command that `options` names. Raises `UserError` or `Cancelled`."""
    # Arrow would answer Ctrl-C with an error of its own before `working` can.
    pa.enable_signal_handlers(enable=False)
    return _RUN[options.command](options)


def _import_files(options: argparse.Namespace) -> Status:
    status = Status.DONE
    parts = expand(options.files)
    width = max(len(_called(part)) for part in parts)
    choices = choices_of(options)
    with _workspace(options, new=True) as workspace:
        drop = workspace.imports.new_drop()
        workspace.imports.undoable = options.undoable
        for place, part in enumerate(parts):
            try:
                with working() as progress:
                    result = workspace.imports.import_part(
                        part, progress=progress, choices=choices, drop=drop
                    )
            except FileRefused as error:
                say(str(error))
                status = Status.MISUSED
            except (Cancelled, KeyboardInterrupt):
                # What is through has its line already, and stays.
                say(f"Not imported: {', '.join(map(_called, parts[place:]))}")
                raise
            else:
                _tell(workspace, part, result, width)
                if not result.usable:
                    status = Status.MISUSED
        if any(record.counts_as_sample for record in workspace.imports.recent()):
            say("The sample data is in this database too, and reports count it. Undo it in the window.")
        _warn_of_later(workspace)
    return status


def _warn_of_later(workspace: Workspace) -> None:
    """Tell which polls a report leaves out unless another as-of time is asked for."""
    found = workspace.reports.as_of()
    if found.time is not None:
        _say_later(found.later, found.time)
    elif found.later:
        say("Every poll is later than this computer's clock. Set the clock, or name a time with --as-of.")


def _say_later(later: dict[str, int], as_of: int) -> None:
    if said := later_words(later, as_of):
        say(f"{said} Another time can be named with trigger-report --as-of.")


def _called(part: Part) -> str:
    return plain(str(part.path.parent / part.name) if part.name != part.path.name else str(part.path))


def _tell(workspace: Workspace, part: Part, result: ImportResult, width: int) -> None:
    counts = f"{result.imported:>11,} imported {result.known:>11,} known {result.refused:>11,} refused"
    tell(f"{_called(part):{width}}  {result.kind:5} {counts}")
    if not result.usable:
        say(f"No row of {result.name} could be used.")
    for note in result.notes:
        say(f"{result.name}: {note}")
    if not result.refused:
        return
    for row in workspace.imports.refused(result.import_id)[:_SHOWN_REFUSALS]:
        say(f"{result.name}, line {row.line}: {row.reason}")
    more = result.refused - _SHOWN_REFUSALS
    if more > 0:
        say(f"{result.name}: {more:,} more {'row was' if more == 1 else 'rows were'} refused")


def _list_imports(options: argparse.Namespace) -> Status:
    with _workspace(options) as workspace:
        records = workspace.imports.recent(_ALL)
    if not records:
        tell("No imports yet.")
        return Status.DONE
    header = ("id", "file", "kind", "imported", "known", "refused", "when", "undone")
    rows = (
        (
            str(record.import_id),
            plain(record.name),
            record.kind,
            *(f"{rows:,}" for rows in (record.imported, record.known, record.refused)),
            _second(record.finished),
            _undone(record),
        )
        for record in records
    )
    tell(aligned([header, *rows]))
    return Status.DONE


def _undone(record: ImportRecord) -> str:
    if record.undone is not None:
        return _second(record.undone)
    return "-" if record.can_be_undone else "too old"


def _undo_import(options: argparse.Namespace) -> Status:
    with _workspace(options) as workspace, working() as progress:
        workspace.imports.undo(options.import_id, progress)
    tell(f"Import {options.import_id} is undone.")
    return Status.DONE


def _trigger_report(options: argparse.Namespace) -> Status:
    request = ReportRequest(
        method=Method(options.method),
        reach=DEFAULT_REACH if options.reach is None else _reach(options.reach),
        as_of=None if options.as_of is None else parse_time(options.as_of),
        range=parse_range(options.start, options.end),
    )
    with _workspace(options) as workspace, working() as progress:
        report_id = workspace.reports.trigger_report(request, progress=progress)
        tell(report_id)
        info = workspace.reports.run(report_id, progress)
        complete = info.status is ReportStatus.COMPLETE
        said = workspace.reports.get_report(report_id, answers=True) if complete else None
    if info.status is ReportStatus.CANCELLED:
        raise Cancelled
    if info.status is ReportStatus.FAILED:
        say(info.reason)
        return Status.FAILED
    if said is not None and said.table is not None and info.as_of is not None:
        _say_later(later_polls(said.table, said.answers), info.as_of)
    return Status.DONE


def _get_report(options: argparse.Namespace) -> Status:
    report_files.check(options.output, options.outages)
    with _workspace(options) as workspace:
        report = workspace.reports.get_report(options.report_id, answers=True)
        labels = None if report.table is None else workspace.stores.labels(report.table.store_ids)
    if report.table is None:
        tell("\n".join(filter(None, (report.info.status, plain(report.info.reason)))))
        return Status.DONE
    export = Export.of(report, labels)
    if options.outages is not None:
        write_outages(export, options.outages)
    if options.output is not None:
        with working() as progress:
            report_files.write_report(export, options.output, progress, further=options.all_columns)
    tell(report.info.status)
    if options.output is None and options.outages is None:
        tell(csv_text(_printed(export.columns(further=options.all_columns))))
    return Status.DONE


def _printed(columns: list[Column]) -> list[Column]:
    """Return the columns as they are for a program, and with nothing in them that a terminal would obey."""
    if not sys.stdout.isatty():
        return columns
    return [
        replace(column, values=[plain(text) for text in column.values])
        if isinstance(column.values, list)
        else column
        for column in columns
    ]


def _list_reports(options: argparse.Namespace) -> Status:
    with _workspace(options) as workspace:
        reports = workspace.reports.list_reports()
    if not reports:
        tell("No reports yet.")
        return Status.DONE
    header = ("id", "status", "method", "reach", "as-of", "from", "to", "stores", "created")
    tell(aligned([header, *map(_row, reports)]))
    return Status.DONE


def _row(info: ReportInfo) -> tuple[str, ...]:
    return (
        info.report_id,
        info.status,
        info.method,
        "none" if info.reach is None else f"{info.reach / HOUR:g} h",
        "newest poll" if info.as_of is None else format_time(info.as_of),
        *_range(info),
        f"{info.stores:,}" if info.status is ReportStatus.COMPLETE else "-",
        _second(info.created),
    )


def _range(info: ReportInfo) -> tuple[str, str]:
    if info.dates is not None:
        return str(info.dates.first), str(info.dates.last)
    if info.range is not None:
        return format_time(info.range.start), format_time(info.range.end)
    return "-", "-"


def _second(time: int) -> str:
    return format_time(time - time % 1_000_000)


def _make_sample(options: argparse.Namespace) -> Status:
    files = SampleFiles.inside(options.folder)
    for path in files.all:
        if path.exists():
            raise BadInput(f"{path} is there already.", remedy="Choose an empty folder.")
    with working() as progress:
        make_sample(
            options.folder,
            stores=options.stores,
            days=options.days,
            seed=options.seed,
            polls=options.polls,
            progress=progress,
        )
    tell("\n".join(plain(str(path)) for path in files.all))
    return Status.DONE


def _reach(text: str) -> int | None:
    """Return the µs of a reach in hours, None for none. Raises `BadInput`."""
    if text.strip().lower() == "none":
        return None
    try:
        hours = float(text)
    except ValueError:
        hours = math.nan
    if not 0 <= hours <= _LONGEST_REACH:
        raise BadInput(
            f"{text!r} is not a reach.", remedy=f"Use none or a number of hours from 0 to {_LONGEST_REACH}."
        )
    return round(hours * HOUR)


@contextmanager
def _workspace(options: argparse.Namespace, *, new: bool = False) -> Iterator[Workspace]:
    """Open the database; a `new` one is made only where something is brought to it.

    Raises `BadInput` where the one that was named is not there.
    """
    if not new and options.database is not None and not options.database.exists():
        raise BadInput(
            f"There is no database {options.database}.",
            remedy="Check the name, or import files into it first.",
        )
    workspace = Workspace.open(options.database or default_database())
    try:
        yield workspace
    finally:
        workspace.close()


_RUN: Final[dict[str, Callable[[argparse.Namespace], Status]]] = {
    "import": _import_files,
    "list-imports": _list_imports,
    "undo-import": _undo_import,
    "trigger-report": _trigger_report,
    "get-report": _get_report,
    "list-reports": _list_reports,
    "make-sample": _make_sample,
}
