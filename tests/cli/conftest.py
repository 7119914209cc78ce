"""CLI commands as in a terminal, on a database of the test's own."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from storemon.cli import main
from storemon.services.sample import SampleFiles, make_sample
from storemon.services.workspace import Workspace


@dataclass(frozen=True)
class Answer:
    """The result of a command."""

    status: int
    out: str
    err: str


Run = Callable[..., Answer]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleFiles:
    return make_sample(tmp_path_factory.mktemp("sample"), stores=12, days=2)


@pytest.fixture(scope="session")
def imported(sample: SampleFiles, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed database with the sample, for `full` to copy."""
    path = tmp_path_factory.mktemp("imported") / "storemon.db"
    workspace = Workspace.open(path)
    for file in sample.all:
        workspace.imports.import_file(file)
    workspace.close()
    return path


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a path where a database may be created."""
    return tmp_path / "storemon.db"


@pytest.fixture
def empty(place: Path) -> Path:
    """Return a database without data."""
    Workspace.open(place).close()
    return place


@pytest.fixture
def full(imported: Path, place: Path) -> Path:
    """Return a database with the sample."""
    shutil.copy(imported, place)
    return place


@pytest.fixture
def run(place: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command on the test's database."""

    def carry_out(command: str, *arguments: object) -> Answer:
        capsys.readouterr()
        status = main([command, "--database", str(place), *map(str, arguments)])
        out, err = capsys.readouterr()
        return Answer(status, out, err)

    return carry_out
