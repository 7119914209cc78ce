"""Sections stored after a report's answers, each with a letter for its content.

Each is appended to the answers' bytes: Arrow bytes, their length, the letter, and a mark. Arrow reads a
stream only up to its end, so earlier versions can still read the answers.
"""

from __future__ import annotations

import struct
from typing import Final

FOOT: Final = struct.Struct("<Qc4s")
MARK: Final = b"sm+1"


def with_section(content: bytes, kind: bytes, section: bytes) -> bytes:
    """Return the content with one more section."""
    return content + section + FOOT.pack(len(section), kind, MARK)


def sections_of(content: bytes) -> dict[bytes, bytes]:
    """Return the bytes of each section, by its letter."""
    found: dict[bytes, bytes] = {}
    end = len(content)
    while end >= FOOT.size:
        length, kind, mark = FOOT.unpack_from(content, end - FOOT.size)
        begin = end - FOOT.size - length
        if mark != MARK or begin < 0:
            break
        found[kind] = content[begin : end - FOOT.size]
        end = begin
    return found
