"""A CSV as blocks of complete rows in UTF-8, so that a file of any size needs little memory."""

from __future__ import annotations

import contextlib
import io
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from types import TracebackType
from typing import IO, Final, Self

from storemon.core.file_spec import Header, Match
from storemon.core.input_file import InputFile
from storemon.core.preview import SHEET
from storemon.data.files import source_notes
from storemon.data.files.block import Block, lines_before_odd, lines_in, pieces
from storemon.data.files.csv_rows import Rows
from storemon.data.files.encodings import UTF_16, UTF_32, Recoded, SingleBytes, is_text_with_zeros, unmarked
from storemon.data.files.file_rules import FileRules
from storemon.data.files.quotes import doubled, ends_inside, has_escapes, without_blanks
from storemon.data.files.raw_file import RawFile
from storemon.data.files.signatures import Kind, kind_of, refusal
from storemon.data.imports.recognition import is_title, none_of_ours, read_header
from storemon.errors import FileRefused
from storemon.message import Message

_BLOCK_BYTES: Final = 8 << 20
_LONGEST_ROW: Final = 1 << 20
"""Maximum bytes of a row: anything longer is not a row."""
_MOST_COLUMNS: Final = 1_000
_HEAD_BYTES: Final = 64 << 10
_BUFFER_BYTES: Final = 64 << 10
_LINE_END: Final = re.compile(rb"\r\n|\n|\r")
_MOST_TITLES: Final = 20
_NO_HEADER: Final = re.compile(rb'\s*"?(?:sep=.)?"?\s*', re.IGNORECASE)


