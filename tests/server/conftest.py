"""Real servers on localhost with the test's own databases, and a client for them."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from storemon.services.sample import make_sample
from storemon.services.workspace import Workspace

ROOT = Path(__file__).parents[2]
MAIN = "import sys; from storemon.cli import main; sys.exit(main(sys.argv[1:]))"
# Reports that the computation of a report is about to begin, and begins when told to.
HELD = f"""
import sys
from storemon.services import reports

compute = reports.computed

def held(*arguments, **named):
    print("computing", flush=True)
    sys.stdin.readline()
    return compute(*arguments, **named)

reports.computed = held
{MAIN}
"""


@dataclass(frozen=True)
class Answer:
    """A server's response."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass
class Server:
    """A server in a process of its own."""

    process: subprocess.Popen[str]
    address: str = ""
    told: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        return int(self.address.rpartition(":")[2])

    def line(self) -> str:
        """Return the next line of the server's output."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().removesuffix("\n")

    def go_on(self) -> None:
        """Let a held report continue."""
        assert self.process.stdin is not None
        self.process.stdin.write("go\n")
        self.process.stdin.flush()

    def ask(self, method: str, path: str, body: bytes | str | None = None, **headers: str) -> Answer:
        """Send one request; `_` in a header's name stands for `-`."""
        client = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            client.request(method, path, body, named)
            answer = client.getresponse()
            return Answer(
                answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
            )
        finally:
            client.close()

    def trigger(self) -> str:
        """Trigger a report and return its id."""
        report_id: str = self.ask("POST", "/trigger_report").json["report_id"]
        return report_id

    def complete(self) -> str:
        """Trigger a report, wait for it, and return its id."""
        report_id = self.trigger()
        while self.status(report_id) == "Running":
            pass
        assert self.status(report_id) == "Complete"
        return report_id

    def status(self, report_id: str) -> str:
        """Return a report's status; Running if the request was rate limited."""
        answer = self.ask("GET", f"/get_report/{report_id}", Accept="application/json")
        return answer.headers.get("report-status", "Running")

    def end(self) -> int:
        """Wait for the process to end; return its status."""
        with self.process:
            self.told += self.process.communicate(timeout=60)[0].splitlines()
        return self.process.returncode


Start = Callable[..., Server]


@pytest.fixture(scope="session")
def imported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with sample data, for `database` to copy."""
    folder = tmp_path_factory.mktemp("imported")
    with_data = Workspace.open(folder / "stores.db")
    for file in make_sample(folder / "sample", stores=12, days=2).all:
        with_data.imports.import_file(file)
    with_data.close()
    return folder / "stores.db"


@pytest.fixture
def database(imported: Path, tmp_path: Path) -> Path:
    """Return a database with sample data."""
    place = tmp_path / "stores.db"
    shutil.copy(imported, place)
    return place


def started(database: Path | str, *arguments: object, program: str = MAIN) -> Server:
    """Start a server and read its first output."""
    words = ("serve", "--database", database, "--port", "0", *arguments)
    process = subprocess.Popen(
        [sys.executable, "-c", program, *map(str, words)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
    )
    server = Server(process)
    first = server.line()
    found = re.search(r" at (https?://\S+)$", first)
    assert found, first + "\n" + process.communicate(timeout=60)[0]
    server.address = found[1]
    server.told = [first, server.line()]
    return server


def ended(servers: Iterable[Server]) -> None:
    """Stop the servers that are still running."""
    for server in servers:
        if server.process.poll() is None:
            server.process.kill()
            server.process.communicate()


@pytest.fixture
def start(database: Path) -> Iterator[Start]:
    """Start servers for a single test."""
    servers: list[Server] = []

    def begin(*arguments: object, program: str = MAIN, over: Path = database) -> Server:
        servers.append(started(over, *arguments, program=program))
        return servers[-1]

    yield begin
    ended(servers)


@pytest.fixture(scope="module")
def served(imported: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the database of `server`."""
    place = tmp_path_factory.mktemp("served") / "stores.db"
    shutil.copy(imported, place)
    return place


@pytest.fixture(scope="module")
def server(served: Path) -> Iterator[Server]:
    """Return a server without a token, shared by a module's tests because it is slow to start."""
    one = started(served)
    yield one
    ended([one])
