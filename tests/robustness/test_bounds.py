"""Every file is imported, or refused with a reason, within limits of memory and time."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from storemon.core.input_file import InputFile
from storemon.data.files import folders
from storemon.data.files import input_files as parts
from tests.robustness.bounds import HOURS, MB, POLLS, ROW, End

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")

Bring = Callable[[Path], End]


def test_two_million_useless_lines_leave_a_small_database(tmp_path: Path, brought: Bring) -> None:
    path = tmp_path / "x.csv"
    path.write_bytes(POLLS + b"x\n" * 2_000_000)
    end = brought(path)
    assert end.counts == [[0, 0, 2_000_000]]
    assert end.kept == [1_000]
    assert end.database <= 1


@pytest.mark.parametrize(
    ("name", "head", "row", "count", "refused"),
    [
        ("statuses", POLLS + ROW, "nord,w{n},2023-01-24 09:06:42 UTC", 300_000, 300_000),
        ("dates", POLLS + ROW, "nord,active,date {n}", 300_000, 300_000),
        ("widths", POLLS + ROW, "{cells}", 4_000, 4_000),
        ("zones", b"store_id,timezone_str\n", "s,Zone/{n}", 300_000, 300_000),
        ("names", b"store_id,name\n", "s{n},{long}", 50_000, 50_000),
        ("days", HOURS, "s,day {n},9:00,21:00", 100_000, 100_000),
    ],
)
def test_rows_refused_in_any_number_of_ways_are_kept_by_the_thousand(
    tmp_path: Path, brought: Bring, name: str, head: bytes, row: str, count: int, refused: int
) -> None:
    path = tmp_path / f"{name}.csv"
    with path.open("wb") as file:
        file.write(head)
        for n in range(count):
            text = row.format(n=n, long="n" * 300, cells="1," * (5 + n))
            file.write(text.encode() + b"\n")
    end = brought(path)
    ((_, _, found),) = end.counts
    assert found == refused
    assert end.kept[0] <= 4_000


def test_more_times_of_day_than_a_day_has_are_no_business_hours(tmp_path: Path, brought: Bring) -> None:
    path = tmp_path / "hours.csv"
    rows = (b"s%d,1,9:%d h,%d o'clock\n" % (n % 50, n, n) for n in range(150_000))
    path.write_bytes(HOURS + b"".join(rows))
    end = brought(path)
    assert all("more than 200,000 different times of day" in said for said in end.said)
    assert end.seconds < 15


def test_fractions_of_a_second_make_no_clock_a_different_one(tmp_path: Path, brought: Bring) -> None:
    path = tmp_path / "fractions.csv"
    rows = (b"nord,active,1/24/2023 9:%02d:42.%06d PM\n" % (n % 60, n) for n in range(300_000))
    path.write_bytes(POLLS + b"".join(rows))
    end = brought(path)
    assert end.counts == [[300_000, 0, 0]]
    assert end.seconds < 12


def test_millions_of_empty_lines_are_no_rows(tmp_path: Path, brought: Bring) -> None:
    (tmp_path / "a.csv").write_bytes(POLLS + ROW + b"\n" * 8_000_000 + b"south" + ROW[4:])
    assert brought(tmp_path / "a.csv").counts == [[2, 0, 0]]


def test_columns_of_other_things_than_store_ids_are_reported(tmp_path: Path, brought: Bring) -> None:
    path = tmp_path / "orders.csv"
    rows = (b"order%d,active,2023-01-24 09:06:42 UTC\n" % n for n in range(310_000))
    path.write_bytes(POLLS + b"".join(rows))
    assert "such as the numbers of orders" in brought(path).said[-1]


def test_fields_of_megabytes_are_refused_and_kept_short(tmp_path: Path, brought: Bring) -> None:
    path = tmp_path / "long.csv"
    long = b"i" * 900_000
    cells = (long + b",active,2023-01-24 09:06:42", b"nord," + long + b",2023-01-24", b"nord,active," + long)
    path.write_bytes(POLLS + ROW + b"\n".join(cells * 8) + b"\n")
    end = brought(path)
    assert end.counts == [[1, 0, 24]]
    assert end.database < 1


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("line", lambda: POLLS + b"z" * (64 * MB), "a line goes on for more than"),
        (
            "columns",
            lambda: b",".join(b"c%d" % n for n in range(1_000_000)),
            "Its first line goes on",
        ),
        ("wide", lambda: POLLS[:-1] + b",c" * 5_000 + b"\n", "It has 5,003, and storemon takes up to 1,000."),
        ("quote", lambda: POLLS + b'"' + ROW * 100_000, "A quotation mark there is never closed."),
        ("quotes", lambda: POLLS + (b'"' + ROW) * 100_001, "A quotation mark there is never closed."),
        ("zeros", lambda: b"\0" * (64 * MB), "It is not text"),
        ("returns", lambda: POLLS + ROW + b"x\r" * (8 * MB), "a line goes on for more than"),
    ],
)
def test_what_has_no_end_is_not_waited_for(
    tmp_path: Path, brought: Bring, name: str, data: Callable[[], bytes], words: str
) -> None:
    path = tmp_path / f"{name}.csv"
    path.write_bytes(data())
    assert all(words in said for said in brought(path).said)


def test_a_row_of_a_million_cells_is_a_refused_row(tmp_path: Path, brought: Bring) -> None:
    path = tmp_path / "cells.csv"
    path.write_bytes(POLLS + ROW + (b"1," * 400_000 + b"\n") * 10)
    assert brought(path).counts == [[1, 0, 10]]


@pytest.mark.parametrize("name", ["/dev/zero", "/dev/random", "/dev/tty", "/proc/kmsg", "/proc/self/mem"])
def test_devices_and_files_of_the_system_are_not_read(tmp_path: Path, brought: Bring, name: str) -> None:
    if not Path(name).exists():
        pytest.skip(f"there is no {name} here")
    links = [Path(name), tmp_path / "link.csv", tmp_path / "link.zip"]
    for link in links[1:]:
        link.symlink_to(name)
    for path in links:
        end = brought(path)
        assert not end.counts
        assert any(words in end.said[-1] for words in ("is no file", "is empty", "It is no zip archive"))


def test_pipes_and_sockets_are_not_waited_for(tmp_path: Path, brought: Bring) -> None:
    folder = tmp_path / "pipes"
    folder.mkdir()
    for name in ("pipe.csv", "pipe.zip", "pipe.xlsx"):
        os.mkfifo(folder / name)
        assert not brought(folder / name).counts
    with socket.socket(socket.AF_UNIX) as unix:
        unix.bind(str(folder / "socket.csv"))
        assert "is no file" in brought(folder / "socket.csv").said[-1]
    assert "holds no files" in brought(folder).said[-1]


def test_a_folder_that_links_to_itself_is_read_once(tmp_path: Path, brought: Bring) -> None:
    folder = tmp_path / "loop"
    folder.mkdir()
    (folder / "a.csv").write_bytes(POLLS + ROW)
    (folder / "again").symlink_to(folder)
    (folder / "above").symlink_to(tmp_path)
    (folder / "round").symlink_to(folder / "round")
    assert brought(folder).parts == 1


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MOST_FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}.csv").write_bytes(POLLS)
    assert parts.expand([tmp_path]) == [InputFile(tmp_path)]
