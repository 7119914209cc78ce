"""Backups: made if there is something new, limited in number, and restored completely."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.core.vocabulary import Occasion, ReportRequest, ReportStatus
from storemon.data.copies import backup, backup_folder
from storemon.data.copies.backup_folder import automatic_backups, next_path
from storemon.data.sqlite import integrity
from storemon.data.sqlite.sqlite_library import sqlite3
from storemon.errors import BadInput, Cancelled, DatabaseDamaged, DatabaseProblem
from storemon.services.stores import DataSummary
from storemon.services.workspace import Workspace
from tests.data.version_1 import make_version_1


def add_store(workspace: Workspace, folder: Path, store: str) -> None:
    path = folder / f"{store}.csv"
    path.write_text(f"store_id,timezone_str\n{store},UTC\n")
    workspace.imports.import_file(path)


def occasions(workspace: Workspace) -> list[Occasion | None]:
    return [made.occasion for made in workspace.backups.listed()]


SetClock = Callable[[int, int], None]


@pytest.fixture
def set_clock(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Set the clock to a day in March, at an hour."""

    def set_to(day: int, hour: int) -> None:
        moment = dt.datetime(2026, 3, day, hour).astimezone()  # in the computer's own zone
        monkeypatch.setattr(backup_folder, "local_now", lambda: moment)

    return set_to


def test_the_backup_of_the_day_is_made_once_a_day_when_something_changed(
    filled: Workspace, tmp_path: Path, set_clock: SetClock
) -> None:
    set_clock(10, 12)
    made = filled.backups.make_daily()
    assert made is not None
    assert made.name.endswith("-2026-03-10-120000-day.db")
    add_store(filled, tmp_path, "new")
    assert filled.backups.make_daily() is None
    set_clock(11, 9)
    assert filled.backups.make_daily() is not None
    set_clock(12, 9)
    assert filled.backups.make_daily() is None
    add_store(filled, tmp_path, "newer")
    assert filled.backups.make_daily() is not None
    assert occasions(filled) == [Occasion.DAY] * 3


def test_an_empty_database_needs_no_backup(workspace: Workspace) -> None:
    assert workspace.backups.make_daily() is None
    assert not workspace.backups.folder.exists()


def test_when_the_clock_is_moved_back_the_newest_backup_is_still_the_last_that_was_made(
    filled: Workspace, tmp_path: Path, set_clock: SetClock
) -> None:
    for days in range(7):
        set_clock(10 - days, 12)
        add_store(filled, tmp_path, f"s{days}")
        assert filled.backups.make_daily() is not None
    listed = filled.backups.listed()
    assert len(listed) == 5
    assert [filled.backups.contents(made.path)[0] for made in listed] == [9, 8, 7, 6, 5]


def test_five_backups_before_undos_and_days_stay_and_five_of_the_others(filled: Workspace) -> None:
    by_hand = filled.path.parent / "backups" / "my own.db"
    filled.backups.save(by_hand)
    for occasion in Occasion:
        for _ in range(7):
            backup.back_up(filled.path, occasion)
    kept = [made.occasion for made in automatic_backups(filled.path)]
    assert kept.count(Occasion.UNDO) == 5
    assert kept.count(Occasion.RESTORE) == 5
    assert len(kept) == 10
    assert by_hand.exists()
    assert by_hand in [made.path for made in filled.backups.listed() if made.occasion is None]


def test_an_undo_leaves_a_backup_of_what_was_there(filled: Workspace) -> None:
    before = filled.stores.summary()
    filled.imports.undo(3)
    (made,) = filled.backups.listed()
    assert made.occasion is Occasion.UNDO
    assert filled.backups.contents(made.path) == (before.stores, before.polls)
    assert sorted(file.name for file in made.path.parent.iterdir()) == [made.path.name]


def test_a_restored_backup_is_all_there_is_and_what_was_there_is_kept(
    filled: Workspace, tmp_path: Path
) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())
    filled.reports.run(report_id)
    summary = filled.stores.summary()
    place = tmp_path / "usb" / "copy.db"
    filled.backups.save(place)
    filled.imports.clear()
    add_store(filled, tmp_path, "other")
    kept = filled.backups.restore(place)
    assert filled.stores.summary() == summary
    assert filled.reports.get_report(report_id).info.status is ReportStatus.COMPLETE
    assert filled.backups.contents(kept) == (1, 0)
    assert [file.name for file in place.parent.iterdir()] == ["copy.db"]
    add_store(filled, tmp_path, "later")
    filled.close()
    again = Workspace.open(filled.path)
    assert again.stores.summary().stores == summary.stores + 1
    again.close()


def test_a_report_that_was_running_in_a_backup_is_interrupted_once_restored(
    filled: Workspace, tmp_path: Path
) -> None:
    report_id = filled.reports.trigger_report(ReportRequest())
    filled.backups.save(tmp_path / "copy.db")
    filled.reports.run(report_id)
    filled.backups.restore(tmp_path / "copy.db")
    assert filled.reports.get_report(report_id).info.status is ReportStatus.FAILED


