"""Names of files made of text from files, safe for every file system.

Whatever names a file after its content goes through this; cells go through `core/csv_cells.py`.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

_LONGEST: Final = 120
"""Bytes of UTF-8 with the suffix; every system takes 255, and the folder's path wants room too."""

_FORBIDDEN: Final = re.compile(r'[<>:"/\\|?*]')
_SPACE: Final = re.compile(r"\s+")
_DEVICES: Final = r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\..*)?"


def safe_file_name(text: str, suffix: str = "", fallback: str = "storemon") -> str:
    r"""Return a file's name made of any text, such as a store's id; every system takes it, and it is no path.

    `suffix` is ours, such as `.csv`. Each of `<>:"/\|?*` becomes `-`. Control characters, marks that turn
    the direction of text, and half characters are dropped; so are dots and spaces at both ends. Names
    that Windows keeps for devices get a `_` in front. What is too long is cut; `fallback` stands for what
    is empty then.
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
