"""Single bit flips in every page of a database are detected, or have no effect.

One flip per page runs with the other tests. `STOREMON_FLIPS=200` runs that many per page, and
`STOREMON_FLIPS_SEED` selects others.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from storemon.core.vocabulary import HOUR, Method, Range, ReportRequest, ReportStatus
from storemon.data import schema
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import UserError
from storemon.services.workspace import Workspace
from tests.core.build import report_csv

PAGE: Final = 8192
FLIPS: Final = int(os.environ.get("STOREMON_FLIPS", "1"))
SEED: Final = int(os.environ.get("STOREMON_FLIPS_SEED", "20230125"))
END: Final = 1_674_662_400_000_000

Said = dict[str, object]
"""Everything that a user is shown, by kind."""


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Create a database that has rows in every table."""
    folder = tmp_path_factory.mktemp("flips")
    stores = [f"store-{number:02}" for number in range(24)]
    hours = ["store_id,day,start_time_local,end_time_local"]
    hours += [f"{store},{day},0{8 + day % 2}:00:00,21:30:00" for store in stores[:20] for day in range(7)]
    files = {
        "hours.csv": hours,
        "zones.csv": [
            "store_id,timezone_str",
            *(f"{store},America/{('Denver', 'Chicago')[n % 2]}" for n, store in enumerate(stores)),
        ],
        "moved.csv": ["store_id,timezone_str", f"{stores[3]},America/Boise"],
        "names.csv": ["store_id,name,group", *(f"{store},Kitchen {store},East" for store in stores)],
        "polls.csv": [
            "store_id,status,timestamp_utc",
            *(
                f"{store},{('active', 'inactive')[(n + hour) % 5 == 0]},2023-01-25 {hour:02}:1{n % 10}:00 UTC"
                for n, store in enumerate(stores)
                for hour in range(14, 24)
            ),
            "store-01,asleep,2023-01-25 10:00:00 UTC",
        ],
        "again.csv": ["store_id,status,timestamp_utc", "store-00,inactive,2023-01-25 15:10:00 UTC"],
        "gone.csv": ["store_id,timezone_str", f"{stores[5]},Asia/Tokyo"],
    }
    with contextlib.closing(Workspace.open(folder / "storemon.db")) as workspace:
        for name, lines in files.items():
            file = folder / name
            file.write_text("\n".join([*lines, ""]))
            record = workspace.imports.import_file(file)
        workspace.imports.undo(record.import_id)
        workspace.stores.rename(stores[2], "My own")
        workspace.stores.set_sales(stores[4], 120.5)
        for request in (
            ReportRequest(Method.INTERPOLATED, as_of=END),
            ReportRequest(Method.POLL_COUNT, as_of=END),
            ReportRequest(as_of=END, range=Range(END - 9 * HOUR, END)),
        ):
            workspace.reports.run(workspace.reports.trigger_report(request))
        assert workspace.backups.make_daily() is not None
    return folder


def everything(workspace: Workspace) -> Said:
    """Return everything that a user can be shown; a part reported as damaged is left out."""
    said: Said = {"imports": workspace.imports.recent()}
    listed = [one.info for one in workspace.reports.archive.list_reports()]
    said["reports"] = listed
    for info in listed:
        with contextlib.suppress(UserError):
            report = workspace.reports.get_report(info.report_id, answers=True)
            assert report.table is not None
            said[f"report {info.report_id}"] = (report_csv(report.table), repr(report.answers))
            said["labels"] = repr(workspace.stores.labels(report.table.store_ids))
    for record in workspace.imports.recent():
        with contextlib.suppress(UserError):
            said[f"refused {record.import_id}"] = workspace.imports.refused(record.import_id)
            said[f"header {record.import_id}"] = workspace.imports.refused_header(record.import_id)
    for method in Method:
        report_id = workspace.reports.trigger_report(ReportRequest(method, as_of=END))
        info = workspace.reports.run(report_id)
        if info.status is ReportStatus.COMPLETE:
            report = workspace.reports.get_report(report_id, answers=True)
            assert report.table is not None
            said[f"new {method}"] = (report_csv(report.table), repr(report.answers))
        else:
            assert info.reason.startswith("The database is damaged"), info.reason
    return said


