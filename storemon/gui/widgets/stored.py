"""The settings file: opened so that nothing in it is executed, and read so that every value is valid."""

from __future__ import annotations

import contextlib
import math
import re
from pathlib import Path
from typing import Final

from PySide6.QtCore import QByteArray, QSettings

from storemon.services.paths import make_settings_private

_LARGEST: Final = 1_000_000
# Qt turns a value that begins with @ into an object, possibly by unpickling it. Only @ByteArray is ours; the
# others are removed, also if @ is written as an escape.
_OBJECT: Final = re.compile(rb'[\s=,"\\]@(?!ByteArray\()|^@|\\x0*40(?![0-9a-fA-F])|\\0*100', re.MULTILINE)


def open_settings(path: Path) -> QSettings:
    """Open the settings in the file at `path`, without the lines that could create objects.

    A file that is too large or cannot be sanitized is renamed. No other user may read it.
    """
    with contextlib.suppress(OSError):
        make_settings_private(path)
    with contextlib.suppress(OSError):
        _sanitize(path)
    return QSettings(str(path), QSettings.Format.IniFormat)


def stored_text(settings: QSettings, key: str) -> str | None:
    """Return the text under a key; None if there is none or it is not text."""
    value = settings.value(key)
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, str | int | float) else None


def stored_whole(settings: QSettings, key: str, lowest: int, highest: int) -> int | None:
    """Return the whole number under a key; None if there is none or it is out of bounds."""
    value = number(stored_text(settings, key) or "")
    if value is None or value != int(value) or not lowest <= value <= highest:
        return None
    return int(value)


def stored_bytes(settings: QSettings, key: str) -> QByteArray | None:
    """Return the bytes under a key, such as a splitter's state; None if there are none."""
    value = settings.value(key)
    return value if isinstance(value, QByteArray) else None


def number(text: str) -> float | None:
    """Return the finite number in a text, None if there is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if math.isfinite(value) else None


def _sanitize(path: Path) -> None:
    if path.stat().st_size > _LARGEST:
        _set_aside(path)
        return
    content = path.read_bytes()
    if _OBJECT.search(content):
        kept = [line for line in content.splitlines(keepends=True) if not _OBJECT.search(b"=" + line)]
        if _OBJECT.search(b"".join(kept)):
            _set_aside(path)
        else:
            path.write_bytes(b"".join(kept))


def _set_aside(path: Path) -> None:
    path.replace(path.with_name(path.name + ".unreadable"))
