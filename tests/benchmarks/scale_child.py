"""One step of the many-stores benchmark, in a process of its own.

`python -m tests.benchmarks.scale_child import DATABASE FILE…`, `… report DATABASE`, and `… csv`, `csv-all` or
`workbook DATABASE TARGET` print the elapsed seconds, the CPU seconds (`worked`), and the peak
memory of the process in MB.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.services.exports import write_csv
from storemon.services.stored_export import StoredExport
from storemon.services.workbook import write_workbook
from storemon.services.workspace import Workspace
from tests.benchmarks.child import peak


def _import(workspace: Workspace, *files: Path) -> None:
    for file in files:
        workspace.imports.import_file(file)


def _report(workspace: Workspace) -> None:
    info = workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
    if info.status is not ReportStatus.COMPLETE:
        raise SystemExit(f"The report ended {info.status}: {info.reason}")


def _newest(workspace: Workspace, *, answers: bool) -> StoredExport:
    newest = workspace.reports.archive.list_reports()[0].info
    return StoredExport(workspace.reports.get_stored(newest.report_id, answers=answers))


def _csv(workspace: Workspace, target: Path) -> None:
    write_csv(_newest(workspace, answers=False), target)


def _csv_all(workspace: Workspace, target: Path) -> None:
    write_csv(_newest(workspace, answers=True), target, further=True)


def _workbook(workspace: Workspace, target: Path) -> None:
    write_workbook(_newest(workspace, answers=True), target)


STEPS: dict[str, Callable[..., None]] = {
    "import": _import,
    "report": _report,
    "csv": _csv,
    "csv-all": _csv_all,
    "workbook": _workbook,
}


if __name__ == "__main__":
    step, database, *paths = sys.argv[1:]
    opened = Workspace.open(Path(database))
    start, worked = time.perf_counter(), time.process_time()
    STEPS[step](opened, *map(Path, paths))
    seconds, worked = time.perf_counter() - start, time.process_time() - worked
    opened.close()
    print(json.dumps({"seconds": seconds, "worked": worked, "peak": peak() / 1e6}))
