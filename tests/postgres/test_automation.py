"""Automation with a database on a server."""

from __future__ import annotations

import os
from pathlib import Path

from storemon.core.vocabulary import ReportStatus
from storemon.core.watched import WatchedFolder
from storemon.services.automation.rounds import Rounds
from storemon.services.automation.unattended import run_once
from storemon.services.paths import usual_folder
from storemon.services.workspace import Workspace


def test_a_run_imports_and_reports_once_and_is_remembered_on_this_computer(
    shared: Workspace, tmp_path: Path
) -> None:
    path = tmp_path / "in" / "polls.csv"
    path.parent.mkdir()
    path.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 09:00:00 UTC\n")
    os.utime(path, (10**9, 10**9))
    rounds = Rounds(shared)
    rounds.book.set_folders([WatchedFolder(str(path.parent))])
    assert rounds.book.file.path.parent == usual_folder()
    first = run_once(shared, rounds)
    assert [len(taken.results) for taken in first.round.taken] == [1]
    assert first.report is not None
    assert first.report.status is ReportStatus.COMPLETE
    again = run_once(shared, Rounds(shared))
    assert (again.round.taken, again.report) == ((), None)