def after_undoing(workspace: Workspace) -> Said:
    """Return the report after undoing the newest zones and hours, so that the earlier ones apply again."""
    for record in workspace.imports.recent():
        if record.name == "moved.csv":
            workspace.imports.undo(record.import_id)
    report_id = workspace.reports.trigger_report(ReportRequest(Method.INTERPOLATED, as_of=END))
    info = workspace.reports.run(report_id)
    if info.status is not ReportStatus.COMPLETE:
        assert info.reason.startswith("The database is damaged"), info.reason
        return {}
    table = workspace.reports.get_report(report_id).table
    assert table is not None
    return {"undone": report_csv(table)}


def ask(database: Path, *, undo: bool) -> Said | str:
    """Open a database; return what is shown, or the error."""
    with contextlib.closing(Workspace.open_or_recover(database)) as workspace:
        if workspace.recovery is not None:
            assert workspace.recovery.newest is not None
            return "set aside"
        try:
            return after_undoing(workspace) if undo else everything(workspace)
        except UserError:
            return "told"


@pytest.fixture(scope="module")
def shown(sound: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Said]:
    found: dict[bool, Said] = {}
    for undo in (False, True):
        folder = tmp_path_factory.mktemp("shown") / "copy"
        shutil.copytree(sound, folder)
        said = ask(folder / "storemon.db", undo=undo)
        assert isinstance(said, dict)
        found[undo] = said
    assert "undone" in found[True]
    assert len(found[False]) > 20
    return found


