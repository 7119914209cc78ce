from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

MAIN = Path(__file__).parent.parent / "main.py"


def run(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the self-test in a folder, which is also used for temporary files."""
    places = dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(folder))
    return subprocess.run(
        [sys.executable, str(MAIN), "--self-test", *words],
        cwd=folder,
        env={**os.environ, **places},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_the_program_finds_itself_whole_and_leaves_nothing_behind(tmp_path: Path) -> None:
    ended = run(tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert ended.stderr == ""
    for step in (
        "painted",
        "imported",
        "interpolated",
        "poll-count",
        "chart",
        "40 stores was exported",
        "public holidays",
        "diagnostics",
    ):
        assert step in ended.stdout
    assert list(tmp_path.iterdir()) == []


def test_the_first_paint_can_be_timed_from_outside(tmp_path: Path) -> None:
    before = time.time()
    word, painted = run(tmp_path, "paint").stdout.split()
    assert word == "painted"
    assert before < float(painted) < time.time()
    assert list(tmp_path.iterdir()) == []


def test_a_library_that_is_missing_ends_the_test_badly(tmp_path: Path) -> None:
    broken = tmp_path / "pyqtgraph.py"
    broken.write_text("raise ImportError('left out of the package')")
    ended = subprocess.run(
        [sys.executable, "-c", BROKEN.format(first=str(tmp_path), root=str(MAIN.parent))],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert ended.returncode == 1
    assert "FAILED  left out of the package" in ended.stdout


BROKEN = """
import sys
sys.path[:0] = [{first!r}, {root!r}]
from storemon.app import main
sys.exit(main(["--self-test"]))
"""
