"""Reports on a cluster of processes compared with local ones: bytes, time, memory, growth with the stores.

The database is on the tests' own PostgreSQL server, on the same machine: the server, the client and the
workers share its cores.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import DAY
from storemon.services.workspace import Workspace
from tests.benchmarks import full_scale
from tests.benchmarks.cluster_child import REQUESTS
from tests.benchmarks.table import Figure, beside
from tests.postgres_server import Server

_POLLS: Final = 129
"""Polls per store, as in the full-scale set."""
_A_FILE: Final = 50_000
_PAIRS: Final = 3
_DATES: Final = 12
_NOTES: Final = 10_000
_MOST: Final = 500


def figures(folder: Path, stores: int, workers: int = 2) -> list[Figure]:
    """Measure with 14,092 stores and with the given number. Raises `SystemExit` if bytes differ."""
    server = Server()
    try:
        few = _runs(server, folder, full_scale.STORES, workers)
        many = _runs(server, folder, stores, workers)
    finally:
        server.remove()
    here, there = (
        [(run["cluster"]["seconds"], run["local"]["seconds"]) for run in runs if run["name"] == "usual"]
        for runs in (few, many)
    )
    growth = [(long, short) for (long, _), (short, _) in zip(there, here, strict=True)]
    times = stores / full_scale.STORES
    starts = max(run["cluster"]["start"] for run in [*few, *many])
    return [
        beside(f"report of {stores:,} stores, {workers} workers / local", there, limit=0.65),
        beside(f"report of {full_scale.STORES:,} stores, {workers} workers / local", here, limit=1.5),
        beside(
            f"report of {stores:,} stores / {full_scale.STORES:,}, {workers} workers", growth, 1.1 * times
        ),
        Figure("start of the cluster", starts, 10, "s"),
        *(
            Figure(f"report of {stores:,} stores: peak memory of {what}", most, _MOST, "MB")
            for what, most in (
                ("a worker", max(run["cluster"]["worker"] for run in many)),
                ("the client", max(run["cluster"]["client"] for run in many)),
                ("a local report", max(run["local"]["client"] for run in many)),
            )
        ),
    ]


def _runs(server: Server, folder: Path, stores: int, workers: int) -> list[dict[str, Any]]:
    """Compute each report locally and on workers; return the measurements of each pair."""
    address = server.ready_database()
    ids = _fill(ServerAddress(address), folder / f"cluster-{stores}", stores)
    names = ["usual"] * _PAIRS + [name for name in REQUESTS if name != "usual"]
    found = [_pair(address, name, workers) for name in names]
    _add_hours_and_notes(ServerAddress(address), folder, ids)
    found += [dict(_pair(address, name, workers), name=f"{name}, noted") for name in ("usual", "dates")]
    print(f"  {stores:,} stores: {len(found)} reports, equal bytes", file=sys.stderr)
    return found


def _pair(address: str, name: str, workers: int) -> dict[str, Any]:
    local, cluster = _child(address, name, 0), _child(address, name, workers)
    if local["digest"] != cluster["digest"]:
        raise SystemExit(f"The report {name!r} of the cluster differs from the local one.")
    print(f"  {name}: {local['seconds']:.2f} s, {cluster['seconds']:.2f} s on workers", file=sys.stderr)
    return {"name": name, "local": local, "cluster": cluster}


def _child(address: str, name: str, workers: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.cluster_child", address, name, str(workers)]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    measured: dict[str, Any] = json.loads(answer.stdout)
    return measured


def _fill(address: ServerAddress, folder: Path, stores: int) -> list[str]:
    """Import the sample of a number of stores; return their ids."""
    workspace = Workspace.open(address)
    ids = []
    for files in full_scale.many(folder, stores, _POLLS, _A_FILE):
        for file in (files.hours, files.zones, files.polls):
            workspace.imports.import_file(file)
        with files.zones.open(encoding="utf-8") as zones:
            ids += [row["store_id"] for row in csv.DictReader(zones)]
    workspace.close()
    return ids


def _add_hours_and_notes(address: ServerAddress, folder: Path, ids: list[str]) -> None:
    """Import special hours for every third store on twelve dates, and notes on outages."""
    workspace = Workspace.open(address)
    last = workspace.stores.summary().last_poll
    assert last is not None  # there are polls
    day = dt.date(1970, 1, 1) + dt.timedelta(days=last // DAY)
    dated = [
        f"{one},{day - dt.timedelta(days=back)},10:00,15:00" for one in ids[::3] for back in range(_DATES)
    ]
    notes = [
        f"{ids[number * 7919 % len(ids)]},{day - dt.timedelta(days=number % 7)}T10:00:00Z,"
        f"{day - dt.timedelta(days=number % 7)}T14:00:00Z,Internet,,{'yes' if number % 2 else 'no'}"
        for number in range(_NOTES)
    ]
    for name, head, lines in (
        ("dated.csv", "store_id,date,start_time_local,end_time_local", dated),
        ("notes.csv", "store_id,start,end,reason,note,excused", notes),
    ):
        file = folder / name
        file.write_text("\n".join([head, *lines, ""]), "utf-8")
        workspace.imports.import_file(file)
    workspace.close()
