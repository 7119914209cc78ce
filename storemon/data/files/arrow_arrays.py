"""Make and read Arrow arrays without Arrow's own `array`, `scalar` and `to_numpy`.

Those load pandas before the first value, which takes longer than reading many files and blocks a window.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

import numpy as np
import pyarrow as pa

from storemon.core.model import Bool
from storemon.errors import RowsDamaged

_NO_TABLE: Final = (pa.ArrowException, ValueError, LookupError, TypeError, AttributeError, OSError)
"""What Arrow raises for bytes that are not a table of the expected kind."""


def texts(values: Sequence[str]) -> pa.StringArray:
    """Return the texts as an array without nulls; at most 2 GB together. Raises `UnicodeEncodeError`."""
    joined = "".join(values)
    lengths = map(len, values) if joined.isascii() else (len(value.encode()) for value in values)
    ends = np.cumsum([0, *lengths], dtype=np.int32)
    return pa.StringArray.from_buffers(len(values), pa.py_buffer(ends), pa.py_buffer(joined.encode()))


def binaries(values: Sequence[bytes]) -> pa.LargeBinaryArray:
    """Return the values as an array without nulls."""
    ends = pa.py_buffer(np.cumsum([0, *map(len, values)], dtype=np.int64))
    return pa.Array.from_buffers(pa.large_binary(), len(values), [None, ends, pa.py_buffer(b"".join(values))])


def integers(values: np.ndarray[Any, Any], kind: pa.DataType) -> pa.Array:
    """Return the values as an array of `kind` without nulls; its width must be that of the values."""
    content = pa.py_buffer(np.ascontiguousarray(values))
    return pa.Array.from_buffers(kind, len(values), [None, content])


def booleans(values: Bool) -> pa.BooleanArray:
    """Return the values as an array without nulls."""
    return pa.Array.from_buffers(
        pa.bool_(), len(values), [None, pa.py_buffer(np.packbits(values, bitorder="little"))]
    )


def numbers(array: pa.Array, dtype: type[np.generic]) -> np.ndarray[Any, Any]:
    """Return the values of an Arrow array of numbers without nulls; they are not copied."""
    values = np.frombuffer(array.buffers()[1] or b"", dtype=dtype)
    return values[array.offset : array.offset + len(array)]


def in_one(column: pa.ChunkedArray) -> pa.Array:
    """Return the values of a column; unlike `combine_chunks`, do not copy a single chunk."""
    return column.chunk(0) if column.num_chunks == 1 else column.combine_chunks()


@contextmanager
def decoding(table: str) -> Iterator[None]:
    """Convert what Arrow raises for the stored bytes of a database table to `RowsDamaged`."""
    try:
        yield
    except _NO_TABLE as error:
        raise RowsDamaged(table) from error
