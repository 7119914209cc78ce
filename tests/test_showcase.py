from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from storemon.app import has_display

MAIN = Path(__file__).parent.parent / "main.py"


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    return subprocess.run(
        [sys.executable, str(MAIN), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="there is always a display")


def test_without_a_display_the_sample_is_imported_reported_and_saved(tmp_path: Path) -> None:
    ended = run(tmp_path)
    assert ended.returncode == 0, ended.stderr
    assert "no display" in ended.stdout
    assert "40 stores in all" in ended.stdout
    assert "With a display, the same command opens the window." in ended.stdout
    assert len((tmp_path / "out" / "report.csv").read_text().splitlines()) == 41
    assert (tmp_path / "out" / "window.png").read_bytes().startswith(b"\x89PNG")
    assert "Report" in ended.stderr
    assert "100 %" in ended.stderr
    assert "plugin" not in ended.stderr


def test_without_a_display_files_can_be_given(tmp_path: Path) -> None:
    polls = tmp_path / "p.csv"
    polls.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 09:00:00 UTC\n")
    ended = run(tmp_path, str(polls))
    assert ended.returncode == 0, ended.stderr
    assert "1 store in all" in ended.stdout


def test_without_a_display_the_sample_stays_out_of_a_database_that_is_in_use(tmp_path: Path) -> None:
    polls = tmp_path / "p.csv"
    polls.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 09:00:00 UTC\n")
    assert run(tmp_path, "--database", "mine.db", str(polls)).returncode == 0
    ended = run(tmp_path, "--database", "mine.db")
    assert ended.returncode == 0, ended.stderr
    assert "1 store in all" in ended.stdout


def test_a_folder_for_its_files_that_cannot_be_made_is_reported(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("")
    ended = run(tmp_path)
    assert ended.returncode == 1
    assert ended.stderr.count("\n") == 1
    assert "cannot be made" in ended.stderr


def test_a_file_of_another_kind_is_reported_and_ends_badly(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\n1,2\n")
    ended = run(tmp_path, str(other))
    assert ended.returncode == 1
    assert "other.csv is none of the files" in ended.stderr
    assert "Nothing was imported." in ended.stdout


@pytest.mark.parametrize(
    ("environment", "platform", "seen"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ""}, "linux", False),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_a_display_is_where_a_window_can_be_seen(
    environment: dict[str, str], platform: str, seen: bool
) -> None:
    assert has_display(environment, platform) is seen
