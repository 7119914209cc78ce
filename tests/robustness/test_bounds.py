"""Any file ends within bounds of memory and time: imported, or refused with the reason.

Each is looked at and imported in a process of its own, which counts its own memory and processor time. A
limit of the system ends one that asks for far more.
"""

from __future__ import annotations

import bz2
import gzip
import io
import itertools
import json
import os
import socket
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pytest
import xlsxwriter

from storemon.data import parts

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")

ROOT: Final = Path(__file__).parents[2]
MEMORY_MB: Final = 500
SECONDS: Final = 20
MB: Final = 1 << 20
POLLS: Final = b"store_id,status,timestamp_utc\n"
HOURS: Final = b"store_id,day,start_time_local,end_time_local\n"
ROW: Final = b"nord,active,2023-01-24 09:06:42 UTC\n"

CHILD: Final = """
import json, resource, sys, time
from pathlib import Path
resource.setrlimit(resource.RLIMIT_AS, (4 << 30, 4 << 30))
import pyarrow.csv
from storemon.errors import UserError
from storemon.services.workspace import Workspace
def memory():
    # Of this program alone; getrusage would count the one that started it.
    return next(int(line.split()[1]) for line in open("/proc/self/status") if line.startswith("VmHWM")) >> 10
workspace = Workspace.open(Path(sys.argv[1]))
before, begun = memory(), time.process_time()
said, counts = [], []
parts = workspace.imports.expand([Path(sys.argv[2])])
for part in parts[:2]:
    error = workspace.imports.inspect(part).error
    said.append(str(error or ""))
    try:
        result = workspace.imports.import_part(part)
        counts.append([result.imported, result.known, result.refused])
    except UserError as error:
        said.append(str(error))
used = memory() - before, time.process_time() - begun
kept = [len(workspace.imports.refused(one.import_id)) for one in workspace.imports.recent()]
workspace.close()
print(json.dumps([len(parts), said, counts, kept, *used, Path(sys.argv[1]).stat().st_size >> 20]))
"""


@dataclass(frozen=True, slots=True)
class End:
    """What became of a file: its tables, what was said, the counts, and what it took."""

    parts: int
    said: list[str]
    counts: list[tuple[int, int, int]]
    kept: list[int]
    megabytes: int
    seconds: float
    database: int


@pytest.fixture
def brought(tmp_path: Path) -> Callable[[Path], End]:
    """Return a function that looks at a file and imports it in a process; both stay within the bounds."""

    def bring(path: Path) -> End:
        done = subprocess.run(
            [sys.executable, "-c", CHILD, tmp_path / "storemon.db", path],
            cwd=ROOT,
            env=dict(os.environ),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=240,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-2_000:]
        end = End(*json.loads(done.stdout))
        assert end.megabytes < MEMORY_MB
        assert end.seconds < SECONDS
        return end

    return bring


Bring = Callable[[Path], End]


def zipped(path: Path, members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> Path:
    with zipfile.ZipFile(path, "w", method, compresslevel=1) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def with_method(path: Path, method: int, flags: int = 0) -> Path:
    """Make a zip whose member claims another compression or flags."""
    data = bytearray(zipped(path, {"polls.csv": POLLS + ROW}, zipfile.ZIP_STORED).read_bytes())
    for sign, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        struct.pack_into("<HH", data, data.index(sign) + place, flags, method)
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("method", "flags", "why"),
    [
        (12, 0, "It is compressed with BZip2,"),
        (14, 0, "It is compressed with LZMA,"),
        (9, 0, "It is compressed with Deflate64,"),
        (93, 0, "It is compressed with Zstandard,"),
        (98, 0, "It is compressed with PPMd,"),
        (77, 0, "It is compressed in a way that storemon does not know."),
        (8, 1, "storemon cannot ask for it."),
        (99, 1, "storemon cannot ask for it."),
    ],
)
def test_a_zip_is_read_with_the_usual_compression_alone(
    tmp_path: Path, brought: Bring, method: int, flags: int, why: str
) -> None:
    end = brought(with_method(tmp_path / "week.zip", method, flags))
    assert not end.counts
    assert all(why in said and "Unpack the archive and import" in said for said in end.said)


def test_a_bzip2_bomb_in_a_zip_takes_nothing(tmp_path: Path, brought: Bring) -> None:
    end = brought(zipped(tmp_path / "b.zip", {"a.csv": POLLS + b"a" * (200 * MB)}, zipfile.ZIP_BZIP2))
    assert all("BZip2" in said for said in end.said)
    assert end.megabytes < 50


def rows_at_length() -> Iterator[bytes]:
    yield POLLS
    yield from itertools.repeat(ROW * 30_000, 150)


def test_rows_that_unpack_to_a_thousand_times_their_size_are_refused(tmp_path: Path, brought: Bring) -> None:
    with gzip.open(tmp_path / "a.csv.gz", "wb", 1) as packed:
        packed.writelines(rows_at_length())
    zipped(tmp_path / "a.zip", {"a.csv": b"".join(rows_at_length())})
    for name in ("a.csv.gz", "a.zip"):
        end = brought(tmp_path / name)
        assert not end.counts
        assert "unpacks to far more than a table does." in end.said[-1]


def test_files_in_a_zip_that_overlap_are_refused(tmp_path: Path, brought: Bring) -> None:
    data = zipped(tmp_path / "o.zip", {"a.csv": POLLS + ROW, "b.csv": POLLS + ROW}).read_bytes()
    entry = data.rindex(b"PK\1\2")
    path = tmp_path / "overlap.zip"
    path.write_bytes(data[: entry + 42] + b"\0\0\0\0" + data[entry + 46 :])
    assert all("overlap" in said for said in brought(path).said)


