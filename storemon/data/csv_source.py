"""A CSV file as blocks of whole rows, so that a file of any size passes through a small memory."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final, Self

from storemon.data.csv_header import Header, recognise
from storemon.errors import FileRefused

_BLOCK_BYTES: Final = 16 << 20
_LONGEST_FIELD: Final = 64 << 20
_HEAD_BYTES: Final = 64 << 10
_LINE_END: Final = re.compile(rb"\r\n|\n|\r")


@dataclass(frozen=True, slots=True)
class Block:
    """Whole rows of a file: their bytes, the number of their first line, and the file's share read so far."""

    data: bytes
    first_line: int
    fraction: float


class CsvSource:
    """An open CSV of ours; `header` says what it holds.

    Raises `FileRefused` where the file cannot be read or is none of the three.
    """

    header: Header

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        try:
            self._stream = self.path.open("rb")
            self._size = self.path.stat().st_size
            self._rest, self.header = self._read_head(self._stream)
        except OSError as error:
            self._close()
            raise self._unreadable(error) from error
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()

    def blocks(self) -> Iterator[Block]:
        """Yield the rows below the header, a block at a time."""
        if self._stream is None:
            raise RuntimeError("the file is not open")
        line = 2
        head = self._rest
        while True:
            try:
                data = self._whole_rows(self._stream, head, line)
                position = self._stream.tell()
            except OSError as error:
                raise self._unreadable(error) from error
            if not data:
                break
            yield Block(data, line, min(1.0, position / max(1, self._size)))
            line += data.count(b"\n")
            head = b""

    def _whole_rows(self, stream: BinaryIO, head: bytes, first_line: int) -> bytes:
        """Read on from `head` to the end of a row, or of the file."""
        parts = [head, stream.read(_BLOCK_BYTES), stream.readline()]
        odd = sum(part.count(b'"') for part in parts if b'"' in part) % 2
        length = sum(len(part) for part in parts)
        while odd:  # inside a quoted field, where a line's end is not the row's
            line = stream.readline()
            if not line:
                break
            parts.append(line)
            odd ^= line.count(b'"') % 2
            length += len(line)
            if length > _LONGEST_FIELD:
                raise self._never_closed(b"".join(parts), first_line)
        return b"".join(parts)

    def _read_head(self, stream: BinaryIO) -> tuple[bytes, Header]:
        head = stream.read(_HEAD_BYTES)
        if not head.strip():
            raise FileRefused(
                f"{self.path.name} is empty.",
                "It holds no rows.",
                "Export it again and import it again.",
            )
        if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or b"\0" in head:
            raise FileRefused(
                f"{self.path.name} is not a plain CSV.",
                "It is a workbook, a picture or a text in another encoding.",
                "Save it as “CSV UTF-8” and import that file.",
            )
        head = head.removeprefix(codecs.BOM_UTF8)
        line, *rest = _LINE_END.split(head, maxsplit=1)
        return b"".join(rest), recognise(line.decode("utf-8", errors="replace"), self.path.name)

    def _unreadable(self, error: OSError) -> FileRefused:
        return FileRefused(
            f"{self.path.name} cannot be read.",
            f"{error.strerror or error}.",
            "Check that the file is still there and that you may open it.",
        )

    def _never_closed(self, rest: bytes, first_line: int) -> FileRefused:
        odd = next(
            (number for number, line in enumerate(rest.split(b"\n"), first_line) if line.count(b'"') % 2),
            first_line,
        )
        return FileRefused(
            f"{self.path.name} cannot be read from line {odd} on.",
            "A quotation mark there is never closed.",
            "Mend or remove that line and import the file again.",
        )

    def _close(self) -> None:
        if self._stream is not None:
            self._stream.close()
            self._stream = None
