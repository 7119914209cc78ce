from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.data.sqlite import place
from storemon.data.sqlite.place import identity, settled
from storemon.errors import BadInput, DatabaseProblem

posix = pytest.mark.skipif(os.name == "nt", reason="Windows has no such files")


def test_a_path_is_absolute_whether_or_not_there_is_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert settled(Path("x.db")) == tmp_path / "x.db"
    (tmp_path / "x.db").touch()
    assert settled(Path("x.db")) == settled(tmp_path / "." / "x.db") == tmp_path / "x.db"


def test_a_settled_path_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    assert settled(settled(tmp_path / "x.db")) == settled(tmp_path / "x.db")


@posix
def test_links_are_followed_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder", target_is_directory=True)
    (tmp_path / "other.db").symlink_to("link/x.db")
    assert settled(tmp_path / "link" / "x.db") == tmp_path / "folder" / "x.db"
    (tmp_path / "folder" / "x.db").touch()
    assert settled(tmp_path / "other.db") == tmp_path / "folder" / "x.db"


@posix
def test_a_file_without_a_path_is_reported(tmp_path: Path) -> None:
    if not Path("/proc/self/fd").exists():
        pytest.skip("this system has no paths to open files")
    with (tmp_path / "x.db").open("w") as file:
        assert settled(Path(f"/proc/self/fd/{file.fileno()}")) == tmp_path / "x.db"
        (tmp_path / "x.db").unlink()
        with pytest.raises(DatabaseProblem, match="no path of its own"):
            settled(Path(f"/proc/self/fd/{file.fileno()}"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["x.db-wal", "x.db-shm", "x.DB-Journal", "x.db.check"])
def test_a_name_that_sqlite_would_empty_beside_another_database_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot have this name"):
        settled(tmp_path / name)


@pytest.mark.parametrize("name", ["-wal", ".check", "wal", "x.db-walk"])
def test_names_that_belong_to_no_other_file_are_taken(name: str, tmp_path: Path) -> None:
    assert settled(tmp_path / name) == tmp_path / name


def test_a_folder_is_reported(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="is a folder"):
        settled(tmp_path)


@posix
def test_what_is_no_file_is_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with socket.socket(socket.AF_UNIX) as listening, pytest.MonkeyPatch.context() as patch:
        patch.chdir(tmp_path)  # a socket's path must be short
        listening.bind("socket")
    for path in (Path(os.devnull), tmp_path / "pipe", tmp_path / "socket"):
        with pytest.raises(DatabaseProblem, match="a device or a pipe"):
            settled(path)


@pytest.mark.parametrize("place", ["x.db", "folder/x.db"])
def test_a_file_in_the_place_of_a_folder_is_reported(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseProblem, match="is a file"):
        settled(tmp_path / "file" / place)


@pytest.mark.parametrize(("letters", "fits"), [(180, True), (181, False), (300, False), (5000, False)])
def test_a_name_leaves_room_for_those_of_its_backups(letters: int, fits: bool) -> None:
    path = Path(os.sep, "x" * letters + ".db")
    if fits:
        assert settled(path).name == path.name
    else:
        with pytest.raises(BadInput, match="too long"):
            settled(path)


@posix
def test_a_path_that_sqlite_cannot_open_is_reported(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="too long"):
        settled(tmp_path.joinpath(*["x" * 100] * 5, "x.db"))
    with pytest.raises(DatabaseProblem, match="too long"):
        settled(tmp_path / ("x" * 256) / "x.db")


@posix
@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.EACCES, "may not be read"), (errno.EIO, "Input/output"), (errno.ESTALE, "x.db")],
)
def test_what_the_system_says_of_a_path_is_reported(
    number: int, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: Path) -> None:
        raise OSError(number, os.strerror(number), str(path))

    monkeypatch.setattr(place, "_stat", refuse)
    with pytest.raises(DatabaseProblem, match=words):
        settled(tmp_path / "x.db")


def test_a_second_name_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    (tmp_path / "y.db").hardlink_to(tmp_path / "x.db")
    for name in ("x.db", "y.db"):
        with pytest.raises(DatabaseProblem, match="in two places"):
            settled(tmp_path / name)
    (tmp_path / "x.db").unlink()
    assert settled(tmp_path / "y.db") == tmp_path / "y.db"


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Replace the system's list of mounts."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(place, "_MOUNTS", str(tmp_path / "mounts"))
    return tmp_path / "mounts"


@posix
@pytest.mark.parametrize("name", ["x.db", "with a blank.db", "back\\slash.db", "line\nend.db", "é.db"])
def test_a_file_that_is_mounted_is_known_by_the_systems_list(name: str, mounts: Path, tmp_path: Path) -> None:
    (tmp_path / name).touch()
    where = os.fsencode(tmp_path / name)
    for letter in b"\\ \n\t":  # backslash first, because it escapes the others
        where = where.replace(bytes([letter]), rb"\%03o" % letter)
    mounts.write_bytes(
        b"22 27 0:21 / /proc rw - proc proc rw\n36 35 98:0 /a.db " + where + b" rw - ext4 x rw\n"
    )
    with pytest.raises(DatabaseProblem, match="in two places"):
        settled(tmp_path / name)
    mounts.write_bytes(b"36 35 98:0 /a " + os.fsencode(tmp_path) + b" rw - ext4 x rw\n")
    assert settled(tmp_path / name).name == name


@posix
def test_without_the_systems_list_files_are_taken_to_be_where_they_are(mounts: Path, tmp_path: Path) -> None:
    (tmp_path / "x.db").touch()
    assert settled(tmp_path / "x.db") == tmp_path / "x.db"
    mounts.write_bytes(b"\nnonsense\n")
    assert settled(tmp_path / "x.db") == tmp_path / "x.db"


@posix
def test_a_name_in_other_letters_is_the_one_that_the_folder_has(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On disks that treat both as the same name; here the folder is patched to behave that way."""
    (tmp_path / "Stores.db").touch()
    (tmp_path / "storeſ.db").touch()
    real = Path.stat

    def stat(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        path = path.with_name("Stores.db") if path.name == "STORES.DB" else path
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", stat)
    assert settled(tmp_path / "STORES.DB") == tmp_path / "Stores.db"


def test_files_are_distinguished_by_the_system(tmp_path: Path) -> None:
    for name in ("x", "y"):
        (tmp_path / name).touch()
    (tmp_path / "z").hardlink_to(tmp_path / "x")
    assert identity(tmp_path / "x") == identity(tmp_path / "z") != identity(tmp_path / "y")
    assert identity(tmp_path / "nothing") is None
    assert identity(tmp_path / ("x" * 300)) is None


@posix
@given(st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=300))
def test_any_name_is_settled_or_reported(tmp_path_factory: pytest.TempPathFactory, name: str) -> None:
    folder = tmp_path_factory.getbasetemp()
    try:
        path = settled(folder / os.fsdecode(name.encode("utf-8", "surrogatepass")))
    except (BadInput, DatabaseProblem):
        return
    assert path.is_absolute()
    assert settled(path) == path
