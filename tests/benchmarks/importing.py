"""The import compared with the sqlite3 shell's `.import` of the polls, and with DuckDB."""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import time
from pathlib import Path

from storemon.services.sample import SampleFiles
from tests.benchmarks import full_scale
from tests.benchmarks.child import measured
from tests.benchmarks.table import Figure, beside

RUNS = 5


def figures(folder: Path) -> list[Figure]:
    """Measure the time and memory of the import."""
    files = full_scale.one_week(folder)
    every, whole, alone, peaks, again = [], [], [], [], []
    for _ in range(RUNS):
        found = _ours(folder / "import.db", files)
        peaks.append(found["peak"])
        again.append(found["again"] / found["last"])
        theirs = _theirs(folder / "shell.db", files.polls)
        every.append((found["seconds"], theirs))
        whole.append((_process(folder / "import.db", files), theirs))
        polls = _measured(folder / "import.db", files.polls)["seconds"]
        alone.append((polls, _duckdb(folder / "duck.db", files.polls)))
    return [
        beside("import of all files / sqlite3 .import of the polls", every, 0.6, 0.35),
        beside("whole process, storemon import of all files / sqlite3", whole, 0.5),
        beside("import of the polls alone / DuckDB, a table of them typed and sorted", alone, 1.0),
        Figure("peak memory of the import", max(peaks), 800, "MB", "1,822,080 polls", 400),
        Figure(
            "import of known polls / the first import", statistics.median(again), 0.2, "×", f"{RUNS} pairs"
        ),
    ]


def long_figures(folder: Path) -> list[Figure]:
    """Measure the memory of importing ten weeks."""
    week, weeks = full_scale.one_week(folder), full_scale.ten_weeks(folder)
    small = _ours(folder / "import.db", week)["peak"]
    large = _ours(folder / "import.db", weeks)["peak"]
    detail = f"{small:.0f} MB and {large:.0f} MB"
    return [Figure("peak memory of the import, ten weeks / one week", large / small, 1.3, "×", detail, 1.2)]


def _ours(database: Path, files: SampleFiles) -> dict[str, float]:
    return _measured(database, files.hours, files.zones, files.polls)


def _measured(database: Path, *files: Path) -> dict[str, float]:
    full_scale.remove_database(database)
    found = measured("import", str(database), *map(str, files))
    full_scale.remove_database(database)
    return found


def _process(database: Path, files: SampleFiles) -> float:
    full_scale.remove_database(database)
    command = [sys.executable, "-m", "storemon", "import", "--database", str(database)]
    # An installed storemon has its compiled Python files.
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(database.parent / "compiled")
    subprocess.run([*command, str(files.zones)], check=True, capture_output=True, env=environment)
    full_scale.remove_database(database)
    start = time.perf_counter()
    subprocess.run(
        [*command, *map(str, (files.hours, files.zones, files.polls))],
        check=True,
        capture_output=True,
        env=environment,
    )
    seconds = time.perf_counter() - start
    full_scale.remove_database(database)
    return seconds


def _duckdb(database: Path, polls: Path) -> float:
    full_scale.remove_database(database)
    seconds = measured("duckdb", str(database), str(polls))["seconds"]
    full_scale.remove_database(database)
    return seconds


def _theirs(database: Path, polls: Path) -> float:
    shell = shutil.which("sqlite3")
    if shell is None:
        raise SystemExit("The benchmark needs the sqlite3 command line (Debian: apt-get install sqlite3).")
    full_scale.remove_database(database)
    script = (
        "CREATE TABLE polls (store_id TEXT, status TEXT, timestamp_utc TEXT);\n.mode csv\n"
        f".import --skip 1 '{polls}' polls\nCREATE INDEX by_store ON polls (store_id, timestamp_utc);\n"
    )
    start = time.perf_counter()
    subprocess.run([shell, str(database)], input=script, text=True, check=True)
    seconds = time.perf_counter() - start
    full_scale.remove_database(database)
    return seconds
