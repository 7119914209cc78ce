"""File names made from text in the data, safe for every file system.

All code that names a file after its content uses this; for CSV cells there is `core/csv_cells.py`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONGEST: Final = 120
"""Bytes of UTF-8 including the suffix; all systems allow 255, but the folder's path needs room too."""

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
_SPACE: Final = re.compile(r"\s+")
_DEVICES: Final = r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?"


def safe_file_name(text: str, suffix: str = "", fallback: str = "storemon") -> str:
    r"""Return a file name made from any text, such as a store's id; it is valid on every system and no path.

    `suffix` is appended, such as `.csv`. Each of `<>:"/\|?*` becomes `-`. Control characters, bidirectional
    marks and lone surrogates are dropped, and so are dots and spaces at both ends. Names that Windows
    reserves for devices get a `_` in front. Long names are cut; `fallback` is used if nothing is left.
    """
    known = unicodedata.normalize("NFC", _SPACE.sub(" ", text))
    kept = "".join(letter for letter in known if not unicodedata.category(letter).startswith("C"))
    stem = _trimmed(_FORBIDDEN.sub("-", _SPACE.sub(" ", kept)))
    room = _LONGEST - len(suffix.encode())
    stem = _trimmed(stem.encode()[:room].decode(errors="ignore"))
    if not stem.strip("-"):
        stem = fallback
    if re.fullmatch(_DEVICES, stem, re.IGNORECASE):
        stem = "_" + stem
    return stem + suffix


def _trimmed(stem: str) -> str:
    return stem.strip(". ")
