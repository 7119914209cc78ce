"""Each command: reads its options, calls the services, prints the result."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Final

from storemon.cli.cluster_options import cluster_address, computing
from storemon.cli.dataset_commands import dataset_report, export_dataset
from storemon.cli.import_command import begin, say_later
from storemon.cli.open_workspace import opened
from storemon.cli.progress_bar import working
from storemon.cli.report_request import report_request
from storemon.cli.run_command import run as run_unattended
from storemon.cli.serve_command import serve
from storemon.cli.status import Status
from storemon.cli.terminal import aligned, plain, say, second, tell, telling
from storemon.core.columns import Column, csv_of_parts
from storemon.core.import_records import ImportRecord
from storemon.core.progress import Progress
from storemon.core.vocabulary import ReportStatus
from storemon.errors import BadInput, Cancelled
from storemon.message import Message
from storemon.services.exports import Exported, columns_of, write_csv, write_outages
from storemon.services.paths import chosen_dayparts, kept_reports
from storemon.services.resolve_as_of import later_polls, stores_ahead
from storemon.services.sample import SampleFiles, make_sample
from storemon.services.stored_export import StoredExport
from storemon.services.workbook import write_workbook

_ALL: Final = 1_000_000


def run(options: argparse.Namespace) -> Status:
    """Run the command that `options` names. Raises `UserError` or `Cancelled`."""
    begin(options)
    return _RUN[options.command](options)


def _list_imports(options: argparse.Namespace) -> Status:
    with opened(options) as workspace:
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
            second(record.finished),
            _undone(record),
        )
        for record in records
    )
    tell(aligned([header, *rows]))
    return Status.DONE


def _undone(record: ImportRecord) -> str:
    if record.undone is not None:
        return second(record.undone)
    return "-" if record.can_be_undone else "too old"


def _undo_import(options: argparse.Namespace) -> Status:
    with opened(options) as workspace, working() as progress:
        workspace.imports.undo(options.import_id, progress)
    tell(f"Import {options.import_id} is undone.")
    return Status.DONE


def _trigger_report(options: argparse.Namespace) -> Status:
    request = report_request(options)
    cluster = cluster_address(options)
    with (
        telling() as tell_id,
        opened(options) as workspace,
        working() as progress,
        computing(workspace, cluster),
    ):
        workspace.reports.archive.keep_newest = options.keep_newest or kept_reports()
        workspace.reports.dayparts = chosen_dayparts()
        report_id = workspace.reports.trigger_report(request, progress=progress)
        tell_id(report_id)
        info = workspace.reports.run(report_id, progress)
        complete = info.status is ReportStatus.COMPLETE
        report = workspace.reports.get_report(report_id, answers=True) if complete else None
    if info.status is ReportStatus.CANCELLED:
        raise Cancelled
    if info.status is ReportStatus.FAILED:
        say(info.reason)
        return Status.FAILED
    if report is not None and report.table is not None and info.as_of is not None:
        later, ahead = later_polls(report.table, report.answers), stores_ahead(report.table, report.answers)
        say_later(later, info.as_of, ahead)
    return Status.DONE


def _get_report(options: argparse.Namespace) -> Status:
    with opened(options) as workspace:
        report = workspace.reports.get_stored(options.report_id, answers=True)
        labels = workspace.stores.labels(report.store_ids())
        notes = workspace.notes.written()
        is_book = options.output is not None and options.output.suffix.lower() == ".xlsx"
        if options.all_columns or is_book:
            with working() as progress:
                report = workspace.history.with_before(report, progress)
    export = StoredExport(report, labels, notes=notes)
    if options.outages is not None:
        write_outages(export, options.outages)
    if options.output is not None:
        with working() as progress:
            _write(export, options, progress)
    tell(report.info.status)
    if options.output is None and options.outages is None:
        made = columns_of(export, further=options.all_columns, platforms=options.by_platform)
        for piece in csv_of_parts(map(_printed, made)):
            tell(piece)
    return Status.DONE


def _write(export: Exported, options: argparse.Namespace, progress: Progress) -> None:
    """Write a report as a workbook or as a CSV. Raises `ExportFailed`."""
    path: Path = options.output
    if path.suffix.lower() == ".xlsx":
        write_workbook(export, path, progress)
    else:
        write_csv(export, path, further=options.all_columns, platforms=options.by_platform)


def _printed(columns: list[Column]) -> list[Column]:
    """Return the columns, on a terminal without characters that it would interpret."""
    if not sys.stdout.isatty():
        return columns
    return [
        replace(column, values=[plain(text) for text in column.values])
        if isinstance(column.values, list)
        else column
        for column in columns
    ]


def _export_data(options: argparse.Namespace) -> Status:
    with opened(options) as workspace, working() as progress:
        exported = workspace.export_data(options.folder, progress)
    tell("\n".join(plain(str(path)) for path in exported.files))
    return Status.DONE


def _make_sample(options: argparse.Namespace) -> Status:
    files = SampleFiles.inside(options.folder)
    for path in files.all:
        if os.path.lexists(path):  # if we may not look, writing reports why
            raise BadInput(
                Message("{path} is there already.", path=path), remedy=Message("Choose an empty folder.")
            )
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


_RUN: Final[dict[str, Callable[[argparse.Namespace], Status]]] = {
    "list-imports": _list_imports,
    "undo-import": _undo_import,
    "trigger-report": _trigger_report,
    "get-report": _get_report,
    "export-data": _export_data,
    "export-dataset": export_dataset,
    "dataset-report": dataset_report,
    "make-sample": _make_sample,
    "run": run_unattended,
    "serve": serve,
}
