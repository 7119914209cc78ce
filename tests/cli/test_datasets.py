"""storemon export-dataset and dataset-report, and what the option --cluster rejects."""

from __future__ import annotations

from pathlib import Path

import pytest

from storemon.cli import main
from tests.cli.conftest import Run


@pytest.mark.usefixtures("full")
def test_a_data_set_gives_the_file_of_get_report_without_the_database(run: Run, tmp_path: Path) -> None:
    data_set, made, expected = tmp_path / "set", tmp_path / "made.csv", tmp_path / "expected.csv"
    answer = run("export-dataset", data_set)
    assert (answer.status, answer.err) == (0, "")
    assert "files, " in answer.out
    assert main(["dataset-report", str(data_set), "--method", "poll-count", "--output", str(made)]) == 0
    report_id = run("trigger-report", "--method", "poll-count").out.strip()
    run("get-report", report_id, "--output", expected)
    assert made.read_bytes() == expected.read_bytes()


def test_a_name_that_is_no_table_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status = main(["dataset-report", str(tmp_path), "--output", str(tmp_path / "report.xlsx")])
    assert status == 2
    assert "writes no .xlsx files" in capsys.readouterr().err


@pytest.mark.usefixtures("full")
@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--tls-ca", "ca.pem"], "for a cluster"),
        (["--cluster", "nowhere"], "is no cluster"),
        (["--cluster", "local:1"], "a database that is a file"),
    ],
)
def test_a_cluster_that_cannot_be_is_said_before_a_report_begins(
    run: Run, options: list[str], said: str
) -> None:
    answer = run("trigger-report", *options)
    assert (answer.status, answer.out) == (2, "")
    assert said in answer.err
    assert run("list-reports").out.strip() == "No reports yet."
