"""With real processes: a second start hands over to the first, in whatever state it is."""

from __future__ import annotations

import queue
import subprocess
import sys
from pathlib import Path

import pytest

from storemon.services.instance import Instance
from tests.windows import ROOT, Start, Started, start_windows  # noqa: F401  # a fixture


@pytest.fixture
def csv(tmp_path: Path) -> Path:
    path = tmp_path / "polls.csv"
    path.touch()
    return path


def test_a_second_start_hands_its_files_over_raises_the_window_and_never_loads_qt(
    start: Start, csv: Path
) -> None:
    first = start()
    assert first.says() == "ready"
    second = start(csv, token="leave")  # noqa: S106  # no secret
    assert (second.end(), second.says()) == (0, "qt False")
    assert [first.says(), first.says()] == ["raised leave", "files polls.csv"]
    third = start()
    assert third.end() == 0
    assert first.says() == "raised"


def test_another_database_has_a_window_of_its_own(start: Start, tmp_path: Path) -> None:
    first = start("--database", tmp_path / "one.db")
    second = start("--database", tmp_path / "two.db")
    assert [first.says(), second.says()] == ["ready", "ready"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need the administrator's rights there")
def test_a_database_is_the_same_however_its_path_is_written(start: Start, tmp_path: Path, csv: Path) -> None:
    first = start("--database", tmp_path / "one.db")
    assert first.says() == "ready"
    (tmp_path / "link").symlink_to(tmp_path, target_is_directory=True)
    second = start("--database", tmp_path / "link" / ".." / tmp_path.name / "one.db", csv)
    assert second.end() == 0
    assert [first.says(), first.says()] == ["raised", "files polls.csv"]


def test_a_window_that_was_killed_is_not_in_the_way_of_the_next(start: Start, csv: Path) -> None:
    first = start()
    assert first.says() == "ready"
    first.kill()
    second = start(csv)
    assert {second.says(), second.says(), second.says()} >= {"ready", "files polls.csv"}


def test_who_waits_for_a_window_that_dies_shows_one_of_its_own(
    start: Start, tmp_path: Path, csv: Path
) -> None:
    # It holds the lock and accepts no requests, like a window that hangs.
    held = Instance(tmp_path / "run", tmp_path / "one.db")
    script = (
        "import sys; from pathlib import Path; from storemon.services.instance import Instance;"
        "from storemon.services.paths import run_folder;"
        "print(Instance(run_folder(), Path(sys.argv[1])).claim(), flush=True); sys.stdin.read()"
    )
    hung = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path / "one.db")],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert hung.stdout is not None
    assert hung.stdout.readline().strip() == b"True"
    waiting = start("--database", tmp_path / "one.db", csv)
    with pytest.raises(queue.Empty):
        waiting.lines.get(timeout=1)
    assert waiting.process.poll() is None
    hung.kill()
    hung.communicate()
    assert {waiting.says(), waiting.says()} == {"ready", "files polls.csv"}
    assert held.claim()


def test_of_many_that_start_at_once_one_shows_the_files_of_all(start: Start, tmp_path: Path) -> None:
    names = [f"{number}.csv" for number in range(4)]
    for name in names:
        (tmp_path / name).touch()
    started = [start(tmp_path / name) for name in names]
    shown: dict[Started, list[str]] = {one: [] for one in started}
    while sum(map(len, shown.values())) < len(names):
        for one in started:
            while not one.lines.empty():
                words = one.says().split()
                shown[one] += words[1:] if words[0] == "files" else []
    window = next(one for one in started if shown[one])
    assert sorted(shown[window]) == names
    assert [one.end() for one in started if one is not window] == [0, 0, 0]
    assert window.process.poll() is None
