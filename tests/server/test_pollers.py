"""Many concurrent requests while a report runs."""

from __future__ import annotations

import asyncio
import statistics
from pathlib import Path

import pytest

from storemon.services.sample import make_sample
from storemon.services.workspace import Workspace
from tests.server.conftest import MAIN, Start
from tests.server.pollers import poll_at_once

CLIENTS = 100
LEAST_ROUNDS = 5
MOST_REPORTS = 15
LIMIT_SECONDS = 0.1
MOST_TIMES = 4.0
"""Other load on this machine slows down both sides, so seconds alone are not enough."""
UNLIMITED = f"from storemon.server import guard; guard._REQUESTS = (1e6, 10**6); {MAIN}"


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    workspace = Workspace.open(folder / "stores.db")
    for file in make_sample(folder / "sample", stores=4000, days=8).all:
        workspace.imports.import_file(file)
    workspace.close()
    return folder / "stores.db"


def test_a_hundred_who_poll_at_once_hardly_wait_while_a_report_runs(start: Start, large: Path) -> None:
    server = start(over=large, program=UNLIMITED)
    server.ask("GET", "/healthz")

    def idle() -> list[float]:
        return asyncio.run(poll_at_once(server.port, "no.id", CLIENTS, 3))[0]

    asyncio.run(poll_at_once(server.port, "no.id", CLIENTS, 1))
    waited: list[float] = []
    quiet = idle()
    for _ in range(MOST_REPORTS):
        if len(waited) >= LEAST_ROUNDS * CLIENTS:
            break
        report_id = server.trigger()
        while True:
            seconds, bodies = asyncio.run(poll_at_once(server.port, report_id, CLIENTS, 1))
            if not all(b'"Running"' in body for body in bodies):
                break
            waited += seconds
    assert len(waited) >= LEAST_ROUNDS * CLIENTS
    assert statistics.median(waited) < max(LIMIT_SECONDS, MOST_TIMES * statistics.median(quiet + idle()))
