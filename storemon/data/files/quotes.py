"""Quotation marks in the bytes of a CSV: which of them open a field, and which are part of one."""

from __future__ import annotations

import collections
import re
from typing import Final

_ESCAPED: Final = re.compile(rb'\\(["\\])')
_SEPARATORS: Final = rb",;\t|"
_PROOF: Final = re.compile(rb'\\"[^"' + _SEPARATORS + rb"\r\n]")
"""A mark after a backslash and before a letter: a mark that ends a field is followed by a separator."""
_FIELD: Final = re.compile(rb"(?:^|(?<=[" + _SEPARATORS + rb'\r\n])) *"[^"]*(?:""[^"]*)*("?)')
_BLANK_BEFORE: Final = re.compile(rb"(?:^|[" + _SEPARATORS + rb'\r\n]) +"')


def has_escapes(data: bytes) -> bool:
    """Return whether quotation marks inside fields are escaped by a backslash instead of doubled."""
    # Searching for one character is much faster than for two, and most files have none.
    return b'"' in data and b'\\"' in data and _PROOF.search(data) is not None


def doubled(data: bytes) -> bytes:
    """Convert backslash escapes to standard CSV: doubled quotation marks and plain backslashes."""
    return _ESCAPED.sub(lambda found: b'""' if found[1] == b'"' else found[1], data)


def ends_inside(data: bytes) -> bool:
    """Return whether complete lines end inside a quoted field. A mark for inches does not open one."""
    if b'"' not in data or data.count(b'"') % 2 == 0:
        return False
    fields = collections.deque(_FIELD.finditer(data), maxlen=1)
    return bool(fields) and not fields[0][1]


def without_blanks(data: bytes) -> bytes:
    """Return lines without the blanks between a separator and a quoted field: `a, "Joe"`."""
    if b'"' not in data or b' "' not in data or not _BLANK_BEFORE.search(data):
        return data
    return _FIELD.sub(lambda found: found[0].lstrip(b" "), data)
