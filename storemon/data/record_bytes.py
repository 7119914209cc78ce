"""A record of arrays as Arrow bytes: how parts of a report travel between processes."""

from __future__ import annotations

import json
import types
from dataclasses import fields, is_dataclass
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

import numpy as np
import pyarrow as pa

_SHAPES: Final = b"shapes"
_PLAIN: Final = b"plain"
_Record = TypeVar("_Record")


def packed(record: Any) -> bytes:
    """Return a record's arrays, and those of records within it, as one row whose columns are lists.

    Its other fields are what JSON takes: numbers, lists of texts, None.
    """
    arrays: dict[str, np.ndarray[Any, Any]] = {}
    plain: dict[str, Any] = {}
    _gather(record, "", arrays, plain)
    shapes = {name: (values.dtype.str, values.shape) for name, values in arrays.items()}
    columns = {name: _bytes_of(values) for name, values in arrays.items()}
    facts = {_SHAPES: json.dumps(shapes), _PLAIN: json.dumps(plain)}
    sink = pa.BufferOutputStream()
    made = pa.table(columns, metadata=facts)
    # Fast rather than small: it is read once, usually on the same network.
    options = pa.ipc.IpcWriteOptions(compression="lz4")
    with pa.ipc.new_stream(sink, made.schema, options=options) as writer:
        writer.write_table(made)
    return bytes(sink.getvalue())


def unpacked(kind: type[_Record], content: bytes) -> _Record:
    """Return the record of that type from its bytes. Raises Arrow's errors if they are invalid."""
    table = pa.ipc.open_stream(content).read_all()
    facts = table.schema.metadata
    shapes, plain = json.loads(facts[_SHAPES]), json.loads(facts[_PLAIN])
    arrays = {}
    for name, (dtype, shape) in shapes.items():
        values = np.frombuffer(table[name].chunk(0).buffers()[2] or b"", dtype)
        arrays[name] = values[: int(np.prod(shape))].reshape(shape)
    made: _Record = _build(kind, "", arrays, plain)
    return made


def _bytes_of(values: np.ndarray[Any, Any]) -> pa.Array:
    flat = np.ascontiguousarray(values)
    ends = pa.py_buffer(np.array([0, flat.nbytes], np.int64))
    return pa.Array.from_buffers(pa.large_binary(), 1, [None, ends, pa.py_buffer(flat)])


def _gather(record: Any, prefix: str, arrays: dict[str, np.ndarray[Any, Any]], plain: dict[str, Any]) -> None:
    for field in fields(record):
        value, name = getattr(record, field.name), prefix + field.name
        if is_dataclass(value):
            _gather(value, f"{name}.", arrays, plain)
        elif isinstance(value, np.ndarray):
            arrays[name] = value
        else:
            plain[name] = value


def _build(kind: Any, prefix: str, arrays: dict[str, np.ndarray[Any, Any]], plain: dict[str, Any]) -> Any:
    made: dict[str, Any] = {}
    for field, wanted in get_type_hints(kind).items():
        name = prefix + field
        if name in arrays:
            made[field] = arrays[name]
        elif name in plain:
            made[field] = plain[name]
        else:
            made[field] = _build(_record_type(wanted), f"{name}.", arrays, plain)
    return kind(**made)


def _record_type(wanted: Any) -> Any:
    """Return the type of a record that may be None."""
    if get_origin(wanted) in {Union, types.UnionType}:
        return next(one for one in get_args(wanted) if is_dataclass(one))
    return wanted
