"""Archives and workbooks are imported, or refused with a reason, within limits of memory and time."""

from __future__ import annotations

import bz2
import gzip
import io
import itertools
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import olefile
import pytest
import xlsxwriter

from tests.robustness.bounds import MB, POLLS, ROW, End, zipped

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does")

Bring = Callable[[Path], End]


def with_method(path: Path, method: int, flags: int = 0) -> Path:
    """Make a zip whose member declares another compression or other flags."""
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


def test_headers_of_a_gzip_that_go_on_for_megabytes_are_refused(tmp_path: Path, brought: Bring) -> None:
    whole = gzip.compress(POLLS + ROW)
    for name, data in {
        "name.csv.gz": b"\x1f\x8b\x08\x08" + bytes(6) + b"n" * (30 << 20) + b"\0" + whole[10:],
        "zeros.csv.gz": whole + bytes(30 << 20),
    }.items():
        (tmp_path / name).write_bytes(data)
        assert all("cannot be unpacked" in said for said in brought(tmp_path / name).said)


def test_a_gzip_may_be_filled_up_to_whole_blocks_of_a_tape(tmp_path: Path, brought: Bring) -> None:
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(POLLS + ROW).ljust(1 << 20, b"\0"))
    assert brought(tmp_path / "a.csv.gz").counts == [[1, 0, 0]]


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
    """Make a workbook with one member replaced."""
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


def ring(data: bytearray, what: str) -> None:
    """Make a sector chain of an .xls cyclic: of its directory, its sheets, or the list of its tables."""
    table = 512 * (1 + int.from_bytes(data[76:80], "little"))
    if what == "list":
        struct.pack_into("<I", data, 68, 0)
        struct.pack_into("<I", data, 1020, 0)
        return
    with olefile.OleFileIO(bytes(data)) as container:
        sectors = {"directory": container.first_dir_sector, "sheets": container.direntries[1].isectStart}
    struct.pack_into("<I", data, table + 4 * sectors[what], sectors[what])


@pytest.mark.parametrize("what", ["directory", "sheets", "list"])
def test_sectors_of_an_old_workbook_that_follow_themselves_are_not_followed(
    tmp_path: Path, brought: Bring, what: str
) -> None:
    data = bytearray((Path(__file__).parents[1] / "material" / "hours.xls").read_bytes())
    ring(data, what)
    (tmp_path / "a.xls").write_bytes(data)
    end = brought(tmp_path / "a.xls")
    assert all("it is damaged" in said for said in end.said)
    assert end.megabytes < 100
