"""Commands as separate processes, as scripts run them; they synchronize by pipes, never by sleeping."""

from __future__ import annotations

import contextlib
import shlex
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from storemon.core.vocabulary import ReportStatus
from storemon.services.workspace import Workspace

ROOT = Path(__file__).parents[2]

MAIN = "import sys; from storemon.cli import main; sys.exit(main(sys.argv[1:]))"

# Reports that the computation is about to begin, and begins when told to.
HELD = """
import sys
from storemon.cli import main
from storemon.services import reports

compute = reports.computed

def held(*arguments, **options):
    print("computing", flush=True)
    sys.stdin.readline()
    return compute(*arguments, **options)

reports.computed = held
sys.exit(main(sys.argv[1:]))
"""


def start(program: str, *arguments: object) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def finish(process: subprocess.Popen[str], text: str = "") -> tuple[int, str, str]:
    with process:
        out, err = process.communicate(text, timeout=60)
    return process.returncode, out, err


def read_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().removesuffix("\n")


def test_the_id_comes_first_and_others_see_the_report_run(full: Path) -> None:
    first = start(HELD, "trigger-report", "--database", full)
    report_id = read_line(first)
    assert read_line(first) == "computing"
    ask = ("get-report", "--database", full, report_id)
    assert finish(start(MAIN, *ask)) == (0, "Running\n", "")
    assert finish(first, "go\n") == (0, "", "")
    status, out, err = finish(start(MAIN, *ask))
    assert (status, out.partition("\n")[0], err) == (0, "Complete", "")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no signal for one process alone")
def test_ctrl_c_cancels_a_running_report(full: Path) -> None:
    process = start(HELD, "trigger-report", "--database", full)
    report_id = read_line(process)
    assert read_line(process) == "computing"
    process.send_signal(signal.SIGINT)
    assert finish(process, "go\n") == (130, "", "storemon: Canceled.\n")
    assert finish(start(MAIN, "get-report", "--database", full, report_id)) == (0, "Cancelled\n", "")


def test_a_report_whose_process_is_gone_has_failed(full: Path) -> None:
    process = start(HELD, "trigger-report", "--database", full)
    report_id = read_line(process)
    assert read_line(process) == "computing"
    process.kill()
    finish(process)
    status, out, err = finish(start(MAIN, "get-report", "--database", full, report_id))
    assert (status, err) == (0, "")
    assert out.startswith("Failed\nThe report was interrupted")


@pytest.mark.skipif(sys.platform == "win32", reason="a closed pipe is another error there")
def test_a_reader_that_has_seen_enough_is_no_reason_to_complain(full: Path) -> None:
    process = start(MAIN, "list-reports", "--database", full)
    assert process.stdout is not None
    process.stdout.close()
    with process:
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert process.returncode == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
def test_output_that_finds_no_room_is_one_line(full: Path) -> None:
    with Path("/dev/full").open("w") as device:
        ended = subprocess.run(
            [sys.executable, "-c", MAIN, "list-reports", "--database", str(full)],
            cwd=ROOT,
            stdout=device,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr == "storemon: The output could not be written. No space left on device.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="programs without a console have no stdout there")
@pytest.mark.parametrize("command", ["--version", "list-reports", "import", "trigger-report"])
def test_a_closed_output_shows_in_the_status(full: Path, command: str) -> None:
    ended = _with_output(full, command, ">&-")
    assert (ended.returncode, ended.stderr) == (1, "")


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a device that is always full")
@pytest.mark.parametrize("command", ["--version", "import", "trigger-report"])
def test_the_work_is_done_although_the_output_finds_no_room(full: Path, command: str) -> None:
    ended = _with_output(full, command, ">/dev/full")
    assert ended.returncode == 2
    assert ended.stderr.endswith("storemon: The output could not be written. No space left on device.\n")
    with contextlib.closing(Workspace.open(full)) as workspace:
        reports, imports = workspace.reports.archive.list_reports(), workspace.imports.recent()
    if command == "trigger-report":
        assert reports[0].info.status is ReportStatus.COMPLETE
    if command == "import":
        assert {one.name for one in imports} >= {"a.csv", "b.csv"}


def _with_output(database: Path, command: str, output: str) -> subprocess.CompletedProcess[str]:
    """Run a shell command with its stdout redirected; an import gets two files."""
    files = [database.with_name(f"{name}.csv") for name in "ab"]
    for number, file in enumerate(files):
        file.write_text(f"store_id,status,timestamp_utc\nnord,active,2023-01-24 09:0{number}:42 UTC\n")
    words = [command, *(["--database", database] if command[0] != "-" else [])]
    line = shlex.join(map(str, [sys.executable, "-c", MAIN, *words, *(files if command == "import" else [])]))
    return subprocess.run(
        ["/bin/sh", "-c", f"{line} {output}"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_without_a_stream_the_work_is_done_and_nothing_gets_into_the_other(full: Path, stream: str) -> None:
    program = f"import sys; sys.{stream} = None; {MAIN}"
    status, out, err = finish(start(program, "trigger-report", "--database", full))
    assert (status, err) == (0, "")
    assert bool(out) == (stream == "stderr")
    status, out, err = finish(start(program, "get-report", "--database", full, "none"))
    assert (status, out) == (2, "")
    assert bool(err) == (stream == "stdout")


def test_output_is_utf_8_with_plain_line_ends_whatever_the_locale(
    empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    polls = tmp_path / "polls.csv"
    polls.write_text("store_id,status,timestamp_utc\nKöln-中,active,2023-01-25 12:00:00 UTC\n", "utf-8")
    workspace = Workspace.open(empty)
    workspace.imports.import_file(polls)
    workspace.close()
    monkeypatch.setenv("PYTHONIOENCODING", "ascii")
    _, report_id, _ = finish(start(MAIN, "trigger-report", "--database", empty))
    answer = subprocess.run(
        [sys.executable, "-c", MAIN, "get-report", "--database", str(empty), report_id.strip()],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    assert answer.stdout.splitlines()[2].startswith("Köln-中,".encode())
    assert b"\r" not in answer.stdout


def test_help_is_quick_for_it_loads_nothing_heavy() -> None:
    program = (
        "import sys; from storemon.cli import main; main(['--help']);"
        "print({'numpy', 'pandas', 'pyarrow', 'sqlalchemy', 'PySide6', 'tqdm'} & set(sys.modules))"
    )
    status, out, err = finish(start(program))
    assert (status, out.splitlines()[-1], err) == (0, "set()", "")


def test_an_import_begins_soon_for_it_loads_nothing_that_writes_reports(tmp_path: Path) -> None:
    file = tmp_path / "zones.csv"
    file.write_text("store_id,timezone_str\na,UTC\n")
    program = (
        "import sys; from storemon.cli import main; main(sys.argv[1:]);"
        "print({'xlsxwriter', 'pandas', 'PySide6', 'storemon.cli.commands'} & set(sys.modules))"
    )
    status, out, err = finish(start(program, "import", file, "--database", tmp_path / "storemon.db"))
    assert (status, out.splitlines()[-1], err) == (0, "set()", "")
