"""What a user notices of the window: how long it blocks, and how soon it responds."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from storemon.core.vocabulary import Method
from tests.benchmarks import full_scale
from tests.benchmarks.table import Figure

RUNS = 3
STARTS = 9
STILL_MS = 50
_STILL = {
    "review": "review of all files",
    "import": "import of all files",
    **{f"report, {method.value}": f"report, {method.value}" for method in Method},
    "export, uptime.xlsx": "export of the workbook",
    "export, uptime.csv": "export of the CSV with all columns",
    "loading, new": "loading after the first paint, new database",
    "loading, report": "loading after the first paint, with a report",
}


def figures(folder: Path) -> list[Figure]:
    """Measure the gaps of the event loop, the response times, and startup."""
    files = full_scale.one_week(folder)
    database = folder / "window.db"
    runs = []
    # The first run only warms the caches of the disk and of Python.
    for _ in range(1 + RUNS):
        full_scale.remove_database(database)
        run = _child("work", str(database), *map(str, (files.hours, files.zones, files.polls)))
        runs.append(run | _child("again", str(database)))
    del runs[0]
    found = [_still(what, [run[key] for run in runs]) for key, what in _STILL.items()]
    found += [
        _answer("filter: keystroke to painted", (run["filter"] for run in runs), 100),
        _answer("sort: header click to painted", (run["sort"] for run in runs), 100),
        _answer("chart: selection to painted", (run["chart"] for run in runs), 50),
        _answer("store page: click to painted", (run["page"] for run in runs), 50, 20),
        _answer("explanation: click to painted", (run["explain"] for run in runs), 100),
        _answer("hours page: click, or another finding, to painted", (run["hours"] for run in runs), 50),
        _answer("overview: start of the window to painted", (run["overview, opened"] for run in runs), 1000),
        _answer(
            "overview: click, or another list of stores, to painted", (run["overview"] for run in runs), 50
        ),
        _answer("another page: command to painted", (run["page change"] for run in runs), 50, 16),
        _answer("settings: first opening to painted", (run["settings"] for run in runs), STILL_MS),
        _answer("another theme: click to painted", (run["theme"] for run in runs), 150),
        _answer("window of 4000 × 3000, page by page, to painted", (run["large"] for run in runs), STILL_MS),
        _start(database),
    ]
    full_scale.remove_database(database)
    return found


def _still(what: str, runs: list[list[float]]) -> Figure:
    worst = [max(gaps) for gaps in runs]
    longer = sum(gap > STILL_MS for gaps in runs for gap in gaps)
    detail = f"median of {RUNS} runs, the worst {max(worst):.0f} ms; {longer} gaps over {STILL_MS} ms in all"
    return Figure(f"window stands still: {what}", statistics.median(worst), STILL_MS, "ms", detail)


def _answer(what: str, runs: Iterable[list[float]], limit: float, goal: float | None = None) -> Figure:
    times = [time for run in runs for time in run]
    detail = f"the worst of {len(times)}, median {statistics.median(times):.0f} ms; 14,092 stores"
    return Figure(what, max(times), limit, "ms", detail, goal)


def _start(database: Path) -> Figure:
    # The first pair only warms the caches.
    pairs = [(_first_paint(str(database)), _first_paint("bare")) for _ in range(1 + STARTS)][1:]
    ratio = statistics.median(ours / bare for ours, bare in pairs)
    ours, bare = (statistics.median(values) for values in zip(*pairs, strict=True))
    detail = f"{ours:.0f} ms and {bare:.0f} ms, median of {STARTS} pairs"
    return Figure("first paint / bare PySide6 window with a table", ratio, 1.5, "×", detail)


def _first_paint(target: str) -> float:
    (ms,) = _child("start", str(time.time()), target)["ms"]
    return ms


def _of_its_own(home: str) -> dict[str, str]:
    """Return an environment in which a program neither reads nor changes this user's settings."""
    folders = (
        "APPDATA",
        "LOCALAPPDATA",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
        "XDG_RUNTIME_DIR",
    )
    environment = os.environ | dict.fromkeys(folders, home)
    if sys.platform == "darwin":
        environment["HOME"] = home
    # An installed storemon has its compiled Python files.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not environment.get("DISPLAY") and sys.platform == "linux":
        environment["QT_QPA_PLATFORM"] = "offscreen"
    return environment


def _child(*arguments: str) -> dict[str, list[float]]:
    command = [sys.executable, "-m", "tests.benchmarks.window_child", *arguments]
    with tempfile.TemporaryDirectory() as home:
        answer = subprocess.run(command, check=False, capture_output=True, env=_of_its_own(home), text=True)
    for line in answer.stderr.splitlines():
        # A message of the offscreen platform for every window.
        if not line.startswith("This plugin does not support"):
            print(line, file=sys.stderr)
    answer.check_returncode()
    measured: dict[str, list[float]] = json.loads(answer.stdout)
    return measured
