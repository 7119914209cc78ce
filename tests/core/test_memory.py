"""Every wording of an out-of-memory error is recognized, and no other error is."""

from __future__ import annotations

import errno
import sqlite3

import numpy as np
import pyarrow as pa
import pytest

from storemon.core.memory import is_short, is_shortage, need, out_of_memory
from storemon.errors import FileRefused, OutOfMemory
from storemon.message import Message


def caused_by(error: BaseException) -> BaseException:
    told = FileRefused(Message("a.csv cannot be read."))
    told.__cause__ = error
    return told


def of_sqlite(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorname = name
    return error


SHORT = [
    MemoryError(),
    np._core._exceptions._ArrayMemoryError((3,), np.dtype(np.int64)),  # type: ignore[attr-defined]  # numpy's own
    pa.ArrowMemoryError("malloc of size 289856 failed"),
    pa.ArrowException("Unknown error: Failed to launch worker thread: Resource temporarily unavailable"),
    pa.ArrowCancelled("Operation cancelled"),
    RuntimeError("can't start new thread"),
    RuntimeError("std::bad_alloc"),
    OSError(errno.ENOMEM, "Cannot allocate memory"),
    ImportError("libarrow.so: failed to map segment from shared object"),
    ImportError("DLL load failed: The paging file is too small for this operation to complete."),
    of_sqlite("SQLITE_NOMEM"),
    of_sqlite("SQLITE_IOERR_NOMEM"),
    out_of_memory(),
]
OTHER = [
    OSError(errno.ENOSPC, "No space left on device"),
    RuntimeError("File is encrypted, password required for extraction"),
    ImportError("No module named 'numpy'"),
    ValueError("out of memory"),
    pa.ArrowInvalid("CSV parse error"),
    of_sqlite("SQLITE_IOERR_WRITE"),
]


@pytest.mark.parametrize("error", SHORT, ids=lambda error: f"{type(error).__name__} {error}")
def test_a_shortage_is_known_by_itself_and_as_a_cause(error: Exception) -> None:
    assert is_shortage(error)
    assert is_shortage(caused_by(error))


@pytest.mark.parametrize("error", OTHER, ids=lambda error: f"{type(error).__name__} {error}")
def test_other_errors_are_no_shortage(error: Exception) -> None:
    assert not is_shortage(error)
    assert not is_shortage(caused_by(error))


def test_more_than_there_can_be_is_refused_before_it_is_taken() -> None:
    assert is_short(1 << 62)
    with pytest.raises(OutOfMemory, match=r"There is not enough memory.*Close other programs"):
        need(1 << 62)


def test_what_there_is_may_be_had() -> None:
    need(1 << 20)
    assert not is_short(1 << 20)