class CsvSource:
    """An open CSV; `header` says what its columns are; its `match` is None as long as that is unknown.

    `size` is in bytes on disk. Both are empty before the file is opened. Opening and reading raise
    `FileRefused` if the file cannot be read.
    """

    def __init__(
        self, input_file: InputFile, match: Match | None = None, block_bytes: int | None = None
    ) -> None:
        self.input_file = input_file
        self.header = Header("", (), None)
        self.size = 0
        self._asked = match
        self._block_bytes = block_bytes or _BLOCK_BYTES
        self._open = contextlib.ExitStack()
        self._text = SingleBytes()
        self._codec = ""
        self._is_sheet = False
        self._escapes = False
        self._titles: list[str] = []

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as opening:
            self._raw = opening.enter_context(RawFile(self.input_file))
            self.size = self._raw.size
            with self._raw.reading():
                self._is_sheet = self._raw.is_workbook
                stream = self._raw.stream
                self._stream = stream if self._is_sheet else self._as_text(stream)
                self._head = self._stream.read(_HEAD_BYTES)
            self._read_header()
            self._open = opening.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()

    @property
    def encoding(self) -> str:
        """The text's encoding, as far as read: ASCII counts as UTF-8, and a workbook as `SHEET`."""
        if self._is_sheet:
            return SHEET
        if self._codec:
            return UTF_32 if self._codec.startswith("utf-32") else UTF_16
        return self._text.name

    def notes(self) -> list[Message]:
        """Return notes on how the file was read so far, in sentences."""
        return [*source_notes.titles(self._titles), *source_notes.words(self._text), *self._raw.notes()]

    def recognized(self) -> Match:
        """Return which column is which. Raises `FileRefused` if that is unknown."""
        if self.header.match is None:
            raise none_of_ours(self.input_file.name, self._first)
        return self.header.match

    def check_unchanged(self) -> None:
        """Raise `FileRefused` if the file has changed since it was opened."""
        self._raw.check_unchanged()

    def blocks(self) -> Iterator[Block]:
        """Yield the rows below the header in blocks."""
        line, head = self._line, self._head
        while True:
            with self._raw.reading():
                data = self._whole_rows(head, line)
                fraction = self._raw.fraction()
                self._raw.check_growth()
            if not data:
                break
            for piece in pieces(data):
                yield Block(self._text.utf_8(piece), line, fraction)
                line += lines_in(piece)
            head = b""

    def rows(self, rules: FileRules) -> Iterator[Rows]:
        """Yield the rows below the header, read by these rules, in blocks."""
        return (Rows(block, self.header, self.input_file.name, rules) for block in self.blocks())

    def _whole_rows(self, head: bytes, first_line: int) -> bytes:
        """Read on from `head` to the end of a row, or of the file."""
        data = head + self._stream.read(self._block_bytes) + self._line_on(first_line)
        self._escapes = self._escapes or has_escapes(data)
        data = doubled(data) if self._escapes else data
        length = len(data)
        while ends_inside(data):  # if the line end is inside a quoted field
            # Line by line, a quotation mark that is never closed would make millions of pieces.
            piece = self._stream.read(_BUFFER_BYTES) + self._line_on(first_line)
            if not piece:
                break
            data += doubled(piece) if self._escapes else piece
            if len(data) > length + _LONGEST_ROW:
                raise self._never_closed(data, first_line)
        return without_blanks(data)

    def _line_on(self, first_line: int) -> bytes:
        line = self._stream.readline(_LONGEST_ROW)
        if len(line) >= _LONGEST_ROW and not line.endswith(b"\n"):
            raise FileRefused(
                Message("{name} is not a plain CSV.", name=self.input_file.name),
                Message(
                    "Somewhere below line {line} a line goes on for more than {bytes} bytes.",
                    line=str(first_line),
                    bytes=len(line),
                ),
                Message("Export the file again."),
            )
        return line

    def _as_text(self, stream: IO[bytes]) -> IO[bytes]:
        """Return the stream after its byte order mark, with line feeds, in an encoding that extends ASCII."""
        head = stream.read(_HEAD_BYTES)
        mark, self._codec = unmarked(head)
        kind = kind_of(head)
        if kind is None and b"\0" in head and not self._codec and not is_text_with_zeros(head):
            kind = Kind.UNKNOWN
        if kind is not None:
            packed = kind in {Kind.ARCHIVE, Kind.ZIP} and self._raw.is_packed
            raise refusal(self.input_file.name, Kind.NESTED if packed else kind)
        ends = head.replace(b"\0", b"").rstrip()
        returns = b"\r" in ends and b"\n" not in ends
        stream.seek(mark)
        if not self._codec and not returns:
            return stream
        return io.BufferedReader(Recoded(stream, self._codec, returns=returns), _BUFFER_BYTES)

    def _read_header(self) -> None:
        """Find the header line, below empty lines and a line that tells spreadsheets the separator."""
        self._text.look(self._head, cut=len(self._head) == _HEAD_BYTES)
        self._line = 1
        while True:
            end = self._end_of_row()
            first = self._head[:end]
            if not _NO_HEADER.fullmatch(first):
                break
            if end >= len(self._head):
                raise FileRefused(
                    Message("{name} is empty.", name=self.input_file.name),
                    Message("It holds no rows."),
                    Message("Export it again and import it again."),
                )
            self._head = self._head[end:]
            self._line += 1
        if end >= _HEAD_BYTES and not self._head.endswith((b"\n", b"\r")):
            raise FileRefused(
                Message("{name} is not a plain CSV.", name=self.input_file.name),
                Message("Its first line goes on for more than {bytes} bytes.", bytes=_HEAD_BYTES),
                Message("Export the file again."),
            )
        self._first = self._line_of(first)
        if read_header(self._first).match is None:
            first = self._below_titles(first)
            end = len(first)
        self.header = read_header(self._first, self._asked)
        if self.header.width > _MOST_COLUMNS:
            raise FileRefused(
                Message("{name} has too many columns.", name=self.input_file.name),
                Message(
                    "It has {width}, and storemon takes up to {most}.",
                    width=self.header.width,
                    most=_MOST_COLUMNS,
                ),
                Message("Remove those that are not needed and import it again."),
            )
        if self.header.match is None or self.header.match.has_header:
            self._head = self._head[end:]
            self._line += lines_in(first)

    def _below_titles(self, first: bytes) -> bytes:
        """Skip titles and remarks above the table; return its first line, which is `first` if there are none.

        It is the first line that is recognized. Otherwise, so that the user can say what it is, it is the
        first line of several cells followed by a line with as many.
        """
        head, rows = self._head, [first]
        headers = [read_header(self._first)]
        for _ in range(_MOST_TITLES):
            self._head = self._head[len(rows[-1]) :]
            rows.append(self._head[: self._end_of_row()])
            headers.append(read_header(self._line_of(rows[-1])))
            if headers[-1].match is not None:
                break
        begin = _beginning(headers)
        titles = [self._line_of(row) for row in rows[:begin]]
        if not all(is_title(title, headers[begin]) for title in titles):
            begin, titles = 0, []
        self._head = head[sum(map(len, rows[:begin])) :]
        self._titles, self._first = titles, self._line_of(rows[begin])
        self._line += sum(map(lines_in, rows[:begin]))
        return rows[begin]

    def _line_of(self, row: bytes) -> str:
        return self._text.utf_8(row).decode("utf-8", "replace").rstrip("\r\n")

    def _end_of_row(self) -> int:
        """Return where the first row of the head ends: after the first line end outside quotation marks."""
        quotes = start = 0
        for end in _LINE_END.finditer(self._head):
            quotes += self._head.count(b'"', start, end.start())
            start = end.start()
            if quotes % 2 == 0:
                return end.end()
        first = _LINE_END.search(self._head)  # a mark that is never closed is not a quotation
        return first.end() if first else len(self._head)

    def _never_closed(self, rest: bytes, first_line: int) -> FileRefused:
        return FileRefused(
            Message(
                "{name} cannot be read from line {line} on.",
                name=self.input_file.name,
                line=str(first_line + lines_before_odd(rest)),
            ),
            Message("A quotation mark there is never closed."),
            Message("Fix or remove that line and import the file again."),
        )


def _beginning(headers: Sequence[Header]) -> int:
    """Return the index of the first line of the table among a file's first lines, read as headers."""
    if headers[-1].match is not None:
        return len(headers) - 1
    if headers[0].width > 1:
        return 0
    widths = [header.width for header in headers]
    alike = (place for place, pair in enumerate(pairwise(widths)) if pair[0] == pair[1] > 1)
    return next(alike, 0)
