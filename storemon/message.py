"""Sentences for the user: made where something happens, translated where they are shown.

A `Message` is its English text, which the terminal, the log and files use as it is. It also keeps the
template and the values of the text, so that the window can show it in another language. What the user can do
about it may differ between window and terminal: `Message.at_terminal`.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from numbers import Integral, Real
from types import MappingProxyType
from typing import Any, Final, Self, TypeAlias

from storemon.override import override

Value: TypeAlias = "str | int | float | Decimal | dt.date"
"""A value in a message: text, another message, or a number or date, which are formatted by region."""

_FIELD: Final = re.compile(r"\{(\w+)\}")
_STORED: Final = '{"template":'


class Message(str):
    """A sentence made of a `template` such as `{name} is empty.` and its `values`.

    The template is the text to translate, so it is written out where the message is made. One that depends on
    a count `n` has two forms, as in `1 row|{n} rows`. Numbers get thousands separators; a number that is a
    name, such as a line number or a report's id, is passed as text. Values of other types become text at
    once. Raises `KeyError` if a value is missing.
    """

    __slots__ = ("template", "terminal", "values")

    template: str
    terminal: str
    values: Mapping[str, Value]

    def __new__(cls, template: str, /, **values: object) -> Self:
        """Fill the values into the template."""
        kept = {name: _plain(value) for name, value in values.items()}
        texts = {name: _english(value) for name, value in kept.items()}
        form = plural_form(template, kept["n"]) if "n" in kept else template
        text = _FIELD.sub(lambda field: texts[field[1]], form) if texts else form
        made = super().__new__(cls, text)
        made.template = template
        made.terminal = ""
        made.values = MappingProxyType(kept)
        return made

    def at_terminal(self, template: str, /, **values: object) -> Message:
        """Return the message with another text for the terminal, where an option replaces a control."""
        return _made(self.template, self.values, Message(template, **values))

    @override
    def __reduce__(self) -> tuple[Callable[..., Message], tuple[object, ...]]:
        return _made, (self.template, dict(self.values), self.terminal)


@dataclass(frozen=True, slots=True)
class Template:
    """The template of a message whose values are known later; call it with them to make the message."""

    text: str

    def __call__(self, **values: object) -> Message:
        """Return the message. Raises `KeyError` if a value is missing."""
        return Message(self.text, **values)


NOTHING: Final = Message("")
"""The empty message."""


def joined(*parts: str, by: str = " ") -> Message:
    """Return several messages as one, without empty ones; a part may be data, such as a name."""
    texts = [part for part in parts if part]
    if len(texts) == 1 and isinstance(texts[0], Message):
        return texts[0]
    values = {str(place): part for place, part in enumerate(texts)}
    return _made(by.join(f"{{{name}}}" for name in values), values)


def plural_form(text: str, number: Value) -> str:
    """Return the form of an English text for a number: `1 row|{n} rows` has one for 1, one for others."""
    one, _, others = text.partition("|")
    return one if number == 1 or not others else others


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return the template, or its translation, with the values filled in; a field without a value stays."""
    return _FIELD.sub(lambda field: values.get(field[1], field[0]), template)


def fields(template: str) -> list[str]:
    """Return the names of the values in a template, repeated as often as they occur."""
    return _FIELD.findall(template)


def stored(message: Message) -> str:
    """Return a message as text for a database column: its English, or JSON if it has values."""
    plain = not message.values and not message.terminal
    return str(message) if plain else json.dumps(_packed(message), ensure_ascii=False)


def restored(text: str) -> Message:
    """Return the message that `stored` converted to this text.

    Other text, such as the finished sentences that earlier versions stored, becomes a message without values.
    """
    if text.startswith(_STORED):
        try:
            return _unpacked(json.loads(text))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            pass  # some text that only begins like JSON of ours
    return Message(text)


def _made(template: str, values: Mapping[str, Value], terminal: str = "") -> Message:
    message = Message(template, **values)
    if not terminal:
        return message
    made = str.__new__(Message, terminal)
    made.template, made.values, made.terminal = template, message.values, str(terminal)
    return made


def _plain(value: object) -> Value:
    if type(value) is str or isinstance(value, Message | Decimal) or type(value) is dt.date:
        return value
    if isinstance(value, Integral):
        return int(value)
    return float(value) if isinstance(value, Real) else str(value)


def _english(value: Value) -> str:
    if isinstance(value, str | dt.date):
        return str(value)
    return f"{value:,g}" if isinstance(value, float) else f"{value:,}"


def _packed(message: Message) -> dict[str, object]:
    values = {name: _packed_value(value) for name, value in sorted(message.values.items())}
    packed: dict[str, object] = {"template": message.template, "values": values}
    return packed | {"terminal": message.terminal} if message.terminal else packed


def _packed_value(value: Value) -> object:
    if isinstance(value, Message):
        return _packed(value)
    return _english(value) if isinstance(value, Decimal | dt.date) else value


def _unpacked(found: Mapping[str, Any]) -> Message:
    values = {
        name: _unpacked(value) if isinstance(value, dict) else value
        for name, value in found["values"].items()
    }
    return _made(str(found["template"]), values, str(found.get("terminal", "")))
