"""Recognize files other than CSVs by their first bytes, since names may be wrong and users drop anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from storemon.errors import FileRefused
from storemon.message import Message

_ZIP: Final = b"PK\x03\x04"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OFFICE: Final = (b"[Content_Types].xml", b"_rels/", b"docProps/", b"customXml/")
"""Files found in documents and workbooks alike, mostly at the start."""
_NAME_LENGTH: Final = 26
_NAME: Final = 30


class Kind(Enum):
    """Kinds of files given instead of a CSV. A workbook holds tables, the others do not."""

    WORKBOOK = auto()
    """.xlsx, .xlsb, .xls and .ods: the only kinds whose first bytes show that they have sheets."""
    OFFICE = auto()
    """From Word, Excel or PowerPoint; the first bytes do not show which."""
    PROTECTED = auto()
    IWORK = auto()
    PICTURE = auto()
    PDF = auto()
    DOCUMENT = auto()
    VIDEO = auto()
    SOUND = auto()
    HTML = auto()
    JSON = auto()
    XML = auto()
    EMAIL = auto()
    CALENDAR = auto()
    SHORTCUT = auto()
    DATABASE = auto()
    ARCHIVE = auto()
    ZIP = auto()
    NESTED = auto()
    """An archive inside another one; `kind_of` never returns it."""
    UNKNOWN = auto()
    """Not text, and not a known format; `kind_of` never returns it."""


_STARTS: Final = (
    (
        rb"\x89PNG|\xff\xd8\xff|GIF8[79]a|II\*\0|MM\0\*|BM.{4}\0{4}|8BPS\0|\0\0[\x01\x02]\0.\0|\xff\n",
        Kind.PICTURE,
    ),
    (rb"RIFF.{4}WEBP|.{4}ftyp(?:heic|heix|heim|heis|hevc|mif1|msf1|avif|avis)|.{4}JXL ", Kind.PICTURE),
    (
        rb"RIFF.{4}WAVE|ID3[\x01-\x04]|fLaC|OggS\0|#!AMR|\xff[\xfb\xf3\xf2\xf1\xf9].|.{4}ftypM4[AB]",
        Kind.SOUND,
    ),
    (rb"RIFF.{4}AVI |\x1aE\xdf\xa3|\0\0\x01[\xba\xb3]|0&\xb2u\x8ef\xcf\x11|FLV\x01|.{4}ftyp", Kind.VIDEO),
    (rb"\s*%PDF-\d|%!PS-Adobe", Kind.PDF),
    (rb"\{\\rtf", Kind.DOCUMENT),
    (rb"SQLite format 3\0|.{4}Standard (?:Jet|ACE) DB", Kind.DATABASE),
    (
        rb"\x1f\x8b|7z\xbc\xaf'\x1c|PK\x05\x06|Rar!\x1a\x07|BZh\d1AY&SY|\xfd7zXZ\0|\(\xb5/\xfd|.{257}ustar|xar!\0|MSCF\0",
        Kind.ARCHIVE,
    ),
    (rb"L\0\0\0\x01\x14\x02\0", Kind.SHORTCUT),
)
_BINARY: Final = tuple((re.compile(start, re.DOTALL), kind) for start, kind in _STARTS)
_COMMENTS: Final = rb"(?:<!--(?:(?!-->).)*-->\s*)*"
# Header lines, at least one of which only email messages have.
_MAIL: Final = (
    rb"(?=(?:.*?\n)?(?:mime-version|received|message-id|return-path|from): )"
    rb"(?:[a-z][a-z0-9-]*: ?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3}"
)
_TEXT: Final = tuple(
    (re.compile(start, re.IGNORECASE | re.DOTALL), kind)
    for start, kind in (
        (rb"(?:<\?xml[^>]*>\s*)?" + _COMMENTS + rb"(?:<!doctype svg[^>]*>\s*)?<svg[\s>]", Kind.PICTURE),
        (
            rb"(?:<\?xml[^>]*>\s*)?"
            + _COMMENTS
            + rb"(?:<!doctype html|<(?:html|head|body|table|script|meta|div)[\s>])",
            Kind.HTML,
        ),
        (rb"<\?xml|<!doctype|<[a-z][\w:.-]*(?:\s[^<>]*)?/?>", Kind.XML),
        (rb'\{\s*(?:"|\}\s*\Z)|\[\s*[\[{"]|\[\s*\]\s*\Z', Kind.JSON),
        (rb"begin:vcalendar", Kind.CALENDAR),
        (rb"\[internetshortcut\]|\[desktop entry\]", Kind.SHORTCUT),
        (rb"from \S+@\S+ \w{3} \w{3}", Kind.EMAIL),
        (_MAIL, Kind.EMAIL),
    )
)


def kind_of(head: bytes) -> Kind | None:
    """Return what a file is, by its first few thousand bytes; None for what may be a CSV."""
    if head.startswith(_ZIP):
        return _zipped(head)
    if head.startswith(_OLE):
        return _compound(head)
    for start, kind in _BINARY:
        if start.match(head):
            return kind
    return _text_kind(head)


def refusal(name: str, kind: Kind) -> FileRefused:
    """Return the error for a file of that kind: what it is, why it cannot be read, what to do."""
    return FileRefused(*_texts(name)[kind])


def _zipped(head: bytes) -> Kind:
    names = list(_members(head))
    if names and names[0] == b"mimetype":
        kind = head[_NAME + len(names[0]) :][:80]
        return Kind.WORKBOOK if b"opendocument.spreadsheet" in kind else Kind.DOCUMENT
    if any(name.startswith(b"xl/") for name in names):
        return Kind.WORKBOOK
    if any(name.startswith((b"word/", b"ppt/", b"visio/")) for name in names):
        return Kind.DOCUMENT
    if any(name.startswith(b"Index/") and name.endswith(b".iwa") for name in names):
        return Kind.IWORK
    return Kind.OFFICE if any(name.startswith(_OFFICE) for name in names) else Kind.ZIP


def _members(head: bytes) -> Iterator[bytes]:
    """Yield the names of the files in a zip that are listed in its first bytes."""
    place = head.find(_ZIP)
    while place >= 0:
        length = int.from_bytes(head[place + _NAME_LENGTH : place + _NAME_LENGTH + 2], "little")
        yield head[place + _NAME : place + _NAME + length]
        place = head.find(_ZIP, place + _NAME)


def _compound(head: bytes) -> Kind:
    """Decide by the names inside, if they are near the start; anything else is most likely a workbook."""
    for name, kind in (
        ("EncryptedPackage", Kind.PROTECTED),
        ("WordDocument", Kind.DOCUMENT),
        ("PowerPoint Document", Kind.DOCUMENT),
        ("__substg1.0_", Kind.EMAIL),
    ):
        if name.encode("utf-16-le") in head:
            return kind
    return Kind.WORKBOOK


def _text_kind(head: bytes) -> Kind | None:
    # In UTF-16 and UTF-32, zero bytes separate the characters.
    text = head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"").lstrip()
    for start, kind in _TEXT:
        if start.match(text):
            return kind
    return None


def _texts(name: str) -> dict[Kind, tuple[Message, Message, Message]]:
    from_source = Message("Export the data as a CSV file where it comes from, and import that file.")
    return {
        Kind.WORKBOOK: (
            Message("{name} is a workbook.", name=name),
            Message("It is damaged or incomplete, or of a kind that storemon cannot read."),
            Message("Open it, save its table as “CSV UTF-8” and import that file."),
        ),
        Kind.OFFICE: (
            Message("{name} is an Office file that storemon cannot read.", name=name),
            Message("It is a document, or damaged or incomplete."),
            Message("Open it. If it has a table, save that as “CSV UTF-8” and import that file."),
        ),
        Kind.PROTECTED: (
            Message("{name} is protected by a password.", name=name),
            Message("storemon cannot ask for it."),
            Message("Open it, save a copy without a password and import that file."),
        ),
        Kind.IWORK: (
            Message("{name} was made with Numbers, Pages or Keynote.", name=name),
            Message("Other programs cannot read such files."),
            Message("In Numbers, choose File → Export To → CSV and import that file."),
        ),
        Kind.PICTURE: (
            Message("{name} is a picture.", name=name),
            Message("storemon cannot read data from a picture."),
            from_source,
        ),
        Kind.PDF: (
            Message("{name} is a PDF.", name=name),
            Message("A PDF is made for reading and printing, and holds no rows and columns."),
            from_source,
        ),
        Kind.DOCUMENT: (
            Message("{name} is a document.", name=name),
            Message("storemon reads tables, not text."),
            Message("Copy the table in it to a spreadsheet, save that as “CSV UTF-8” and import the file."),
        ),
        Kind.VIDEO: (
            Message("{name} is a video.", name=name),
            Message("storemon cannot read data from a video."),
            from_source,
        ),
        Kind.SOUND: (
            Message("{name} is a sound recording.", name=name),
            Message("storemon cannot read data from sound."),
            from_source,
        ),
        Kind.HTML: (
            Message("{name} is a web page.", name=name),
            Message("A download can end like this when you were signed out."),
            Message(
                "Sign in and download the file again, or open it in a spreadsheet and save it as “CSV UTF-8”."
            ),
        ),
        Kind.JSON: (
            Message("{name} is a JSON file.", name=name),
            Message("It holds no rows and columns."),
            from_source,
        ),
        Kind.XML: (
            Message("{name} is an XML file.", name=name),
            Message("It holds no rows and columns."),
            Message("Open it in a spreadsheet and save it as “CSV UTF-8”, or export the data as a CSV file."),
        ),
        Kind.EMAIL: (
            Message("{name} is an email.", name=name),
            Message("The data may be in a file attached to it."),
            Message("Open the email, save the attached file and import that."),
        ),
        Kind.CALENDAR: (
            Message("{name} is a calendar.", name=name),
            Message("storemon does not read calendars."),
            from_source,
        ),
        Kind.SHORTCUT: (
            Message("{name} is a shortcut.", name=name),
            Message("It only leads to another file or a web page."),
            Message("Import the file that it leads to."),
        ),
        Kind.DATABASE: (
            Message("{name} is a database.", name=name),
            Message("storemon does not import databases."),
            Message(
                "Restore a backup of storemon from the File menu. From other databases, export a CSV file."
            ),
        ),
        Kind.ARCHIVE: (
            Message("{name} is an archive.", name=name),
            Message("storemon looks into .zip and .gz files only."),
            Message("Unpack it and import the files inside."),
        ),
        Kind.ZIP: (
            Message("{name} is a zip archive under another name.", name=name),
            Message("storemon looks into archives whose names end in .zip."),
            Message(
                "Give it a name that ends in .zip and import it again, or unpack it and import the files "
                "inside."
            ),
        ),
        Kind.NESTED: (
            Message("{name} is an archive inside another one.", name=name),
            Message("storemon unpacks one, and does not look into those inside."),
            Message("Unpack it and import what is inside."),
        ),
        Kind.UNKNOWN: (
            Message("{name} is not a plain CSV.", name=name),
            Message("It is not text, and only the program that made it can read it."),
            from_source,
        ),
    }
