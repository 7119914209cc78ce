"""The file type is decided by the first bytes, whatever the name says."""

from __future__ import annotations

import io
import tarfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.data.files.signatures import Kind, kind_of, refusal
from storemon.data.sqlite.sqlite_library import sqlite3
from tests.corpus.build import HOURS, POLLS, ZONES


def zipped(*names: str, stored: bytes = b"") -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, stored)
    return packed.getvalue()


def compound(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + stream.encode("utf-16-le")


def tarred() -> bytes:
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("polls.csv"))
    return packed.getvalue()


FIRST = {
    "PNG": (b"\x89PNG\r\n\x1a\n", Kind.PICTURE),
    "JPEG": (b"\xff\xd8\xff\xe0\0\x10JFIF", Kind.PICTURE),
    "GIF": (b"GIF89a\1\0", Kind.PICTURE),
    "TIFF": (b"II*\0\x08", Kind.PICTURE),
    "BMP": (b"BM\x36\x10\0\0\0\0\0\0", Kind.PICTURE),
    "WebP": (b"RIFF\x10\0\0\0WEBPVP8 ", Kind.PICTURE),
    "HEIC": (b"\0\0\0\x24ftypheic\0\0\0\0mif1", Kind.PICTURE),
    "AVIF": (b"\0\0\0\x20ftypavif", Kind.PICTURE),
    "SVG": (b'<?xml version="1.0"?>\n<svg xmlns="x">', Kind.PICTURE),
    "MP4": (b"\0\0\0\x20ftypisom", Kind.VIDEO),
    "MOV": (b"\0\0\0\x14ftypqt  ", Kind.VIDEO),
    "MKV": (b"\x1aE\xdf\xa3\1", Kind.VIDEO),
    "WAV": (b"RIFF\x10\0\0\0WAVEfmt ", Kind.SOUND),
    "MP3": (b"ID3\4\0", Kind.SOUND),
    "M4A": (b"\0\0\0\x20ftypM4A ", Kind.SOUND),
    "PDF": (b"%PDF-1.7\n", Kind.PDF),
    "RTF": (b"{\\rtf1\\ansi", Kind.DOCUMENT),
    "Word": (zipped("[Content_Types].xml", "_rels/.rels", "word/document.xml"), Kind.DOCUMENT),
    "PowerPoint": (zipped("[Content_Types].xml", "ppt/presentation.xml"), Kind.DOCUMENT),
    "old Word": (compound("WordDocument"), Kind.DOCUMENT),
    "OpenDocument text": (
        zipped("mimetype", stored=b"application/vnd.oasis.opendocument.text"),
        Kind.DOCUMENT,
    ),
    "Excel": (zipped("[Content_Types].xml", "xl/workbook.xml"), Kind.WORKBOOK),
    "Excel in another order": (zipped("docProps/app.xml", "xl/sharedStrings.xml"), Kind.WORKBOOK),
    "Word or Excel, cut off": (zipped("[Content_Types].xml", "docProps/x.png")[:80], Kind.OFFICE),
    "Writer, cut off": (zipped("_rels/.rels", "docProps/app.xml", "word/document.xml")[:120], Kind.OFFICE),
    "OpenDocument": (
        zipped("mimetype", stored=b"application/vnd.oasis.opendocument.spreadsheet"),
        Kind.WORKBOOK,
    ),
    "old Excel": (compound("Workbook"), Kind.WORKBOOK),
    "encrypted Excel": (compound("EncryptedPackage"), Kind.PROTECTED),
    "Numbers": (zipped("Index/Document.iwa", "preview.jpg"), Kind.IWORK),
    "Outlook": (compound("__substg1.0_0037001F"), Kind.EMAIL),
    "eml": (b"Received: by mx\r\n\tfor you\r\nFrom: a@b.c\r\nSubject: polls\r\n\r\n", Kind.EMAIL),
    "mbox": (b"From joe@x.com Mon Jan  2 2023\n", Kind.EMAIL),
    "HTML": (b"<html><table>", Kind.HTML),
    "HTML behind a mark and a blank line": (b"\xef\xbb\xbf\r\n<!DOCTYPE HTML>", Kind.HTML),
    "HTML in UTF-16": ("<html>".encode("utf-16"), Kind.HTML),
    "a table named xls": (b"<table border=1><tr>", Kind.HTML),
    "JSON": (b'{"stores": []}', Kind.JSON),
    "a JSON list": (b'[\n  {"store_id": 1}]', Kind.JSON),
    "JSON lines": (b'{"store_id": 1}\n{"store_id": 2}\n', Kind.JSON),
    "HTML behind comments": (b"<!-- a --><!-- b -->\n<html>", Kind.HTML),
    "comments without an end": (b"<!-- -->" * 8_000, None),
    "XML": (b'<?xml version="1.0"?><polls/>', Kind.XML),
    "XML without a first line": (b"<polls><poll/></polls>", Kind.XML),
    "calendar": (b"BEGIN:VCALENDAR\r\n", Kind.CALENDAR),
    "shortcut": (b"[InternetShortcut]\r\nURL=http://x", Kind.SHORTCUT),
    "Windows shortcut": (b"L\0\0\0\1\x14\2\0\0", Kind.SHORTCUT),
    "7z": (b"7z\xbc\xaf'\x1c", Kind.ARCHIVE),
    "tar": (tarred(), Kind.ARCHIVE),
    "zip of another name": (zipped("polls.csv"), Kind.ZIP),
}


@pytest.mark.parametrize("title", FIRST)
def test_a_file_is_known_by_its_first_bytes(title: str) -> None:
    head, kind = FIRST[title]
    assert kind_of(head) is kind


def test_a_database_is_known(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "x.db") as connection:
        connection.execute("CREATE TABLE a (b)")
    connection.close()
    assert kind_of((tmp_path / "x.db").read_bytes()) is Kind.DATABASE


@pytest.mark.parametrize("header", [POLLS, HOURS, ZONES, "store_id,name,group"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_no_csv_is_taken_for_something_else(header: str, encoding: str, separator: str) -> None:
    text = f"{header}\nx,y,z\n".replace(",", separator)
    assert kind_of(text.encode(encoding)) is None


@pytest.mark.parametrize(
    "text",
    [
        "Date: 1\n",
        "BM,MZ\n1,2\n",
        "ID3,status\n",
        "[store_id],[status]\n",
        "{a},b\n",
        "GIF89,a\n",
        "From,To\n",
        "a: 1\nb: 2\nc: 3\nd: 4\n",
        "<1,active\n",
        "",
    ],
)
def test_text_that_only_begins_alike_may_be_a_csv(text: str) -> None:
    assert kind_of(text.encode()) is None


@given(st.binary(max_size=600) | st.binary(max_size=200).map(lambda rest: b"PK\x03\x04" + rest))
def test_any_bytes_have_an_answer(head: bytes) -> None:
    assert kind_of(head) is not Kind.UNKNOWN


@pytest.mark.parametrize("kind", Kind)
def test_each_kind_is_named_with_why_and_what_to_do(kind: Kind) -> None:
    error = refusal("menu.bin", kind)
    assert error.what.startswith("menu.bin ")
    assert error.why
    assert error.remedy


@pytest.mark.parametrize("kind", [Kind.PICTURE, Kind.PDF, Kind.VIDEO, Kind.SOUND])
def test_no_remedy_says_to_save_a_photo_as_csv(kind: Kind) -> None:
    assert "save" not in str(refusal("IMG_1.HEIC", kind)).lower()
