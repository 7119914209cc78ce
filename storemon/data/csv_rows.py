"""The cells of a block as Arrow columns, and where each refused row stands in its file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from storemon.data.arrow_arrays import texts
from storemon.data.csv_header import Header
from storemon.data.csv_source import Block
from storemon.data.file_rules import FileRules
from storemon.data.quotes import ends_inside
from storemon.errors import FileRefused

_LONGEST_CELL: Final = 32_767
"""Characters in a cell at most, as in spreadsheets."""
_NO_LIMIT: Final = (1 << 31) - 1
_LONGEST_KEPT: Final = 10_000
_CUT: Final = f"Only the first {_LONGEST_KEPT:,} characters of the row are kept"
_ARROW_BYTES: Final = 4 << 20


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row that could not be used: its line in the file (the header is line 1), its text and why."""

    line: int
    text: str
    reason: str


class Rows:
    """The rows of a block as text columns by name, all of one length, in dictionary encoding.

    `fraction` is the file's share read so far. `misshapen` are the rows with another number of cells
    than the header, or with bytes that are no text; they are in no column. `rules`: how its cells are read.
    """

    def __init__(self, block: Block, header: Header, name: str, rules: FileRules) -> None:
        self._block = block
        self.fraction = block.fraction
        self.rules = rules
        self._header = header
        self.name = name
        # Only at the end of a file: a mark that opens a field for good.
        self._open_quote = ends_inside(block.data)
        self.misshapen: list[RefusedRow] = []
        self.columns: dict[str, pa.DictionaryArray] = self._fast() or self._exact()
        self.count = len(next(iter(self.columns.values())))

    @property
    def extra(self) -> list[str]:
        """The names of the columns that are ignored."""
        return self._header.extra if self._header.match and self._header.match.has_header else []

    def title(self, name: str) -> str:
        """Return what the file calls the column that is `name` to us, nothing where it has no header line."""
        match = self._header.match
        return self._header.columns[match.positions[name]] if match and match.has_header else ""

    def refuse(self, indices: Iterable[int], reasons: Iterable[str]) -> list[RefusedRow]:
        """Return the rows at `indices` with their lines and texts, for `reasons`."""
        wanted = dict(zip(indices, reasons, strict=True))
        if not wanted:
            return []
        if b'"' not in self._block.data and not self.misshapen:
            return self._by_line(wanted)
        good = (entry for entry in self._walk() if not self._why_misshapen(entry[2]))
        return [
            _refused(line, text, wanted[index])
            for index, (line, text, _) in enumerate(good)
            if index in wanted
        ]

    def _by_line(self, wanted: dict[int, str]) -> list[RefusedRow]:
        """Find rows where each is a line: many times quicker than to take all of them apart."""
        lines = self._block.data.splitlines()
        places = [place for place, line in enumerate(lines) if line]
        return [
            _refused(
                self._block.first_line + places[index],
                lines[places[index]].decode("utf-8", "surrogateescape"),
                wanted[index],
            )
            for index in sorted(wanted)
        ]

    def _fast(self) -> dict[str, pa.DictionaryArray] | None:
        """Read with Arrow; None where a row is misshapen, since Arrow does not say which."""
        if self._open_quote or b"\0" in self._block.data:
            return None
        names = [f"c{i}" for i in range(self._header.width)]
        wanted = {name: names[position] for name, position in self._header.positions.items()}
        text = pa.dictionary(pa.int32(), pa.string())
        types = dict.fromkeys(wanted.values(), text)
        if "timestamp_utc" in wanted:  # nearly every value differs: a dictionary would only cost
            types[wanted["timestamp_utc"]] = pa.string()
        try:
            table = arrow_csv.read_csv(
                pa.py_buffer(self._block.data),
                arrow_csv.ReadOptions(column_names=names, block_size=_ARROW_BYTES),
                arrow_csv.ParseOptions(
                    delimiter=self._header.delimiter,
                    newlines_in_values=b'"' in self._block.data,
                ),
                arrow_csv.ConvertOptions(
                    column_types=types, include_columns=list(wanted.values()), strings_can_be_null=False
                ),
            )
        except pa.ArrowInvalid:
            return None
        table = table.unify_dictionaries()
        columns = {name: table.column(column).combine_chunks() for name, column in wanted.items()}
        return None if any(map(_is_too_long, columns.values())) else columns

    def _exact(self) -> dict[str, pa.DictionaryArray]:
        """Read with the standard library, which knows every line, and set misshapen rows aside."""
        cells: dict[str, list[str]] = {name: [] for name in self._header.positions}
        for line, text, row in self._walk():
            if why := self._why_misshapen(row):
                self.misshapen.append(_refused(line, text, why))
                continue
            for name, position in self._header.positions.items():
                cells[name].append(row[position])
        return {
            name: texts(values) if name == "timestamp_utc" else texts(values).dictionary_encode()
            for name, values in cells.items()
        }

    def _why_misshapen(self, row: list[str]) -> str:
        width = self._header.width
        if len(row) != width and (len(row) < width or any(row[width:])):
            cells = "1 cell" if len(row) == 1 else f"{len(row)} cells"
            return f"The row has {cells}, the header {width}"
        wanted = [row[position] for position in self._header.positions.values()]
        if max(map(len, wanted), default=0) > _LONGEST_CELL:
            return f"A cell is longer than {_LONGEST_CELL:,} characters"
        if any("\0" in cell for cell in wanted) or any(
            not cell.isascii() and _is_broken(cell) for cell in wanted
        ):
            return "The row holds a character that cannot be read"
        return ""

    def _walk(self) -> Iterator[tuple[int, str, list[str]]]:
        return walk(self._block, self._header.delimiter, self.name, strict=self._open_quote)


