"""A file that cannot be saved is reported clearly, and no partial file is left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from storemon.core.vocabulary import ReportRequest
from storemon.errors import ExportFailed
from storemon.services.exports import Export, write_csv, write_outages
from storemon.services.workbook import write_workbook
from storemon.services.workspace import Workspace
from tests.robustness.small_disk import fill, make_read_only, mounted

Write = Callable[[Export, Path], int]
WRITES: list[tuple[Write, str]] = [
    (write_csv, "report.csv"),
    (write_outages, "outages.csv"),
    (write_workbook, "report.xlsx"),
]


@pytest.fixture
def export(workspace: Workspace) -> Export:
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    return Export.of(workspace.reports.get_report(report_id, answers=True))


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    with mounted(folder):
        yield folder


@pytest.mark.parametrize(("write", "name"), WRITES)
def test_a_full_disk_is_reported_and_the_file_that_was_there_stays(
    export: Export, disk: Path, write: Write, name: str
) -> None:
    path = disk / name
    path.write_bytes(b"old")
    ballast = fill(disk, 4096)
    with pytest.raises(ExportFailed, match=rf"{name} could not be saved\. The disk is full"):
        write(export, path)
    assert path.read_bytes() == b"old"
    assert sorted(disk.iterdir()) == sorted([ballast, path])


@pytest.mark.parametrize(("write", "name"), WRITES)
def test_a_disk_that_cannot_be_written_to_is_reported(
    export: Export, disk: Path, write: Write, name: str
) -> None:
    make_read_only(disk)
    with pytest.raises(ExportFailed, match="The disk cannot be written to"):
        write(export, disk / name)


def test_a_workbook_whose_scratch_space_is_full_is_reported(
    export: Export, disk: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(disk))
    fill(disk, 4096)
    words = rf"The folder for temporary files, {disk}, cannot be used: The disk is full\. Free up space there"
    with pytest.raises(ExportFailed, match=words):
        write_workbook(export, tmp_path / "report.xlsx")
    assert not (tmp_path / "report.xlsx").exists()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".storemon-")]
