"""Damaged files: reported clearly, set aside whole, and recovered from."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.core.vocabulary import Method, Occasion, ReportRequest, ReportStatus
from storemon.data.copies.backup import back_up
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import DatabaseDamaged, UserError
from storemon.services.workspace import Workspace
from tests.robustness.conftest import Bench
from tests.robustness.state import State, state_of

SEED = 20230124
PAGE = 8192
Damage = Callable[[bytearray, random.Random], None]


def scribble(content: bytearray, rng: random.Random) -> None:
    """Overwrite a part of a page with other bytes."""
    start = rng.randrange(len(content))
    content[start : start + 200] = rng.randbytes(len(content[start : start + 200]))


def lose_pages(content: bytearray, rng: random.Random) -> None:
    """Blank some pages, as a disk with lost blocks does."""
    for _ in range(3):
        start = rng.randrange(len(content) // PAGE) * PAGE
        content[start : start + PAGE] = bytes(PAGE)


def exchange_pages(content: bytearray, rng: random.Random) -> None:
    """Overwrite a page with another one."""
    one, other = (rng.randrange(len(content) // PAGE) * PAGE for _ in range(2))
    content[one : one + PAGE] = content[other : other + PAGE]


def cut(content: bytearray, rng: random.Random) -> None:
    """Truncate the file."""
    del content[rng.randrange(len(content)) :]


def spoil_header(content: bytearray, rng: random.Random) -> None:
    """Change a byte of the first hundred, the header."""
    content[rng.randrange(100)] ^= 1 << rng.randrange(8)


def spoil_polls(database: Path) -> None:
    """Overwrite the start of the polls: a page that opening does not read."""
    with contextlib.closing(sqlite3.connect(database)) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'polls'").fetchone()
    with database.open("r+b") as content:
        content.seek((root - 1) * PAGE)
        content.write(os.urandom(PAGE))


def use_everything(workspace: Workspace, file: Path) -> None:
    """Do what a window does in its life; only errors with a message for the user may occur."""
    workspace.stores.summary()
    workspace.reports.latest()
    for record in workspace.imports.recent():
        workspace.imports.refused(record.import_id)
    report = workspace.reports.run(workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED)))
    if report.status is not ReportStatus.COMPLETE:
        raise UserError(report.reason)
    workspace.imports.import_file(file)
    workspace.imports.undo(workspace.imports.recent()[0].import_id)
    workspace.backups.make_daily()


@pytest.fixture(scope="module")
def original(_small_originals: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a folder with a database and its daily backup."""
    folder = tmp_path_factory.mktemp("saved")
    shutil.copyfile(_small_originals["more"], folder / "storemon.db")
    with contextlib.closing(Workspace.open(folder / "storemon.db")) as workspace:
        assert workspace.backups.make_daily() is not None
    return folder


@pytest.fixture
def saved(original: Path, bench: Bench) -> tuple[Path, State]:
    """Return a fresh copy of that database for each test, and its state."""
    shutil.copytree(original, bench.folder, dirs_exist_ok=True)
    return bench.database, state_of(bench.database)


@pytest.mark.parametrize("damage", [scribble, lose_pages, exchange_pages, cut, spoil_header])
def test_a_damaged_database_is_reported_or_set_aside_and_its_backup_restored(
    damage: Damage, saved: tuple[Path, State], original: Path, tmp_path: Path
) -> None:
    database, before = saved
    whole = database.read_bytes()
    file = tmp_path / "more.csv"
    file.write_text("store_id,status,timestamp_utc\nnord,active,2023-01-24 12:10:00 UTC\n")
    rng = random.Random(SEED)
    ends = Counter[str]()
    for _ in range(12):
        content = bytearray(whole)
        damage(content, rng)
        for left in database.parent.iterdir():
            shutil.rmtree(left) if left.is_dir() else left.unlink()
        shutil.copytree(original, database.parent, dirs_exist_ok=True)
        database.write_bytes(content)
        with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
            recovery = workspace.recovery
            if recovery is None:
                ends[try_everything(workspace, file)] += 1
                continue
            assert recovery.aside.read_bytes() == content
            assert recovery.newest is not None
            assert workspace.stores.summary().stores == 0
            workspace.backups.restore(recovery.newest.path)
        assert state_of(database) == before
        ends["set aside"] += 1
    assert {"set aside", "told"} & set(ends)


