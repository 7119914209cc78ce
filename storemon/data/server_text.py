"""Text on a server, which accepts all characters but one, and column types that both engines share."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Dialect, Integer, Text
from sqlalchemy.types import TypeDecorator

from storemon.override import override

_NUL: Final = "\0"
_MARK: Final = "\ue000"
"""A private use character: it begins the escape for NUL, which PostgreSQL refuses, and for itself."""
_MARKED_NUL: Final = f"{_MARK}0"
_MARKED_MARK: Final = f"{_MARK}1"


def to_server(text: str | None) -> str | None:
    """Return a text in the form that a server accepts."""
    if text is None or (_NUL not in text and _MARK not in text):
        return text
    return text.replace(_MARK, _MARKED_MARK).replace(_NUL, _MARKED_NUL)


def from_server(text: str | None) -> str | None:
    """Return the original text from the result of `to_server`."""
    if text is None or _MARK not in text:
        return text
    return text.replace(_MARKED_NUL, _NUL).replace(_MARKED_MARK, _MARK)


class _ServerText(TypeDecorator[str]):
    """Text that is compared by its characters only, as SQLite does it."""

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
"""An integer; in SQLite all integers have 64 bits, whatever the type name."""
