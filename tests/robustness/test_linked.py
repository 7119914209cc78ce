"""One file under two paths: processes share its lock and its log, or one of them is refused."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection as Pipe
from pathlib import Path

import pytest

from storemon.core.progress import silent
from storemon.errors import DatabaseProblem, UserError
from storemon.services.instance import Instance
from storemon.services.workspace import Workspace
from tests.robustness.conftest import Bench
from tests.robustness.processes import CONTEXT
from tests.robustness.state import state_of

TWO_PLACES = "in two places at once"
MOVED = "moved or replaced"

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links and mounts need other rights on Windows")


def live(database: Path, file: Path, pipe: Pipe, *, middle: bool) -> None:
    """Open, wait for a message (in the `middle` of the import or before it), import, and send the result."""
    waits = [middle]

    def progress(fraction: float, text: str) -> None:
        if waits and waits.pop():
            pipe.send("working")
            pipe.recv()

    try:
        workspace = Workspace.open(database)
        if not middle:
            pipe.send("open")
            pipe.recv()
        workspace.imports.import_file(file, progress)
        workspace.close()
    except UserError as error:
        pipe.send(str(error))
    else:
        pipe.send("imported")


class Other:
    """Another process that imports a file."""

    def __init__(self, database: Path, file: Path, *, middle: bool = False) -> None:
        self.pipe, theirs = CONTEXT.Pipe()
        self._process = CONTEXT.Process(target=live, args=(database, file, theirs), kwargs={"middle": middle})
        self._process.start()
        theirs.close()
        self.first: str = self.pipe.recv()

    def end(self) -> str:
        """Let it continue; return its result."""
        if self.first in {"open", "working"}:
            self.pipe.send("go on")
            self.first = self.pipe.recv()
        self._process.join()
        return self.first


def imports(database: Path) -> int:
    workspace = Workspace.open(database)
    count = len(workspace.imports.recent())
    workspace.close()
    return count


@contextmanager
def mount(source: Path, target: Path) -> Iterator[None]:
    """Bind-mount a file or folder onto another; skip the test if that is not possible."""
    if sys.platform != "linux" or os.geteuid() != 0:
        pytest.skip("only an administrator of Linux can mount")
    command = ["mount", "--bind", str(source), str(target)]
    outcome = subprocess.run(command, capture_output=True, text=True, check=False)
    if outcome.returncode:
        pytest.skip(f"nothing can be mounted here: {outcome.stderr.strip()}")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(target)], check=True)  # noqa: S607  # found on the PATH


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    return folder


def test_a_file_with_two_names_is_refused_by_both_until_one_is_gone(bench: Bench, elsewhere: Path) -> None:
    other = elsewhere / "storemon.db"
    other.hardlink_to(bench.database)
    for path in (bench.database, other):
        with pytest.raises(DatabaseProblem, match=TWO_PLACES):
            Workspace.open(path)
    assert list(elsewhere.iterdir()) == [other]
    assert state_of(bench.database) == bench.before
    bench.database.unlink()
    Workspace.open(other).close()


def test_a_second_name_made_while_the_database_is_open_is_refused(bench: Bench, elsewhere: Path) -> None:
    first = Other(bench.database, bench.zones)
    (elsewhere / "storemon.db").hardlink_to(bench.database)
    assert TWO_PLACES in Other(elsewhere / "storemon.db", bench.hours).end()
    assert first.end() == "imported"
    (elsewhere / "storemon.db").unlink()
    assert imports(bench.database) == 4


@pytest.mark.parametrize("ending", ["-wal", "-shm"])
def test_a_log_or_index_that_is_also_that_of_another_database_is_refused_by_both(
    ending: str, bench: Bench, elsewhere: Path
) -> None:
    other = elsewhere / "other.db"
    shutil.copyfile(bench.original, other)
    with contextlib.closing(Workspace.open(bench.database)) as workspace:
        workspace.imports.import_file(bench.zones)
        Path(f"{other}{ending}").hardlink_to(f"{bench.database}{ending}")
        for path in (bench.database, other):
            with pytest.raises(DatabaseProblem, match=TWO_PLACES):
                Workspace.open(path)
        workspace.imports.import_file(bench.hours)
    Path(f"{other}{ending}").unlink()
    assert (imports(bench.database), imports(other)) == (5, 3)


def test_a_file_that_is_mounted_alone_is_refused_and_the_file_itself_is_not(
    bench: Bench, elsewhere: Path
) -> None:
    alone = elsewhere / r"with \040 blank.db"
    alone.touch()
    with mount(bench.database, alone):
        first = Other(bench.database, bench.zones)
        assert TWO_PLACES in Other(alone, bench.hours).end()
        assert first.end() == "imported"
    assert imports(bench.database) == 4


def test_a_container_that_mounts_the_file_alone_gets_the_same_message(bench: Bench, elsewhere: Path) -> None:
    (elsewhere / "x.db").touch()
    steps = 'mount --bind "$0" "$1" && exec "$2" -m storemon --database "$1" list-imports'
    paths = [str(bench.database), str(elsewhere / "x.db"), sys.executable]
    command = ["unshare", "--mount", "sh", "-c", steps, *paths]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        pytest.skip("no mounts of its own can be given to a process here")
    if done.returncode not in {0, 2} or not done.stderr.startswith("storemon"):
        pytest.skip(f"no mounts of its own can be given to a process here: {done.stderr.strip()}")
    assert done.returncode == 2
    assert TWO_PLACES in done.stderr


ROUTES: dict[str, Callable[[Path, Path], Path]] = {}


def route(make: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
    ROUTES[make.__name__] = make
    return make


@route
def a_link_to_the_file(database: Path, elsewhere: Path) -> Path:
    (elsewhere / "linked.db").symlink_to(database)
    return elsewhere / "linked.db"


@route
def a_link_to_a_link(database: Path, elsewhere: Path) -> Path:
    (elsewhere / "first").symlink_to(database)
    (elsewhere / "second").symlink_to("first")
    return elsewhere / "second"


@route
def a_link_to_the_folder(database: Path, elsewhere: Path) -> Path:
    (elsewhere / "folder").symlink_to(database.parent, target_is_directory=True)
    return elsewhere / "folder" / database.name


@route
def a_path_that_goes_up_and_down(database: Path, elsewhere: Path) -> Path:
    return elsewhere / ".." / database.parent.name / "." / database.name


@pytest.mark.parametrize("name", ROUTES)
def test_imports_by_several_paths_at_once_are_all_there(name: str, bench: Bench, elsewhere: Path) -> None:
    paths = [bench.database, ROUTES[name](bench.database, elsewhere)] * 2
    files = [elsewhere / f"{n}.csv" for n in range(len(paths))]
    for n, file in enumerate(files):
        file.write_text(f"store_id,timezone_str\nnord {n},Europe/Rome\n", "utf-8")
    others = [Other(path, file) for path, file in zip(paths, files, strict=True)]
    assert [other.first for other in others] == ["open"] * 4
    for other in others:
        other.pipe.send("go on")
    assert [other.pipe.recv() for other in others] == ["imported"] * 4
    for other in others:
        other.first = ""
        other.end()
    assert imports(bench.database) == 3 + 4
    left = {path.name for path in elsewhere.iterdir() if path.is_file() and not path.is_symlink()}
    assert left == {file.name for file in files}


def test_a_folder_that_is_mounted_twice_has_one_log_one_lock_and_one_window(
    bench: Bench, elsewhere: Path, tmp_path: Path
) -> None:
    with mount(bench.folder, elsewhere):
        paths = [bench.database, elsewhere / bench.database.name]
        others = [Other(path, file) for path, file in zip(paths, (bench.zones, bench.hours), strict=True)]
        assert [other.end() for other in others] == ["imported"] * 2
        windows = [Instance(tmp_path / "run", path) for path in paths]
        assert [window.claim() for window in windows] == [True, False]
        windows[0].release()
    assert imports(bench.database) == 5


@pytest.mark.parametrize("place", ["file", "folder", "above"])
def test_a_link_that_leads_nowhere_is_reported_and_nothing_is_made(place: str, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "disk" / "stores")
    path = {"file": Path("link"), "folder": Path("link/x.db"), "above": Path("link/y/x.db")}[place]
    with pytest.raises(DatabaseProblem, match="not where its link leads"):
        Workspace.open(tmp_path / path)
    assert [entry.name for entry in tmp_path.iterdir()] == ["link"]
    (tmp_path / "disk" / "stores").parent.mkdir()
    (tmp_path / "disk" / "stores").touch() if place == "file" else (tmp_path / "disk" / "stores").mkdir()
    Workspace.open(tmp_path / path).close()


def test_a_loop_of_links_is_reported(tmp_path: Path) -> None:
    (tmp_path / "one").symlink_to("two")
    (tmp_path / "two").symlink_to("one")
    for path in (tmp_path / "one", tmp_path / "one" / "x.db"):
        with pytest.raises(DatabaseProblem, match="not where its link leads"):
            Workspace.open(path)


def replace_file(database: Path) -> None:
    """Replace it with a copy, as a program that syncs folders does."""
    shutil.copyfile(database, database.with_name("copy"))
    database.with_name("copy").replace(database)


def remove_log(database: Path) -> None:
    database.with_name(f"{database.name}-wal").unlink()


def remove_index(database: Path) -> None:
    database.with_name(f"{database.name}-shm").unlink()


def rename_file(database: Path) -> None:
    database.rename(database.with_name("away.db"))


def rename_folder(database: Path) -> None:
    database.parent.rename(database.parent.with_name("away"))


TAKEN = [replace_file, rename_file, rename_folder, remove_log, remove_index, Path.unlink]


@pytest.mark.parametrize("middle", [False, True])
@pytest.mark.parametrize("take", TAKEN)
def test_a_database_that_is_taken_away_while_it_is_open_is_reported_and_nothing_said_to_be_done(
    take: Callable[[Path], object], middle: bool, bench: Bench
) -> None:
    other = Other(bench.database, bench.zones, middle=middle)
    take(bench.database)
    assert MOVED in other.end()
    for database in (
        bench.database,
        bench.folder / "away.db",
        bench.folder.with_name("away") / "storemon.db",
    ):
        if database.exists():
            assert state_of(database) == bench.before


@pytest.mark.parametrize("take", TAKEN)
def test_nothing_is_read_backed_up_or_restored_from_what_took_its_place(
    take: Callable[[Path], object], bench: Bench, workspace: Workspace, tmp_path: Path
) -> None:
    workspace.backups.save(tmp_path / "before.db")
    take(bench.database)
    for work in (
        workspace.extent,
        workspace.imports.recent,
        lambda: workspace.backups.make_daily(silent),
        lambda: workspace.backups.save(tmp_path / "after.db"),
        lambda: workspace.backups.restore(tmp_path / "before.db"),
        lambda: workspace.imports.clear(silent),
    ):
        with pytest.raises(UserError):
            work()
    assert not (tmp_path / "after.db").exists()
    assert bench.folder.exists() is False or not list(bench.folder.glob("backups/*"))
