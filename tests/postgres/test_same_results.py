"""After any sequence of actions, a server's results are byte for byte those of a file."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, closing
from pathlib import Path

from hypothesis import example, given, settings

from storemon.core.columns import csv_text
from storemon.core.progress import silent
from storemon.core.server_address import Place
from storemon.core.vocabulary import HOUR, Method, Range, ReportRequest
from storemon.errors import UserError
from storemon.services.copying import copy_database
from storemon.services.exports import Export, csv_bytes
from storemon.services.workspace import Workspace
from tests.engines import empty_database
from tests.postgres.steps import NOON, Step, done, every_kind, steps

REQUESTS = (
    ReportRequest(),
    ReportRequest(method=Method.POLL_COUNT),
    ReportRequest(range=Range(NOON - 100 * HOUR, NOON)),
)


def results(workspace: Workspace, folder: Path) -> list[object]:
    """Return everything that users see of the data."""
    found: list[object] = [
        workspace.stores.summary(),
        [
            (
                row.import_id,
                row.name,
                row.kind,
                row.imported,
                row.known,
                row.undone is None,
                row.can_be_undone,
            )
            for row in workspace.imports.recent()
        ],
        [note.content for note in workspace.notes.all()],
        workspace.closures.all(),
        workspace.reports.data_state(),
    ]
    for request in REQUESTS:
        report_id = workspace.reports.trigger_report(request)
        info = workspace.reports.run(report_id)
        found += [info.status, str(info.reason)]
        report = workspace.reports.get_report(report_id, answers=True)
        if report.table is None:
            continue
        export = Export.of(report, workspace.stores.labels(report.table.store_ids))
        found += [csv_text(export.columns(further=True)), csv_text(export.outages())]
        found.append(csv_bytes(export, platforms=True))
        days = workspace.history.days(report)
        found.append(days and (days.first, days.open.tolist(), days.up.tolist(), days.down.tolist()))
    try:
        files = workspace.export_data(folder / "exported", silent).files
    except UserError as error:
        return [*found, str(error)]
    return [*found, [(file.name, file.read_bytes()) for file in files]]


@settings(max_examples=5, deadline=None)
@given(steps)
@example(every_kind)
def test_a_server_says_what_a_file_says(chosen: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        places = (Path(folder) / "storemon.db", opened.enter_context(empty_database()))
        one, other = (opened.enter_context(closing(Workspace.open(place))) for place in places)
        folders = [Path(folder) / name for name in ("one", "other")]
        for made in folders:
            made.mkdir()
        for step in chosen:
            assert done(step, one, folders[0]) == done(step, other, folders[1])
        assert results(one, folders[0]) == results(other, folders[1])


@settings(max_examples=3, deadline=None)
@given(steps)
@example(every_kind)
def test_copies_both_ways_have_the_same_results(chosen: list[Step]) -> None:
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        first, back = Path(folder) / "storemon.db", Path(folder) / "back.db"
        on_server = opened.enter_context(empty_database())
        folders = [Path(folder) / name for name in ("one", "two", "three")]
        for made in folders:
            made.mkdir()
        with closing(Workspace.open(first)) as workspace:
            for step in chosen:
                done(step, workspace, folders[0])
        copy_database(first, on_server)
        copy_database(on_server, back)
        places: list[Place] = [first, on_server, back]
        found = [
            results(opened.enter_context(closing(Workspace.open(place))), into)
            for place, into in zip(places, folders, strict=True)
        ]
        assert found[0] == found[1] == found[2]