def test_sixty_thousand_files_in_a_zip_are_listed_once(tmp_path: Path, brought: Bring) -> None:
    member = POLLS + ROW
    path = zipped(tmp_path / "many.zip", {f"{n}.csv": member for n in range(60_000)}, zipfile.ZIP_STORED)
    end = brought(path)
    assert end.parts == 60_000
    assert end.counts == [[1, 0, 0], [0, 1, 0]]


def test_a_list_of_files_longer_than_any_sound_one_is_not_read(tmp_path: Path, brought: Bring) -> None:
    name = "n" * 60_000
    end = brought(zipped(tmp_path / "list.zip", {f"{name}{n}.csv": b"" for n in range(400)}))
    assert end.parts == 1
    assert all("holds too many files. storemon takes up to 100,000 at once." in said for said in end.said)


def test_archives_in_archives_say_what_to_unpack(tmp_path: Path, brought: Bring) -> None:
    inner = zipped(tmp_path / "inner.zip", {"a.csv": POLLS + ROW}).read_bytes()
    twice = gzip.compress(gzip.compress(POLLS + ROW))
    cases = {
        "gz.csv.gz": (twice, "is an archive inside another one."),
        "zip.csv.gz": (gzip.compress(inner), "is an archive inside another one."),
        "tar.csv.gz": (gzip.compress(b"\0" * 257 + b"ustar\0" + b"\0" * 512), "is an archive inside another"),
        "zip.csv": (inner, "is a zip archive under another name."),
        "bz2.csv": (bz2.compress(POLLS), "storemon looks into .zip and .gz files only."),
        "rest.csv.gz": (gzip.compress(POLLS + ROW) + b"more", "Something that is no part of the archive"),
    }
    for name, (data, words) in cases.items():
        (tmp_path / name).write_bytes(data)
        assert words in brought(tmp_path / name).said[-1]
    outer = zipped(tmp_path / "outer.zip", {"inner.zip": inner})
    assert "Unpack it and import the archives inside." in brought(outer).said[-1]
    deep = zipped(tmp_path / "deep.zip", {"a.csv.gz": twice})
    assert "is an archive inside another one." in brought(deep).said[-1]


def test_a_hundred_thousand_members_of_one_gzip_are_one_file(tmp_path: Path, brought: Bring) -> None:
    path = tmp_path / "many.csv.gz"
    path.write_bytes(gzip.compress(POLLS) + gzip.compress(ROW) * 50_000)
    assert brought(path).counts == [[1, 49_999, 0]]


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


def test_columns_of_other_things_than_store_ids_are_told(tmp_path: Path, brought: Bring) -> None:
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
    monkeypatch.setattr(parts, "MOST_FILES", 2)
    for number in range(3):
        (tmp_path / f"{number}.csv").write_bytes(POLLS)
    assert parts.expand([tmp_path]) == [parts.Part(tmp_path)]


def ods(path: Path, *tables: str) -> Path:
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    names = ("office", "table", "text")
    spaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    body = "".join(f'<table:table table:name="t{n}">{rows}</table:table>' for n, rows in enumerate(tables))
    content = (
        f"<office:document-content {spaces}><office:body><office:spreadsheet>{body}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    return zipped(path, {"mimetype": kind.encode(), "content.xml": content.encode()})


CELL: Final = '<table:table-cell office:value-type="float" office:value="1"/>'
WIDE: Final = CELL.replace("/>", ' table:number-columns-repeated="1073741824"/>')


@pytest.mark.parametrize(
    "tables",
    [
        [f"<table:table-row>{WIDE}</table:table-row>"],
        [f'<table:table-row table:number-rows-repeated="1073741824">{CELL}</table:table-row>'],
        [f'<table:table-row table:number-rows-repeated="1000000">{CELL * 10}</table:table-row>'] * 9,
    ],
)
def test_cells_that_a_workbook_repeats_are_counted_over_all_its_sheets(
    tmp_path: Path, brought: Bring, tables: list[str]
) -> None:
    assert all("is too large to read." in said for said in brought(ods(tmp_path / "a.ods", *tables)).said)


def changed(path: Path, name: str, data: bytes) -> Path:
    """Make a workbook with another member of that name."""
    book = io.BytesIO()
    with xlsxwriter.Workbook(book) as made:
        made.add_worksheet().write(0, 0, "store_id")
    with zipfile.ZipFile(book) as old:
        members = {info.filename: old.read(info) for info in old.infolist()}
    return zipped(path, members | {name: data})


def test_a_member_of_a_workbook_that_swells_is_not_unpacked(tmp_path: Path, brought: Bring) -> None:
    for name in ("xl/sharedStrings.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"):
        end = brought(changed(tmp_path / "a.xlsx", name, b"<a>" + b" " * (100 * MB) + b"</a>"))
        assert all("unpacks to far more than a table does." in said for said in end.said)


def test_the_list_of_sheets_has_a_largest_size(tmp_path: Path, brought: Bring) -> None:
    end = brought(changed(tmp_path / "a.xlsx", "xl/workbook.xml", b"<a>" + b"<b/>" * (2 * MB) + b"</a>"))
    assert all("it is damaged" in said for said in end.said)


def test_an_archive_that_says_it_is_a_workbook_is_looked_at_within_bounds(
    tmp_path: Path, brought: Bring
) -> None:
    path = zipped(tmp_path / "a.ods", {"mimetype": b"a" * (100 * MB), "content.xml": b"<a/>"})
    assert all("a.ods is" in said for said in brought(path).said)


def test_a_workbook_of_hundreds_of_sheets_is_refused(tmp_path: Path, brought: Bring) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        for _ in range(501):
            book.add_worksheet().write(0, 0, "store_id")
    end = brought(tmp_path / "a.xlsx")
    assert all("It has 501, and storemon takes up to 500." in said for said in end.said)