def try_everything(workspace: Workspace, file: Path) -> str:
    try:
        use_everything(workspace, file)
    except UserError:
        return "told"
    return "worked"


def test_a_database_found_damaged_at_work_is_set_aside_at_the_next_start(
    saved: tuple[Path, State],
) -> None:
    database, before = saved
    with contextlib.closing(Workspace.open(database)) as workspace:
        spoil_polls(database)
        with pytest.raises(DatabaseDamaged, match=r"is damaged.*open its window again"):
            workspace.stores.summary()
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        assert workspace.recovery is not None
        assert workspace.recovery.newest is not None
        workspace.backups.restore(workspace.recovery.newest.path)
    assert state_of(database) == before
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        assert workspace.recovery is None


def test_a_damaged_database_can_be_overwritten_by_a_backup_while_it_is_open(
    saved: tuple[Path, State],
) -> None:
    database, before = saved
    spoil_polls(database)
    with contextlib.closing(Workspace.open(database)) as workspace:
        workspace.backups.restore(workspace.backups.listed()[0].path)
    assert state_of(database) == before


def test_the_backup_that_is_offered_is_whole_and_not_empty(saved: tuple[Path, State]) -> None:
    database, before = saved
    spoil_polls(database)
    back_up(database, Occasion.UNDO)
    database.unlink()
    Workspace.open(database).close()
    back_up(database, Occasion.RESTORE)
    database.write_bytes(b"no database" * PAGE)
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        assert [backup.occasion for backup in workspace.backups.listed()] == ["restore", "undo", "day"]
        assert workspace.recovery is not None
        assert workspace.recovery.newest == workspace.backups.listed()[-1]
        workspace.backups.restore(workspace.recovery.newest.path)
    assert state_of(database) == before


def test_an_empty_file_where_there_are_backups_was_a_database(saved: tuple[Path, State]) -> None:
    database, before = saved
    database.write_bytes(b"")
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        assert workspace.recovery is not None
        assert workspace.recovery.newest is not None
        workspace.backups.restore(workspace.recovery.newest.path)
    assert state_of(database) == before


def test_a_file_of_another_program_is_never_set_aside(tmp_path: Path) -> None:
    notes = tmp_path / "notes.db"
    notes.write_text("not a database " * 1000)
    with pytest.raises(DatabaseDamaged, match="not a storemon database"):
        Workspace.open_or_recover(notes)
    assert [file.name for file in tmp_path.iterdir()] == ["notes.db"]


def test_the_log_of_a_damaged_database_goes_with_it(saved: tuple[Path, State]) -> None:
    database, _ = saved
    database.with_name("storemon.db-wal").write_bytes(b"a log")
    database.write_bytes(b"no database" * PAGE)
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        assert workspace.recovery is not None
        aside = workspace.recovery.aside
    assert aside.with_name(f"{aside.name}-wal").read_bytes() == b"a log"


def test_what_was_set_aside_is_reported_until_something_is_restored_or_imported(
    saved: tuple[Path, State], tmp_path: Path
) -> None:
    database, before = saved
    database.write_bytes(b"no database" * PAGE)
    told = []
    for _ in range(3):
        with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
            assert workspace.recovery is not None
            assert workspace.recovery.newest is not None
            told.append(workspace.recovery)
    assert told[0] == told[1] == told[2]
    kept = database.read_bytes()
    file = tmp_path / "zones.csv"
    file.write_text("store_id,timezone_str\nnord,Asia/Tokyo\n")
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        workspace.imports.import_file(file)
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        assert workspace.recovery is None
    database.write_bytes(kept)
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        workspace.backups.restore(told[0].newest.path)  # type: ignore[union-attr]  # asserted above
    assert state_of(database) == before
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        assert workspace.recovery is None


def test_two_damaged_databases_in_one_second_have_two_names(saved: tuple[Path, State]) -> None:
    database, _ = saved
    asides = set()
    for _ in range(3):
        database.write_bytes(b"no database" * PAGE)
        with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
            assert workspace.recovery is not None
            asides.add(workspace.recovery.aside)
    assert len(asides) == 3
    assert all(aside.exists() for aside in asides)
