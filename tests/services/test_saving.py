"""A file is saved completely, or not at all."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import pytest

from storemon.errors import Cancelled, ExportFailed, OutOfMemory
from storemon.services import saving as saving_module
from storemon.services.saving import saving, write_text
from tests.links import link as make_link


def test_the_file_that_is_there_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    with saving(path) as temporary:
        temporary.write_text("ne")
        assert path.read_text() == "old"
        temporary.write_text("new")
    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [Cancelled(), ValueError("ours"), KeyboardInterrupt()])
def test_whatever_ends_the_writing_leaves_all_as_it_was(tmp_path: Path, error: BaseException) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")

    def write() -> None:
        with saving(path) as temporary:
            temporary.write_text("half")
            raise error

    with pytest.raises(type(error)):
        write()
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full. Free up space"),
        (errno.EROFS, "The disk cannot be written to."),
        (errno.EACCES, "The file or its folder may not be written to. Allow writing to them"),
        (errno.EDQUOT, "Your share of this disk is used up. Free up space"),
        (errno.ETXTBSY, "It is open in another program. Close it there"),
        (errno.ENXIO, "The disk or network drive is not there any more. Connect it again"),
        (errno.EMFILE, "Too many files are open. Close other programs"),
        (errno.EIO, "The disk reported an error. Check the disk"),
        (errno.ECHILD, f"{os.strerror(errno.ECHILD)}. Choose another folder"),
    ],
)
def test_the_reason_is_reported_in_plain_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    def fail(_self: Path, _target: Path) -> None:
        raise OSError(number, os.strerror(number))

    path = tmp_path / "a.csv"
    path.write_text("old")
    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(ExportFailed) as caught:
        write_text("new", path)
    assert caught.value.what == "a.csv could not be saved."
    assert str(caught.value).startswith(f"a.csv could not be saved. {words}")
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    link, target = tmp_path / "link.csv", tmp_path / "there" / "a.csv"
    target.parent.mkdir()
    target.write_text("old")
    make_link(link, target)
    write_text("new", link)
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert set(tmp_path.iterdir()) == {link, target.parent}
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_written_to_and_stays(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    # Read and write, so that opening does not wait for the other end.
    end = os.open(pipe, os.O_RDWR)
    try:
        write_text("row\n", pipe)
        assert os.read(end, 100) == b"row\n"
    finally:
        os.close(end)
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]


def test_a_name_as_long_as_the_disk_allows_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 240 + ".csv")
    write_text("x", path)
    assert path.read_text() == "x"


def test_a_name_that_is_too_long_is_reported(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match=r"could not be saved\."):
        write_text("x", tmp_path / ("n" * 300))
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_file_is_as_readable_as_any_new_one(tmp_path: Path) -> None:
    write_text("x", tmp_path / "saved")
    (tmp_path / "plain").write_text("x")
    assert (tmp_path / "saved").stat().st_mode == (tmp_path / "plain").stat().st_mode


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o755])
def test_the_file_may_be_read_by_whom_the_one_before_could_be(tmp_path: Path, mode: int) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    path.chmod(mode)
    write_text("new", path)
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", mode)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="takes an administrator")
def test_the_file_belongs_to_whom_the_one_before_did(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    os.chown(path, 12345, 23456)
    path.chmod(0o640)
    write_text("new", path)
    assert (path.stat().st_uid, path.stat().st_gid, path.stat().st_mode & 0o777) == (12345, 23456, 0o640)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no groups of that kind")
def test_another_group_gets_nothing_of_what_was_meant_for_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    path.chmod(0o664)
    monkeypatch.setattr(saving_module, "_handed_on", lambda *_: False)
    write_text("new", path)
    assert path.stat().st_mode & 0o777 == 0o604


def test_a_file_that_may_not_be_written_to_is_not_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.csv"
    path.write_text("old")
    monkeypatch.setattr(os, "access", lambda *_arguments: False)  # root may write to any file
    with pytest.raises(ExportFailed, match="The file that is there may not be written to"):
        write_text("new", path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_of_that_name_is_reported_before_anything_is_written(tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="A folder has this name"), saving(tmp_path):
        pytest.fail("nothing is to be written")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no sockets in folders")
def test_what_is_neither_a_file_nor_a_pipe_is_reported(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(tmp_path / "s"))
        with pytest.raises(ExportFailed, match="A device has this name"):
            write_text("new", tmp_path / "s")


def test_a_link_to_nothing_gets_what_it_leads_to(tmp_path: Path) -> None:
    link, target = tmp_path / "link.csv", tmp_path / "a.csv"
    make_link(link, target)
    write_text("new", link)
    assert link.is_symlink()
    assert target.read_text() == "new"


def test_links_that_lead_in_a_circle_are_reported(tmp_path: Path) -> None:
    link = tmp_path / "link.csv"
    make_link(link, link)
    with pytest.raises(ExportFailed):
        write_text("new", link)
    assert list(tmp_path.iterdir()) == [link]


def test_no_memory_is_no_fault_of_the_disk(tmp_path: Path) -> None:
    with pytest.raises(OutOfMemory), saving(tmp_path / "a.csv"):
        raise OSError(errno.ENOMEM, os.strerror(errno.ENOMEM))
