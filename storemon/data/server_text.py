"""Texts on a server, which takes all characters but one; and the columns that both engines share."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override

_NUL: Final = "\0"
_MARK: Final = "\ue000"
"""A character for private use: it begins what stands for a NUL, which PostgreSQL refuses, and for itself."""
_MARKED_NUL: Final = f"{_MARK}0"
_MARKED_MARK: Final = f"{_MARK}1"


def to_server(text: str | None) -> str | None:
    """Return a text as a server takes it."""
    if text is None or (_NUL not in text and _MARK not in text):
        return text
    return text.replace(_MARK, _MARKED_MARK).replace(_NUL, _MARKED_NUL)


def from_server(text: str | None) -> str | None:
    """Return what `to_server` has made a text of."""
    if text is None or _MARK not in text:
        return text
    return text.replace(_MARKED_NUL, _NUL).replace(_MARKED_MARK, _MARK)


class _ServerText(TypeDecorator[str]):
    """A text that is compared by its characters alone, as SQLite does it."""

    impl = Text(collation="C")
    cache_ok = True

    @override
    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return to_server(value)

    @override
    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:
        return from_server(value)


TEXT: Final = Text().with_variant(_ServerText(), "postgresql")
NUMBER: Final = Integer().with_variant(BigInteger(), "postgresql")
"""A whole number: SQLite's have 64 bits, whatever they are called."""
