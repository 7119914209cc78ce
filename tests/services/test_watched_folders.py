"""Watched folders: new files are imported once, and those that need an answer wait."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from storemon.core.watched import Afterwards, FileState, WatchedFolder
from storemon.errors import DatabaseProblem
from storemon.services.automation import folder_watch
from storemon.services.automation.arrivals import Arrivals
from storemon.services.automation.rounds import Round, Rounds
from storemon.services.workspace import Workspace

POLLS = "store_id,status,timestamp_utc\na,active,2023-01-24 {hour:02}:00:00 UTC\n"


class Clock:
    """Seconds and ns that a test controls."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def wall(self) -> int:
        return 1_700_000_000_000_000_000 + round(self.seconds * 1e9)

    def time(self) -> float:
        return self.seconds


class Watching:
    """A workspace with a watched folder, and a clock."""

    def __init__(self, workspace: Workspace, folder: Path) -> None:
        self.workspace = workspace
        self.folder = folder
        folder.mkdir()
        self.clock = Clock()
        self.rounds = Rounds(workspace, Arrivals(self.clock.time, self.clock.wall))
        self.watch(WatchedFolder(str(folder)))

    def watch(self, *folders: WatchedFolder) -> None:
        self.rounds.book.set_folders(folders)

    def write(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text)
        now = self.clock.wall()
        os.utime(path, ns=(now, now))
        return path

    def round(self) -> Round:
        """Make a round after all files have been unchanged for long enough."""
        self.rounds.look()
        self.clock.seconds += 6
        return self.rounds.make()

    def states(self) -> dict[str, str]:
        return {Path(path).name: file.state for path, file in self.rounds.book.files().items()}

    def names(self) -> list[str]:
        return sorted(path.name for path in self.folder.iterdir())

    def polls(self) -> int:
        return self.workspace.stores.summary().polls


@pytest.fixture
def watching(workspace: Workspace, tmp_path: Path) -> Watching:
    return Watching(workspace, tmp_path / "in")


def test_without_a_watched_folder_nothing_is_made(workspace: Workspace) -> None:
    rounds = Rounds(workspace)
    assert rounds.make() == Round()
    assert not rounds.book.file.is_there


def test_a_new_file_is_imported_once(watching: Watching) -> None:
    watching.write("polls.csv", POLLS.format(hour=9))
    assert watching.round().imported
    assert watching.polls() == 1
    assert not watching.round().taken
    assert len(watching.workspace.imports.recent()) == 1


def test_a_file_that_still_grows_is_left_alone(watching: Watching) -> None:
    text = POLLS.format(hour=9)
    for lines in range(4):
        watching.write("polls.csv", text + "a,active,2023-01-24 10:00:00 UTC\n" * lines)
        watching.clock.seconds += 3
        found = watching.rounds.make()
        assert found.growing
        assert not found.taken
    watching.clock.seconds += 6
    assert watching.rounds.make().imported
    assert watching.polls() == 2


def test_an_empty_file_waits_for_its_content(watching: Watching) -> None:
    watching.write("polls.csv", "")
    assert not watching.round().taken
    watching.write("polls.csv", POLLS.format(hour=9))
    assert watching.round().imported


def test_a_content_that_arrives_twice_is_imported_once(watching: Watching) -> None:
    watching.write("monday.csv", POLLS.format(hour=9))
    watching.round()
    watching.write("again.csv", POLLS.format(hour=9))
    assert not watching.round().imported
    assert watching.states() == {"monday.csv": FileState.IMPORTED, "again.csv": FileState.KNOWN}
    assert len(watching.workspace.imports.recent()) == 1


def test_what_a_person_has_undone_does_not_come_back_by_itself(watching: Watching) -> None:
    watching.write("polls.csv", POLLS.format(hour=9))
    watching.round()
    watching.workspace.imports.undo(watching.workspace.imports.recent()[0].import_id)
    assert not watching.round().taken
    assert watching.polls() == 0


def test_a_file_that_is_overwritten_by_new_rows_is_imported_again(watching: Watching) -> None:
    watching.write("polls.csv", POLLS.format(hour=9))
    watching.round()
    watching.write("polls.csv", POLLS.format(hour=10))
    assert watching.round().imported
    assert watching.polls() == 2


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("columns.csv", "one,two\n1,2\n"),
        ("status.csv", "store_id,status,timestamp_utc\na,paused,2023-01-24 09:00:00 UTC\n"),
        ("dates.csv", "store_id,status,timestamp_utc\na,active,1/2/2023 09:00\n"),
        ("weekdays.csv", "store_id,day,start_time_local,end_time_local\na,7,09:00,17:00\n"),
        ("damage.csv.gz", "this is no gzip"),
        ("useless.csv", "store_id,status,timestamp_utc\na,active,yesterday\n"),
    ],
)
def test_what_needs_a_person_waits_and_is_never_guessed(watching: Watching, name: str, text: str) -> None:
    path = watching.write(name, text)
    watching.watch(WatchedFolder(str(watching.folder), Afterwards.DELETE))
    found = watching.round()
    assert [one.file.path for one in found.waiting] == [str(path)]
    assert found.waiting[0].file.reason
    assert not watching.workspace.imports.recent()
    assert path.exists()
    assert not watching.round().taken
    assert watching.rounds.book.files()[str(path)].reason == found.waiting[0].file.reason


