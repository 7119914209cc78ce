"""storemon export-data."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.mark.usefixtures("full")
def test_the_files_are_named_and_import_again(run: Run, tmp_path: Path) -> None:
    answer = run("export-data", tmp_path / "out")
    assert (answer.status, answer.err) == (0, "")
    files = answer.out.splitlines()
    assert [Path(file).name for file in files] == [
        "time zones.csv",
        "business hours.csv",
        "names.csv",
        "polls.csv",
    ]
    again = run("import", *files)
    assert again.status == 0
    assert " 0 refused" in again.out


@pytest.mark.usefixtures("full")
def test_files_that_are_there_stay(run: Run, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "names.csv").write_text("mine")
    answer = run("export-data", tmp_path / "out")
    assert (answer.status, answer.out) == (2, "")
    assert "is there already" in answer.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["names.csv"]


@pytest.mark.usefixtures("empty")
def test_without_data_that_is_said(run: Run, tmp_path: Path) -> None:
    answer = run("export-data", tmp_path / "out")
    assert answer.status == 2
    assert answer.err == "storemon: There is no data to export. Import files first.\n"
