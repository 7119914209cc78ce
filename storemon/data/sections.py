"""What is kept behind a report's answers: sections, each with a letter for what it holds.

Each is added at the end of the answers' bytes: Arrow bytes, their length, the letter, and a mark. Arrow reads
a stream up to its end and no further, so the answers themselves stay what they are, for earlier versions too.
"""

from __future__ import annotations

import struct
from typing import Final

FOOT: Final = struct.Struct("<Qc4s")
MARK: Final = b"sm+1"


def with_section(content: bytes, kind: bytes, section: bytes) -> bytes:
    """Return the content with a section more."""
    return content + section + FOOT.pack(len(section), kind, MARK)


def sections_of(content: bytes) -> dict[bytes, bytes]:
    """Return the bytes of each section that was added, by its letter."""
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
