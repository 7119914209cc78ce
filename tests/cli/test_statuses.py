"""The exit status of every command: 0 only if everything requested was done."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from storemon.cli import main
from storemon.cli.arguments import parser
from storemon.cli.status import Status
from storemon.core.vocabulary import ReportRequest
from storemon.services.workspace import Workspace
from tests.cli.conftest import Run
from tests.cli.test_processes import MAIN, ROOT

GOOD = "store_id,status,timestamp_utc\n1,active,2023-01-25 12:00:00 UTC\n"
HALF = GOOD + "2,active,never\n"
REFUSED = "store_id,status,timestamp_utc\n1,active,never\n"
NONE_OF_OURS = "a,b\n1,2\n"


def write(folder: Path, **texts: str) -> list[Path]:
    for name, text in texts.items():
        (folder / f"{name}.csv").write_text(text)
    return [folder / f"{name}.csv" for name in texts]


@pytest.mark.parametrize(
    ("texts", "status"),
    [
        ({"good": GOOD}, 0),
        ({"half": HALF}, 0),
        ({"refused": REFUSED}, 2),
        ({"other": NONE_OF_OURS}, 2),
        ({"good": GOOD, "refused": REFUSED}, 2),
        ({"other": NONE_OF_OURS, "good": GOOD}, 2),
        ({"other": NONE_OF_OURS, "refused": REFUSED}, 2),
    ],
)
def test_an_import_is_done_where_something_of_each_file_was_usable(
    texts: dict[str, str], status: int, run: Run, tmp_path: Path
) -> None:
    answer = run("import", *write(tmp_path, **texts))
    assert answer.status == status
    assert ("good.csv" in answer.out) == ("good" in texts)


def test_an_import_of_what_is_known_already_is_done(run: Run, tmp_path: Path) -> None:
    files = write(tmp_path, good=GOOD)
    assert run("import", *files).status == 0
    assert run("import", *files).status == 0


def test_an_import_of_a_folder_with_nothing_usable_is_not_done(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    answer = run("import", folder)
    assert (answer.status, answer.out) == (2, "")
    assert "holds no files that storemon reads" in answer.err


@pytest.mark.parametrize("option", ["--output", "--outages"])
def test_a_file_of_a_report_that_is_not_complete_is_not_written(
    option: str, run: Run, empty: Path, tmp_path: Path
) -> None:
    workspace = Workspace.open(empty)
    report_id = workspace.reports.trigger_report(ReportRequest())
    workspace.reports.run(report_id)
    workspace.close()
    target = tmp_path / "a.csv"
    answer = run("get-report", report_id, option, target)
    assert answer.status == 1
    assert answer.out.startswith("Failed\nThere are no ")
    assert answer.err == f"storemon: {target} was not written, as the report is failed.\n"
    assert not target.exists()
    assert run("get-report", report_id).status == 0


def test_a_name_that_no_disk_takes_is_no_mistake_of_ours(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list-imports", "--database", str(tmp_path / ("n" * 300))]) == 2
    assert "The name of the database is too long" in capsys.readouterr().err


def test_the_help_names_every_status() -> None:
    told = parser().format_help()
    assert {int(number) for number in re.findall(r"^ +(\d+)  ", told, re.MULTILINE)} == set(Status)


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes the streams")
@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_closed_streams_are_in_nothings_way(closed: str, full: Path) -> None:
    command = f'exec "$0" -c "$1" "$2" --database "$3" {closed}'
    arguments = [sys.executable, MAIN, "trigger-report", str(full)]
    done = subprocess.run(["/bin/sh", "-c", command, *arguments], cwd=ROOT, check=False)
    # The report's id cannot be printed if stdout is closed, but the report exists.
    assert done.returncode == (1 if "1>&-" in closed else 0)
    workspace = Workspace.open(full)
    assert [listed.info.status for listed in workspace.reports.archive.list_reports()] == ["Complete"]
    workspace.close()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
def test_without_a_place_to_write_to_the_status_is_the_same(tmp_path: Path) -> None:
    (file,) = write(tmp_path, half=HALF)
    with Path("/dev/full").open("w") as device:
        command = [sys.executable, "-c", MAIN, "import", "--database", str(tmp_path / "a.db"), str(file)]
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=device, text=True, check=False
        )
    assert done.returncode == 0
    assert "1 imported" in done.stdout


def test_a_word_with_a_comma_is_given_in_quotation_marks(run: Run, tmp_path: Path) -> None:
    text = (
        'store_id,status,timestamp_utc\n1,"Up, busy",2023-01-25 12:00:00 UTC\n1,off,2023-01-25 13:00:00 UTC\n'
    )
    (file,) = write(tmp_path, words=text)
    answer = run("import", file)
    assert answer.status == 2
    assert '--status "\\"up, busy\\"=ignore,off=inactive"' in answer.err
    answer = run("import", file, "--status", '"up, busy"=active, off=inactive')
    assert answer.status == 0
    assert " 2 imported" in answer.out


def test_a_word_with_quotation_marks_has_them_doubled(run: Run, tmp_path: Path) -> None:
    text = 'store_id,status,timestamp_utc\n1,"a ""b"", c",2023-01-25 12:00:00 UTC\n'
    (file,) = write(tmp_path, words=text)
    assert run("import", file, "--status", '"a ""b"", c"=active').status == 0


def test_a_comma_without_quotation_marks_is_reported(run: Run, tmp_path: Path) -> None:
    answer = run("import", *write(tmp_path, good=GOOD), "--status", "up, busy=active")
    assert answer.status == 2
    assert "goes into quotation marks" in answer.err
