"""A filled database, and the files whose import is interrupted."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.services.workspace import Workspace
from tests.data.version_1 import make_version_1
from tests.data.version_4 import make_version_4
from tests.data.version_7 import make_version_7
from tests.robustness.bounds import End, bring
from tests.robustness.material import BASE_POLLS, COMING_POLLS, STORES, write_hours, write_polls, write_zones
from tests.robustness.small_disk import mounted
from tests.robustness.state import State, state_of


@dataclass(frozen=True, slots=True)
class Bench:
    """A closed database with data, files to import, and a folder for a copy."""

    original: Path
    before: State
    polls: Path
    hours: Path
    zones: Path
    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "storemon.db"

    def fresh(self) -> Path:
        """Return the database, alone in its folder and in its original state."""
        for file in self.folder.iterdir():
            shutil.rmtree(file) if file.is_dir() else file.unlink()
        shutil.copyfile(self.original, self.database)
        return self.database


@pytest.fixture(scope="session")
def _originals(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, State]:
    folder = tmp_path_factory.mktemp("robustness")
    workspace = Workspace.open(folder / "storemon.db")
    for file in (
        write_hours(folder / "old-hours.csv", range(STORES // 2), 8),
        write_zones(folder / "old-zones.csv", range(STORES // 2), "Europe/Berlin"),
        write_polls(folder / "old-polls.csv", BASE_POLLS, seed=1),
    ):
        workspace.imports.import_file(file)
    workspace.close()
    write_polls(folder / "polls.csv", COMING_POLLS, seed=2)
    write_hours(folder / "hours.csv", range(STORES // 4, STORES), 10)
    write_zones(folder / "zones.csv", range(STORES // 4, STORES), "Asia/Tokyo")
    return folder, state_of(workspace.path)


@pytest.fixture
def bench(_originals: tuple[Path, State], tmp_path: Path) -> Bench:
    folder, before = _originals
    made = Bench(
        original=folder / "storemon.db",
        before=before,
        polls=folder / "polls.csv",
        hours=folder / "hours.csv",
        zones=folder / "zones.csv",
        folder=tmp_path / "data",
    )
    made.folder.mkdir()
    made.fresh()
    return made


@pytest.fixture(scope="session")
def _small_originals(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Make databases on which fifty processes can be killed in seconds; `old` ones have layout 1, 4 or 7."""
    folder = tmp_path_factory.mktemp("small")
    made = {name: make_version_1(folder / f"{name}.db") for name in ("old", "old and more", "few")}
    made["old, of layout 4"] = make_version_4(folder / "four.db")
    made["old, of layout 7"] = make_version_7(folder / "seven.db")
    with contextlib.closing(sqlite3.connect(made["old and more"])) as connection, connection:
        polls = ((store, 10**15 + n * 10**6, n % 2, 3) for store in (1, 2) for n in range(2_000))
        connection.executemany("INSERT INTO polls VALUES (?, ?, ?, ?)", polls)
    shutil.copyfile(made["old and more"], folder / "more.db")
    made["more"] = folder / "more.db"
    for name in ("few", "more"):
        Workspace.open(made[name]).close()
    return made


@pytest.fixture
def small_bench(_small_originals: dict[str, Path], bench: Bench, tmp_path: Path) -> Callable[[str], Bench]:
    """Return a bench with one of the small databases."""

    def choose(name: str) -> Bench:
        original = _small_originals[name]
        chosen = dataclasses.replace(bench, original=original, before=state_of(original))
        chosen.fresh()
        return chosen

    return choose


@pytest.fixture
def small_disk(bench: Bench) -> Iterator[Path]:
    """Place the bench's folder on a small disk."""
    with mounted(bench.folder):
        bench.fresh()
        yield bench.folder


@pytest.fixture
def workspace(bench: Bench) -> Iterator[Workspace]:
    opened = Workspace.open(bench.database)
    yield opened
    opened.close()


@pytest.fixture
def brought(tmp_path: Path) -> Callable[[Path], End]:
    """Return a function that inspects and imports a file in a process within the bounds."""
    return lambda path: bring(tmp_path / "storemon.db", path)