def walk(
    block: Block, delimiter: str, name: str, *, strict: bool = False
) -> Iterator[tuple[int, str, list[str]]]:
    """Yield line number, text and cells of each row that is not blank; bytes that are no text as surrogates.

    With `strict`, a quotation mark that is never closed raises `FileRefused`.
    """
    # Decoded as it goes: all at once, no other thread could do anything meanwhile.
    lines = io.TextIOWrapper(io.BytesIO(block.data), "utf-8", "surrogateescape", newline="")
    csv.field_size_limit(_NO_LIMIT)  # a block bounds them all
    taken: list[str] = []

    def tee() -> Iterator[str]:
        for line in lines:
            taken.append(line)
            yield line

    reader = csv.reader(tee(), delimiter=delimiter, strict=strict)
    first = block.first_line
    try:
        for row in reader:
            line, text = first, "".join(taken).rstrip("\r\n")
            first += len(taken)
            taken.clear()
            if row:
                yield line, text, row
    except csv.Error as error:
        raise FileRefused(
            f"{name} cannot be read from line {first} on.",
            "A quotation mark there is never closed." if strict else f"{error}.",
            "Fix or remove that line and import the file again.",
        ) from error


def _is_too_long(column: pa.StringArray | pa.DictionaryArray) -> bool:
    texts = column.dictionary if isinstance(column, pa.DictionaryArray) else column
    return bool(len(texts)) and pc.max(pc.binary_length(texts)).as_py() > _LONGEST_CELL


def _is_broken(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def _refused(line: int, text: str, reason: str) -> RefusedRow:
    text = text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    if len(text) > _LONGEST_KEPT:
        text = text[:_LONGEST_KEPT] + "…"
        reason = f"{reason} · {_CUT}"
    return RefusedRow(line, text, reason)


def taken(dictionary: pa.DictionaryArray, values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Spread `values`, one for each entry of the dictionary, over the rows that point to it."""
    spread: np.ndarray[Any, Any] = values[numbers(dictionary.indices, np.int32)]
    return spread


def numbers(array: pa.Array, dtype: type[np.generic]) -> np.ndarray[Any, Any]:
    """Return the values of an Arrow array of numbers without nulls.

    Arrow's own to_numpy loads pandas first, which takes longer than many a file does.
    """
    values = np.frombuffer(array.buffers()[1] or b"", dtype=dtype)
    return values[array.offset : array.offset + len(array)]
