"""The cells of a block as Arrow columns, and the line of each refused row in its file."""

from __future__ import annotations

import csv
import functools
import io
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as arrow_csv

from storemon.core.file_spec import Header
from storemon.core.model import Bool, Int64
from storemon.core.refused_rows import MOST_KEPT, Refused
from storemon.data.files.arrow_arrays import numbers, texts
from storemon.data.files.block import Block
from storemon.data.files.file_rules import FileRules
from storemon.data.files.quotes import ends_inside
from storemon.errors import FileRefused
from storemon.message import NOTHING, Message

_LONGEST_CELL: Final = 32_767
"""Maximum characters in a cell, as in spreadsheets."""
_MANY_CELLS: Final = 100
_NO_LIMIT: Final = (1 << 31) - 1
_ARROW_BYTES: Final = 4 << 20


class Rows:
    """The rows of a block as text columns by name, all of equal length, dictionary-encoded.

    `fraction` is the share of the file read so far. `misshapen` are the rows with a different number of cells
    than the header, or with bytes that are not text; they are in no column. `rules`: how the cells are read.
    """

    def __init__(self, block: Block, header: Header, name: str, rules: FileRules) -> None:
        self._block = block
        self.fraction = block.fraction
        self.rules = rules
        self._header = header
        self._width = header.width
        self.name = name
        # Only at the end of a file: a quotation mark that is never closed.
        self._open_quote = ends_inside(block.data)
        self.misshapen = Refused()
        self.columns: dict[str, pa.DictionaryArray] = self._fast() or self._exact()
        self.count = len(next(iter(self.columns.values())))

    @property
    def extra(self) -> list[str]:
        """The names of the ignored columns."""
        return self._header.extra if self._header.match and self._header.match.has_header else []

    def title(self, name: str) -> str:
        """Return the file's title of the column that we call `name`; empty without a header line."""
        match = self._header.match
        return self._header.columns[match.positions[name]] if match and match.has_header else ""

    def refuse(self, indices: Iterable[int], reasons: Iterable[Message]) -> Refused:
        """Return the rows at `indices` as refused for `reasons`, together with the misshapen ones."""
        refused = Refused()
        refused.take(self.misshapen)
        wanted: dict[int, Message] = {}
        counts: Counter[Message] = Counter()
        for index, reason in sorted(zip(indices, reasons, strict=True)):
            counts[reason] += 1
            if counts[reason] <= MOST_KEPT:
                wanted[index] = reason
        if wanted:
            simple = b'"' not in self._block.data and not len(self.misshapen)
            for index, line, text in self._by_line(wanted) if simple else self._one_by_one(wanted):
                refused.add(line, text, wanted[index])
                counts[wanted[index]] -= 1
        refused.count(+counts)
        return refused

    def _one_by_one(self, wanted: Collection[int]) -> Iterator[tuple[int, int, str]]:
        """Yield the index, line and text of the sound rows whose index is in `wanted`."""
        left = len(wanted)
        for index, (line, text, _) in enumerate(self._sound(Refused())):
            if index in wanted:
                yield index, line, text
                left -= 1
                if not left:
                    return

    def _by_line(self, wanted: Iterable[int]) -> Iterator[tuple[int, int, str]]:
        """Do the same if every row is one line: much faster than splitting all of them into cells."""
        lines = self._block.data.splitlines()
        places = [place for place, line in enumerate(lines) if line]
        for index in wanted:
            place = places[index]
            yield index, self._block.first_line + place, lines[place].decode("utf-8", "surrogateescape")

    def _fast(self) -> dict[str, pa.DictionaryArray] | None:
        """Read with Arrow; None if a row is misshapen, since Arrow does not say which."""
        if self._open_quote or b"\0" in self._block.data:
            return None
        names = [f"c{i}" for i in range(self._header.width)]
        wanted = {name: names[position] for name, position in self._header.positions.items()}
        text = pa.dictionary(pa.int32(), pa.string())
        types = dict.fromkeys(wanted.values(), text)
        if "timestamp_utc" in wanted:  # nearly every value differs: a dictionary would only cost time
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
        """Read with the standard library, which knows the line of each row, and set misshapen rows aside."""
        cells: dict[str, list[str]] = {name: [] for name in self._header.positions}
        columns = [(cells[name], position) for name, position in self._header.positions.items()]
        for _, _, row in self._sound(self.misshapen):
            for column, position in columns:
                column.append(row[position])
        return {
            name: texts(values) if name == "timestamp_utc" else texts(values).dictionary_encode()
            for name, values in cells.items()
        }

    def _sound(self, aside: Refused) -> Iterator[tuple[int, str, list[str]]]:
        """Yield the line, text and cells of each readable row, and put the others into `aside`."""
        for line, text, row in self._long_enough(aside):
            if why := self._why_misshapen(row):
                aside.add(line, text, why)
            else:
                yield line, text, row

    def _long_enough(self, aside: Refused) -> Iterator[tuple[int, str, list[str]]]:
        """Leave out rows with too few cells. A file may consist mostly of these, so most are only counted."""
        delimiter = self._header.delimiter
        if b'"' in self._block.data:
            yield from walk(self._block, delimiter, self.name, strict=self._open_quote)
            return
        data = self._block.data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        start, end, cells = _lines(data, delimiter)
        few = np.minimum(self._width, _MANY_CELLS + 1)
        short = (end > start) & (cells < few)
        kept = np.sort(np.concatenate([np.zeros(0, np.int64), *_first_of_each(cells, short)])).tolist()
        first = self._block.first_line
        for place in kept:
            text = data[start[place] : end[place]].decode("utf-8", "surrogateescape")
            aside.add(first + place, text, _misshapen(int(cells[place]), self._width))
        further = np.bincount(cells[short], minlength=int(few)) - np.bincount(cells[kept], minlength=int(few))
        aside.count(
            Counter(
                {_misshapen(found, self._width): more for found, more in enumerate(further.tolist()) if more}
            )
        )
        for place in np.flatnonzero((end > start) & ~short).tolist():
            text = data[start[place] : end[place]].decode("utf-8", "surrogateescape")
            yield first + place, text, text.split(delimiter)

    def _why_misshapen(self, row: list[str]) -> Message:
        width = self._width
        if len(row) != width and (len(row) < width or any(row[width:])):
            return _misshapen(min(len(row), _MANY_CELLS + 1), width)
        wanted = [row[position] for position in self._header.positions.values()]
        if max(map(len, wanted), default=0) > _LONGEST_CELL:
            return Message("A cell is longer than {most} characters", most=_LONGEST_CELL)
        if any("\0" in cell for cell in wanted) or any(
            not cell.isascii() and _is_broken(cell) for cell in wanted
        ):
            return Message("The row holds a character that cannot be read")
        return NOTHING