def pages_of(database: Path) -> list[int]:
    """Return the numbers of all pages."""
    return [*range(1, database.stat().st_size // PAGE + 1)]


@pytest.mark.logs_warnings
@pytest.mark.parametrize("undo", [False, True])
def test_a_flipped_bit_anywhere_is_reported_or_changes_nothing(
    undo: bool, sound: Path, shown: dict[bool, Said], tmp_path: Path
) -> None:
    rng = random.Random(SEED + undo)
    database = sound / "storemon.db"
    whole = database.read_bytes()
    places = [
        (page - 1) * PAGE + used_place(whole, page, rng) for page in pages_of(database) for _ in range(FLIPS)
    ]

    def flip(copy: Path, place: int) -> None:
        content = bytearray(whole)
        content[place] ^= 1 << rng.randrange(8)
        copy.write_bytes(content)

    ends = judge(sound, shown[undo], [partial(flip, place=place) for place in places], tmp_path, undo=undo)
    assert ends["set aside"] or ends["told"]


@pytest.mark.logs_warnings
def test_statements_of_tables_that_are_no_text_any_more_are_damage(
    sound: Path, shown: dict[bool, Said], tmp_path: Path
) -> None:
    whole = (sound / "storemon.db").read_bytes()
    texts = [place for place in range(200, PAGE) if whole[place : place + 1].isalpha()]

    def spoil(copy: Path, place: int) -> None:
        copy.write_bytes(whole[:place] + bytes([whole[place] ^ 0x80]) + whole[place + 1 :])

    places = random.Random(SEED).sample(texts, 8 * FLIPS)
    ends = judge(sound, shown[False], [partial(spoil, place=place) for place in places], tmp_path)
    assert ends["set aside"]


def judge(
    sound: Path, shown: Said, changes: Sequence[Callable[[Path], None]], folder: Path, *, undo: bool = False
) -> Counter[str]:
    """Return the result of each change to a copy of the database; anything shown must be unchanged."""
    ends = Counter[str]()
    for change in changes:
        copy = folder / "copy"
        shutil.copytree(sound, copy)
        change(copy / "storemon.db")
        said = ask(copy / "storemon.db", undo=undo)
        shutil.rmtree(copy)
        if isinstance(said, str):
            ends[said] += 1
            continue
        wrong = {name for name, value in said.items() if name != "reports" and shown.get(name) != value}
        assert not wrong, change
        ends["worked" if len(said) == len(shown) else "worked but for a part"] += 1
    print(dict(ends))  # noqa: T201  # shown when running many
    return ends


def used_place(content: bytes, page: int, rng: random.Random) -> int:
    """Return an offset in a page, mostly of a nonzero byte, where a change can do damage."""
    start = (page - 1) * PAGE
    used = [place for place in range(PAGE) if content[start + place]]
    return rng.choice(used) if used and rng.random() < 0.9 else rng.randrange(PAGE)


VALUES: Final = ("NULL", "'x'", "-1", "9223372036854775807", "1.5", "x'00ff'", "CAST(x'ff' AS TEXT)", "''")
TABLES: Final = {
    table.name: [column.name for column in table.columns] for table in schema.metadata.sorted_tables
}


def put(database: Path, table: str, column: str, value: str) -> None:
    """Put a value into one row, ignoring the table's constraints."""
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
        rewrite = "UPDATE sqlite_master SET sql = ? WHERE name = ? AND type = 'table'"
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(rewrite, (sql.replace(" NOT NULL", ""), table))
        connection.execute("PRAGMA writable_schema = RESET")
    with contextlib.closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        with contextlib.suppress(sqlite3.IntegrityError):  # SQLite itself does not allow such a row
            key = "_rowid_" if "WITHOUT ROWID" not in sql else f'"{column}"'
            where = f'{key} IS (SELECT max({key}) FROM "{table}")'  # noqa: S608  # ours
            connection.execute(f'UPDATE "{table}" SET "{column}" = {value} WHERE {where}')  # noqa: S608  # ours
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute(rewrite, (sql, table))


@pytest.mark.logs_warnings
@pytest.mark.parametrize("table", TABLES)
def test_a_value_that_no_one_wrote_is_reported_or_changes_nothing(
    table: str, sound: Path, shown: dict[bool, Said], tmp_path: Path
) -> None:
    every = [(column, value) for column in TABLES[table] for value in VALUES]
    chosen = every if FLIPS > 100 else random.Random(SEED).sample(every, min(2 * FLIPS, len(every)))
    changes = [partial(put, table=table, column=column, value=value) for column, value in chosen]
    judge(sound, shown[False], changes, tmp_path)


@pytest.mark.logs_warnings
def test_a_page_that_is_lost_or_in_the_place_of_another_is_reported_or_changes_nothing(
    sound: Path, shown: dict[bool, Said], tmp_path: Path
) -> None:
    rng = random.Random(SEED)
    pages = pages_of(sound / "storemon.db")
    whole = (sound / "storemon.db").read_bytes()

    def change(copy: Path, kind: str, one: int, other: int) -> None:
        content = bytearray(whole)
        here, there = (slice((page - 1) * PAGE, page * PAGE) for page in (one, other))
        if kind == "lost":
            content[here] = bytes(PAGE)
        elif kind == "twice":
            content[here] = whole[there]
        else:
            content[here], content[there] = whole[there], whole[here]
        copy.write_bytes(content)

    changes = [
        partial(change, kind=kind, one=one, other=rng.choice(pages))
        for one in rng.sample(pages, min(len(pages), 2 * FLIPS))
        for kind in ("lost", "twice", "exchanged")
    ]
    judge(sound, shown[False], changes, tmp_path)


@pytest.mark.logs_warnings
def test_a_log_that_is_damaged_holds_a_whole_import_or_none(sound: Path, tmp_path: Path) -> None:
    """SQLite uses a log up to the first damage; a committed import is there completely or not at all."""
    live, file = tmp_path / "live", tmp_path / "all.csv"
    shutil.copytree(sound, live)
    file.write_text(
        "\n".join(["store_id,timezone_str", *(f"store-{n:02},Asia/Tokyo" for n in range(24)), ""])
    )
    with contextlib.closing(Workspace.open(live / "storemon.db")) as workspace:
        before = _zones_of(live, tmp_path)
        workspace.imports.import_file(file)
        after = _zones_of(live, tmp_path)
        log = (live / "storemon.db-wal").read_bytes()
        rng = random.Random(SEED)
        ends = Counter[str]()
        for _ in range(4 * FLIPS):
            damaged = bytearray(log)
            damaged[rng.randrange(len(damaged))] ^= 1 << rng.randrange(8)
            found = _zones_of(
                live, tmp_path, bytes(damaged[: rng.choice((len(log), rng.randrange(len(log))))])
            )
            assert found in (before, after, "told")
            ends["after" if found == after else "before" if found == before else "told"] += 1
    assert before != after
    print(dict(ends))  # noqa: T201  # as above


def _zones_of(live: Path, folder: Path, log: bytes | None = None) -> object:
    """Return what a copy of an open database shows of its figures, as after an interruption."""
    copy = folder / "cut off"
    shutil.copytree(live, copy, ignore=shutil.ignore_patterns("*.db-shm", "*.lock"))
    if log is not None:
        (copy / "storemon.db-wal").write_bytes(log)
    said = ask(copy / "storemon.db", undo=False)
    shutil.rmtree(copy)
    if isinstance(said, str):
        return "told"
    return said["imports"], said[f"new {Method.INTERPOLATED}"]
