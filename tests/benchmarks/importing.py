"""The import of all three files beside the sqlite3 command line's `.import` of the polls."""

from __future__ import annotations

import shutil
import statistics
import subprocess
import time
from pathlib import Path

from storemon.services.sample import SampleFiles
from tests.benchmarks import full_scale
from tests.benchmarks.child import measured
from tests.benchmarks.table import Figure

RUNS = 5


def figures(folder: Path) -> list[Figure]:
    """Measure the import's time and memory."""
    files = full_scale.one_week(folder)
    ours, theirs, peaks, again = [], [], [], []
    for _ in range(RUNS):
        found = _ours(folder / "import.db", files)
        ours.append(found["seconds"])
        peaks.append(found["peak"])
        again.append(found["again"] / found["last"])
        theirs.append(_theirs(folder / "shell.db", files.polls))
    ratio = statistics.median(a / b for a, b in zip(ours, theirs, strict=True))
    detail = f"{statistics.median(ours):.2f} s and {statistics.median(theirs):.2f} s, median of {RUNS} pairs"
    return [
        Figure("import of all files / sqlite3 .import of the polls", ratio, 0.6, "×", detail),
        Figure("peak memory of the import", max(peaks), 800, "MB", "1,822,080 polls"),
        Figure(
            "import of known polls / the first import", statistics.median(again), 0.2, "×", f"{RUNS} pairs"
        ),
    ]


def long_figures(folder: Path) -> list[Figure]:
    """Measure the memory of ten weeks."""
    week, weeks = full_scale.one_week(folder), full_scale.ten_weeks(folder)
    small = _ours(folder / "import.db", week)["peak"]
    large = _ours(folder / "import.db", weeks)["peak"]
    detail = f"{small:.0f} MB and {large:.0f} MB"
    return [Figure("peak memory of the import, ten weeks / one week", large / small, 1.3, "×", detail)]


def _ours(database: Path, files: SampleFiles) -> dict[str, float]:
    full_scale.remove_database(database)
    found = measured("import", str(database), str(files.hours), str(files.zones), str(files.polls))
    full_scale.remove_database(database)
    return found


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
