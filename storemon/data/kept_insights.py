"""Insights of some of many stores, kept in a temporary file until they are joined."""

from __future__ import annotations

import tempfile
import weakref
from collections.abc import Mapping
from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyarrow as pa

from storemon.core.insights import Insights
from storemon.data.disk_errors import temporary_files
from storemon.errors import UserError

if TYPE_CHECKING:
    from typing_extensions import Buffer

_CODEC: Final = "zstd"
"""It makes them a seventh of their size, which takes less time than to write them as they are."""
_STEP: Final = 8
"""Arrays begin at multiples of this many bytes."""


class KeptFile:
    """An unnamed temporary file of bytes. Disk errors become `UserError`."""

    def __init__(self) -> None:
        with temporary_files(UserError):
            self._file = tempfile.TemporaryFile()  # noqa: SIM115  # closed with the last of its users
        weakref.finalize(self, self._file.close)
        self._size = 0

    def put(self, content: bytes) -> slice:
        """Write bytes; return their place."""
        begin, self._size = self._size, self._size + len(content)
        with temporary_files(UserError):
            self._file.seek(begin)
            self._file.write(content)
        return slice(begin, self._size)

    def get(self, place: slice) -> bytes:
        """Return the bytes at a place."""
        with temporary_files(UserError):
            self._file.seek(place.start)
            return self._file.read(place.stop - place.start)


@dataclass(frozen=True, slots=True)
class KeptInsights:
    """The fields of `Insights`, each read from the file when it is asked for."""

    stores: int
    outage_count: int
    _file: KeptFile
    _records: Mapping[str, _Kept]

    @classmethod
    def of(cls, insights: Insights, file: KeptFile) -> KeptInsights:
        """Write insights to the file."""
        records = {field.name: getattr(insights, field.name) for field in fields(insights)}
        return cls(insights.stores, insights.outage_count, file, _kept_each(records, file))

    def record(self, name: str) -> Any:
        """Return the field with this name; its arrays are read-only."""
        kept = self._records[name]
        return _built(kept.layout, pa.decompress(self._file.get(kept.place), kept.size, codec=_CODEC))

    def alike(self, stores: int, records: Mapping[str, Any]) -> KeptInsights:
        """Write records of some stores to the file."""
        return KeptInsights(stores, 0, self._file, _kept_each(records, self._file))


@dataclass(frozen=True, slots=True)
class _Kept:
    """A record and those within it; `place`: their arrays, compressed together to `size` bytes before."""

    layout: Any
    place: slice
    size: int


def _kept_each(records: Mapping[str, Any], file: KeptFile) -> dict[str, _Kept]:
    kept = {}
    for name, record in records.items():
        pieces: list[Buffer] = []
        layout, size = _laid_out(record, pieces, 0)
        # One by one, many small arrays take several times as long.
        place = file.put(pa.compress(b"".join(pieces), codec=_CODEC, asbytes=True))
        kept[name] = _Kept(layout, place, size)
    return kept


@dataclass(frozen=True, slots=True)
class _Record:
    kind: type[Any]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Array:
    start: int
    dtype: np.dtype[Any]
    shape: tuple[int, ...]


def _laid_out(value: Any, pieces: list[Buffer], size: int) -> tuple[Any, int]:
    """Add the bytes of a value's arrays to the pieces; return its layout, and the size of all pieces."""
    if is_dataclass(value):
        values = {}
        for field in fields(value):
            values[field.name], size = _laid_out(getattr(value, field.name), pieces, size)
        return _Record(type(value), values), size
    if isinstance(value, np.ndarray) and value.size:
        pad = -value.nbytes % _STEP
        pieces += [np.ascontiguousarray(value).data, bytes(pad)]
        return _Array(size, value.dtype, value.shape), size + value.nbytes + pad
    return value, size


def _built(layout: Any, content: pa.Buffer) -> Any:
    if isinstance(layout, _Record):
        return layout.kind(**{name: _built(one, content) for name, one in layout.values.items()})
    if isinstance(layout, _Array):
        count = int(np.prod(layout.shape))
        return np.frombuffer(content, layout.dtype, count, layout.start).reshape(layout.shape)
    return layout