def test_a_file_that_a_person_has_seen_to_waits_no_more(watching: Watching) -> None:
    path = watching.write("columns.csv", "one,two\n1,2\n")
    [waiting] = watching.round().waiting
    watching.rounds.watch.done_by_hand(waiting.file)
    assert watching.states() == {path.name: FileState.IMPORTED}
    assert not watching.round().taken


def test_done_files_move_under_names_that_are_free(watching: Watching, tmp_path: Path) -> None:
    watching.watch(WatchedFolder(str(watching.folder), Afterwards.MOVE, str(watching.folder / "done")))
    for hour in (9, 10):
        watching.write("polls.csv", POLLS.format(hour=hour))
        assert watching.round().imported
    assert watching.names() == ["done"]
    assert sorted(path.name for path in (watching.folder / "done").iterdir()) == [
        "polls (2).csv",
        "polls.csv",
    ]
    assert not watching.round().taken


def test_done_files_are_deleted_where_that_is_set(watching: Watching) -> None:
    watching.watch(WatchedFolder(str(watching.folder), Afterwards.DELETE))
    watching.write("polls.csv", POLLS.format(hour=9))
    watching.round()
    assert watching.names() == []


def test_a_file_with_rows_that_were_left_out_is_not_deleted(watching: Watching) -> None:
    watching.watch(WatchedFolder(str(watching.folder), Afterwards.DELETE))
    path = watching.write("polls.csv", POLLS.format(hour=9) + "a,active,yesterday\n")
    assert watching.round().imported
    assert watching.names() == ["polls.csv"]
    assert "not deleted" in watching.rounds.book.files()[str(path)].reason


def test_a_file_that_cannot_be_read_is_tried_again(
    watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching.write("polls.csv", POLLS.format(hour=9))
    whole = Path.open

    def locked(path: Path, *arguments: object, **named: object) -> object:
        if path.name == "polls.csv":
            raise PermissionError(13, "locked", str(path))
        return whole(path, *arguments, **named)  # type: ignore[call-overload]  # passed through

    with monkeypatch.context() as patched:
        patched.setattr(Path, "open", locked)
        found = watching.round()
    assert found.growing
    assert not found.taken
    assert watching.rounds.make().imported


def test_a_file_that_vanishes_leaves_nothing(watching: Watching, monkeypatch: pytest.MonkeyPatch) -> None:
    path = watching.write("polls.csv", POLLS.format(hour=9))
    digest = folder_watch._digest

    def vanishing(*given: object) -> str | None:
        path.unlink()
        return digest(*given)  # type: ignore[arg-type]  # passed through

    monkeypatch.setattr(folder_watch, "_digest", vanishing)
    assert not watching.round().taken
    assert watching.states() == {}


def test_a_folder_that_is_away_is_named_and_the_others_go_on(watching: Watching, tmp_path: Path) -> None:
    watching.watch(WatchedFolder(str(tmp_path / "gone")), WatchedFolder(str(watching.folder)))
    watching.write("polls.csv", POLLS.format(hour=9))
    found = watching.round()
    assert found.missing == (str(tmp_path / "gone"),)
    assert found.imported


def test_a_file_that_was_imported_by_hand_before_does_not_wait(watching: Watching) -> None:
    path = watching.write("polls.csv", POLLS.format(hour=9))
    watching.workspace.imports.import_file(path)
    [taken] = watching.round().taken
    assert taken.file.state is FileState.IMPORTED
    assert watching.polls() == 1


def test_a_hundred_and_twenty_files_at_once_are_one_entry_in_the_list(watching: Watching) -> None:
    for number in range(120):
        minute, hour = number % 60, number // 60
        watching.write(
            f"{number}.csv",
            f"store_id,status,timestamp_utc\na,active,2023-01-24 {hour:02}:{minute:02}:00 UTC\n",
        )
    assert len(watching.round().taken) == 120
    assert watching.polls() == 120
    assert len({one.finished for one in watching.workspace.imports.recent(1000)}) == 1


def test_two_processes_do_nothing_twice(watching: Watching) -> None:
    watching.write("polls.csv", POLLS.format(hour=9))
    other = Rounds(watching.workspace, Arrivals(watching.clock.time, watching.clock.wall))
    with other.book.file.sole() as mine:
        assert mine
        assert watching.round().elsewhere
    assert watching.round().imported
    assert not other.make().taken


def test_an_import_that_was_cut_off_before_its_note_is_not_made_again(
    watching: Watching, monkeypatch: pytest.MonkeyPatch
) -> None:
    watching.write("polls.csv", POLLS.format(hour=9))

    def killed(_file: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(watching.rounds.book, "met", killed)
        with pytest.raises(KeyboardInterrupt):
            watching.round()
    assert watching.polls() == 1
    assert [one.file.state for one in watching.round().taken] == [FileState.IMPORTED]
    assert len(watching.workspace.imports.recent()) == 1


def test_a_damaged_file_of_what_is_set_up_is_told(watching: Watching) -> None:
    watching.rounds.book.file.path.write_bytes(b"x" * 8192)
    with pytest.raises(DatabaseProblem, match="automation settings"):
        watching.rounds.make()


def test_rounds_wait_for_files_that_still_grow(watching: Watching) -> None:
    watching.write("polls.csv", POLLS.format(hour=9))
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        watching.clock.seconds += seconds

    assert watching.rounds.make_whole(wait=wait).imported
    assert waits == [5.0]
