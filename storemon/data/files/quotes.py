"""Quotation marks in the bytes of a CSV: which of them open a field, and which only stand in one."""

from __future__ import annotations

import collections
import re
from typing import Final

_ESCAPED: Final = re.compile(rb'\\(["\\])')
_SEPARATORS: Final = rb",;\t|"
_PROOF: Final = re.compile(rb'\\"[^"' + _SEPARATORS + rb"\r\n]")
"""A mark that a backslash precedes and a letter follows: at the end of a field a separator would follow."""
_FIELD: Final = re.compile(rb"(?:^|(?<=[" + _SEPARATORS + rb'\r\n])) *"[^"]*(?:""[^"]*)*("?)')
_BLANK_BEFORE: Final = re.compile(rb"(?:^|[" + _SEPARATORS + rb'\r\n]) +"')


def has_escapes(data: bytes) -> bool:
    """Tell whether marks inside of fields have a backslash in front, in place of being doubled."""
    # A look for one sign is many times quicker than one for two, and most files have none.
    return b'"' in data and b'\\"' in data and _PROOF.search(data) is not None


def doubled(data: bytes) -> bytes:
    """Return what has escapes as other CSV files have it: marks doubled, backslashes as they are meant."""
    return _ESCAPED.sub(lambda found: b'""' if found[1] == b'"' else found[1], data)


def ends_inside(data: bytes) -> bool:
    """Tell whether whole lines end within a field in quotation marks. A mark for inches opens none."""
    if b'"' not in data or data.count(b'"') % 2 == 0:
        return False
    fields = collections.deque(_FIELD.finditer(data), maxlen=1)
    return bool(fields) and not fields[0][1]


def without_blanks(data: bytes) -> bytes:
    """Return lines without the blanks between a separator and a field in quotation marks: `a, "Joe"`."""
    if b'"' not in data or b' "' not in data or not _BLANK_BEFORE.search(data):
        return data
    return _FIELD.sub(lambda found: found[0].lstrip(b" "), data)