def test_a_backup_of_an_earlier_layout_is_restored_into_this_one(filled: Workspace, tmp_path: Path) -> None:
    old = make_version_1(tmp_path / "elsewhere" / "old.db")
    content = old.read_bytes()
    filled.backups.restore(old)
    assert filled.stores.summary().polls == 10
    assert filled.reports.get_report("aaaaaaaaaaaa").table is not None
    assert old.read_bytes() == content
    assert all(name.suffix == ".db" for name in filled.backups.folder.iterdir())
    add_store(filled, tmp_path, "more")
    filled.close()
    Workspace.open(filled.path).close()


def test_other_connections_see_a_restored_backup_too(filled: Workspace, tmp_path: Path) -> None:
    filled.backups.save(tmp_path / "copy.db")
    filled.imports.clear()
    other = Workspace.open(filled.path)
    assert other.stores.summary() == DataSummary(0, 0, None, None)
    filled.backups.restore(tmp_path / "copy.db")
    assert other.stores.summary() == filled.stores.summary()
    assert other.stores.summary().polls == 24
    other.close()


def test_what_cannot_be_restored_is_reported_and_changes_nothing(filled: Workspace, tmp_path: Path) -> None:
    before = filled.stores.summary()
    bad = tmp_path / "bad.db"
    filled.backups.save(bad)
    broken = bytearray(bad.read_bytes())
    broken[8192 * 3 : 8192 * 4] = os.urandom(8192)
    cases = {b"": BadInput, b"no database at all" * 1000: BadInput, bytes(broken): BadInput}
    for content, kind in cases.items():
        bad.write_bytes(content)
        with pytest.raises(kind, match="cannot be used"):
            filled.backups.restore(bad)
    bad.unlink()
    with sqlite3.connect(bad) as connection:
        connection.execute("CREATE TABLE things (x)")
    connection.close()
    with pytest.raises(DatabaseProblem, match="not a storemon database"):
        filled.backups.restore(bad)
    with pytest.raises(DatabaseProblem, match="cannot be opened"):
        filled.backups.restore(tmp_path / "not there.db")
    assert filled.stores.summary() == before
    assert not filled.backups.folder.exists()


def test_the_database_itself_is_neither_written_over_nor_restored(filled: Workspace) -> None:
    before = filled.stores.summary()
    with pytest.raises(BadInput, match="database itself"):
        filled.backups.save(filled.path)
    with pytest.raises(BadInput, match="database itself"):
        filled.backups.restore(filled.path)
    assert filled.stores.summary() == before


def test_a_database_that_is_open_elsewhere_is_not_replaced(filled: Workspace, tmp_path: Path) -> None:
    other = Workspace.open(tmp_path / "other.db")
    add_store(other, tmp_path, "solo")
    with pytest.raises(BadInput, match="in use"):
        filled.backups.save(other.path)
    assert other.stores.summary().stores == 1
    other.close()
    filled.backups.save(other.path)


def test_a_cancelled_backup_leaves_no_file(filled: Workspace, tmp_path: Path) -> None:
    def cancel(fraction: float, text: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        filled.backups.save(tmp_path / "copies" / "copy.db", cancel)
    assert list((tmp_path / "copies").iterdir()) == []
    with pytest.raises(Cancelled):
        filled.backups.make_daily(cancel)
    assert list(filled.backups.folder.iterdir()) == []


def test_a_backup_over_an_older_one_replaces_it(filled: Workspace, tmp_path: Path) -> None:
    place = tmp_path / "copy.db"
    filled.backups.save(place)
    filled.imports.clear()
    filled.backups.save(place)
    assert filled.backups.contents(place) == (0, 0)


def test_damage_is_noticed_by_the_backup_of_the_day_which_is_not_kept(
    filled: Workspace,
) -> None:
    filled.close()
    with sqlite3.connect(filled.path) as connection:
        (root,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'polls'").fetchone()
    connection.close()
    with filled.path.open("r+b") as file:
        file.seek((root - 1) * 8192 + 4000)
        file.write(os.urandom(4192))
    opened = Workspace.open(filled.path)
    with pytest.raises(DatabaseDamaged):
        opened.backups.make_daily()
    assert list(opened.backups.folder.iterdir()) == []
    opened.close()


def test_the_next_number_follows_the_highest(tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    (folder / "storemon-auto-0007-2026-01-01-120000-day.db").touch()
    (folder / "storemon-auto-0009-2026-99-01-120000-day.db").touch()
    (folder / "other-auto-0010-2026-01-01-120000-day.db").touch()
    assert next_path(tmp_path / "storemon.db", Occasion.UNDO).name.startswith("storemon-auto-0008-")


def test_a_list_with_a_backup_that_is_just_gone_leaves_it_out(filled: Workspace) -> None:
    filled.imports.undo(3)
    shutil.rmtree(filled.backups.folder)
    assert filled.backups.listed() == []


def test_large_tables_are_left_to_the_backup_of_the_day() -> None:
    assert "stores" in integrity._SMALL
    assert "polls" not in integrity._SMALL
