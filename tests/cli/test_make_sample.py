"""storemon make-sample."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run


def test_the_files_are_made_and_named(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "new" / "sample"
    answer = run("make-sample", folder, "--stores", "3", "--days", "1", "--seed", "1", "--polls", "50")
    assert (answer.status, answer.err) == (0, "")
    paths = [Path(line) for line in answer.out.splitlines()]
    assert paths == [folder / f"{name}.csv" for name in ("polls", "hours", "zones", "names")]
    assert paths[0].read_text().count("\n") == 51


def test_the_files_can_be_imported_and_reported_on(run: Run, tmp_path: Path) -> None:
    paths = run("make-sample", tmp_path / "sample").out.splitlines()
    assert run("import", *paths).status == 0
    report_id = run("trigger-report").out.strip()
    assert len(run("get-report", report_id).out.splitlines()) == 42


def test_a_file_that_is_there_is_left_alone(run: Run, tmp_path: Path) -> None:
    mine = tmp_path / "hours.csv"
    mine.write_text("mine")
    answer = run("make-sample", tmp_path)
    assert answer.status == 2
    assert "is there already. Choose an empty folder." in answer.err
    assert mine.read_text() == "mine"
    assert not (tmp_path / "polls.csv").exists()


def test_a_sample_needs_no_database(run: Run, place: Path, tmp_path: Path) -> None:
    run("make-sample", tmp_path / "sample")
    assert not place.exists()