def _lines(data: bytes, delimiter: str) -> tuple[Int64, Int64, Int64]:
    """Return where each line begins and ends, and how many cells it has."""
    signs = np.frombuffer(data, np.uint8)
    breaks = np.flatnonzero(signs == ord("\n"))
    start = np.concatenate([np.zeros(1, np.int64), breaks + 1])
    end = np.append(breaks, len(data))
    parts = np.flatnonzero(signs == ord(delimiter))
    return start, end, np.searchsorted(parts, end) - np.searchsorted(parts, start) + 1


def _first_of_each(cells: Int64, short: Bool) -> Iterator[Int64]:
    """Yield the first short lines for each number of cells, as many as are kept."""
    for found in np.unique(cells[short]):
        yield np.flatnonzero(short & (cells == found))[:MOST_KEPT]


def count_rows(block: Block, delimiter: str, name: str) -> int:
    """Count the rows of a block that are not blank."""
    if b'"' in block.data:
        return sum(1 for _ in walk(block, delimiter, name))
    return sum(map(bool, block.data.splitlines()))


def walk(
    block: Block, delimiter: str, name: str, *, strict: bool = False
) -> Iterator[tuple[int, str, list[str]]]:
    """Yield line number, text and cells of each row that is not blank; undecodable bytes become surrogates.

    With `strict`, a quotation mark that is never closed raises `FileRefused`.
    """
    if b'"' not in block.data:
        # Every line is a row, so splitting lines is enough, and much faster.
        for number, data in enumerate(block.data.splitlines(), block.first_line):
            if data:
                text = data.decode("utf-8", "surrogateescape")
                yield number, text, text.split(delimiter)
        return
    # Decoded piece by piece: decoding everything at once would block all other threads.
    lines = io.TextIOWrapper(io.BytesIO(block.data), "utf-8", "surrogateescape", newline="")
    csv.field_size_limit(_NO_LIMIT)  # the size of a block is the limit
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
            Message("{name} cannot be read from line {line} on.", name=name, line=str(first)),
            Message("A quotation mark there is never closed.")
            if strict
            else Message("{error}.", error=error),
            Message("Fix or remove that line and import the file again."),
        ) from error


@functools.lru_cache(maxsize=1024)
def _misshapen(cells: int, width: int) -> Message:
    """Return why a row with this many cells cannot be used; cached, as many rows may be alike."""
    if cells > _MANY_CELLS:  # otherwise there could be as many reasons as rows
        return Message(
            "The row has more than {most} cells, the header {width}",
            most=max(_MANY_CELLS, width),
            width=width,
        )
    return Message(
        "The row has 1 cell, the header {width}|The row has {n} cells, the header {width}",
        n=cells,
        width=width,
    )


def _is_too_long(column: pa.StringArray | pa.DictionaryArray) -> bool:
    texts = column.dictionary if isinstance(column, pa.DictionaryArray) else column
    return bool(len(texts)) and pc.max(pc.binary_length(texts)).as_py() > _LONGEST_CELL


def _is_broken(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)


def taken(dictionary: pa.DictionaryArray, values: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    """Return `values`, one for each dictionary entry, repeated for the rows that use the entry."""
    spread: np.ndarray[Any, Any] = values[numbers(dictionary.indices, np.int32)]
    return spread
