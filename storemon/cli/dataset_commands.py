"""The commands of data sets, loaded only by these commands."""

from __future__ import annotations

import argparse
from importlib import import_module
from importlib.util import find_spec

from storemon.cli.cluster_options import cluster_address
from storemon.cli.import_command import say_later
from storemon.cli.open_workspace import opened
from storemon.cli.progress_bar import working
from storemon.cli.report_request import report_request
from storemon.cli.status import Status
from storemon.cli.terminal import tell
from storemon.errors import BadInput
from storemon.message import Message


def export_dataset(options: argparse.Namespace) -> Status:
    """Write the data of a database as a data set. Raises `DatasetProblem`."""
    _check_installed()
    with opened(options) as workspace, working() as progress:
        made = workspace.export_dataset(options.dataset, progress)
    tell(f"{made.files:,} files, {made.new:,} of them new")
    return Status.DONE


def dataset_report(options: argparse.Namespace) -> Status:
    """Compute a report of a data set and write it to a file. Raises `DatasetProblem`, `ExportFailed`."""
    _check_installed()
    if options.output.suffix.lower() not in {".csv", ".parquet"}:
        raise BadInput(
            Message("dataset-report writes no {suffix} files.", suffix=options.output.suffix),
            remedy=Message("Use a name that ends in .csv or .parquet."),
        )
    request, cluster = report_request(options), cluster_address(options)
    reports = import_module("storemon.services.dataset_report")
    with working() as progress:
        if cluster is None:
            made = reports.report_of(options.dataset, request, progress=progress)
        else:
            runs = import_module("storemon.cluster.dataset_run")
            with runs.on_cluster(cluster) as runner:
                made = reports.report_of(options.dataset, request, runner, progress)
    import_module("storemon.services.dataset_output").write(made, options.output, further=options.all_columns)
    say_later(made.until.later, made.as_of, made.until.ahead)
    return Status.DONE


def _check_installed() -> None:
    if find_spec("pyarrow.parquet") is None or find_spec("pyarrow._parquet") is None:
        raise BadInput(
            Message("This installation of storemon has no data sets."),
            Message("Its part for Parquet is left out."),
            Message("Install storemon with pip."),
        )
