"""Measurements in a process of their own, so that other memory use and imports do not count.

`python -m tests.benchmarks.child import DATABASE FILE…` prints seconds, peak memory in MB, and the time
that the last file took, first and when imported again; `… arrow-read DATABASE` prints the seconds of a plain
Arrow read of all polls, stored one per row; `… duckdb DATABASE POLLS` those of building a typed and sorted
DuckDB table from the file.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil


def measured(*arguments: str) -> dict[str, float]:
    """Run this module with `arguments` and return its output."""
    command = [sys.executable, "-m", "tests.benchmarks.child", *arguments]
    answer = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: dict[str, float] = json.loads(answer.stdout)
    return figures


def _import(database: Path, files: list[Path]) -> dict[str, float]:
    from storemon.services.workspace import Workspace  # noqa: PLC0415  # its import is not the import's time

    start = last = time.perf_counter()
    workspace = Workspace.open(database)
    for file in files:
        last = time.perf_counter()
        workspace.imports.import_file(file)
    last = time.perf_counter() - last
    workspace.close()
    seconds, most = time.perf_counter() - start, peak() / 1e6
    workspace = Workspace.open(database)
    start = time.perf_counter()
    workspace.imports.import_file(files[-1])
    again = time.perf_counter() - start
    workspace.close()
    return {"seconds": seconds, "peak": most, "last": last, "again": again}


def peak() -> int:
    """Return the peak memory of this process in bytes."""
    status = Path("/proc/self/status")
    if status.exists():
        # Unlike ru_maxrss, it does not include the memory of the parent process.
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) * 1024
    windows = getattr(psutil.Process().memory_info(), "peak_wset", 0)
    if windows:
        return int(windows)
    import resource  # noqa: PLC0415  # not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def _arrow_read(database: Path) -> dict[str, float]:
    # A second SQLite library: never load it in a process that has the database open otherwise.
    import adbc_driver_sqlite.dbapi as adbc  # noqa: PLC0415  # as just said

    seconds = []
    for _ in range(3):
        with adbc.connect(str(database)) as connection, connection.cursor() as cursor:
            start = time.perf_counter()
            cursor.execute("SELECT store, time, active FROM polls")
            rows = cursor.fetch_arrow_table().num_rows
            seconds.append(time.perf_counter() - start)
    return {"seconds": sorted(seconds)[1], "rows": rows}


def _duckdb(database: Path, polls: Path) -> dict[str, float]:
    import duckdb  # noqa: PLC0415  # its import is not the table's time

    start = time.perf_counter()
    with duckdb.connect(database) as connection:
        connection.execute(
            "CREATE TABLE polls AS SELECT store_id, status = 'active' AS active,"
            " CAST(replace(timestamp_utc, ' UTC', '') AS TIMESTAMP) AS time"
            " FROM read_csv(?, all_varchar = true) ORDER BY store_id, time",
            [str(polls)],
        )
    return {"seconds": time.perf_counter() - start}


if __name__ == "__main__":
    verb, target, *others = sys.argv[1:]
    work: dict[str, Callable[..., dict[str, float]]] = {"arrow-read": _arrow_read, "duckdb": _duckdb}
    if verb == "import":
        print(json.dumps(_import(Path(target), [Path(file) for file in others])))
    else:
        print(json.dumps(work[verb](Path(target), *map(Path, others))))
