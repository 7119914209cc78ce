"""Sentences for a person: made where something happens, translated where they are shown.

A `Message` is its English text, which the terminal, the log and files take as it is. It also keeps the
template and the values that the text is made of, so that the window can say the same in another language.
What a person does about it may differ between the two: `Message.at_terminal`.
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

from typing_extensions import override

Value: TypeAlias = "str | int | float | Decimal | dt.date"
"""What stands in a message: text, another message, or a number or date, which regions write in their way."""

_FIELD: Final = re.compile(r"\{(\w+)\}")
_STORED: Final = '{"template":'


class Message(str):
    """A sentence made of a `template` such as `{name} is empty.` and of its `values`.

    The template is what is translated, so it is written out where the message is made. One that depends on
    a count `n` has two forms, as `1 row|{n} rows`. Numbers are grouped by thousands; a number that is a name,
    as a line's or a report's, is passed as text. Values of other types become text at once. Raises `KeyError`
    where a value is missing.
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
        """Return the message with another English text, for where an option does what a control does here."""
        return _made(self.template, self.values, Message(template, **values))

    @override
    def __reduce__(self) -> tuple[Callable[..., Message], tuple[object, ...]]:
        return _made, (self.template, dict(self.values), self.terminal)


@dataclass(frozen=True, slots=True)
class Template:
    """The template of a message whose values are known later; calling it with them makes the message."""

    text: str

    def __call__(self, **values: object) -> Message:
        """Return the message. Raises `KeyError` where a value is missing."""
        return Message(self.text, **values)


NOTHING: Final = Message("")
"""In place of a message where there is nothing to say."""


def joined(*parts: str, by: str = " ") -> Message:
    """Return several messages as one, without those that are empty; a part may be data, such as a name."""
    texts = [part for part in parts if part]
    if len(texts) == 1 and isinstance(texts[0], Message):
        return texts[0]
    values = {str(place): part for place, part in enumerate(texts)}
    return _made(by.join(f"{{{name}}}" for name in values), values)


def plural_form(text: str, number: Value) -> str:
    """Return the form of an English text for a number: `1 row|{n} rows` has one for 1, one for the others."""
    one, _, others = text.partition("|")
    return one if number == 1 or not others else others


def filled(template: str, values: Mapping[str, str]) -> str:
    """Return the template, or its translation, with the values in it; a field without a value stays."""
    return _FIELD.sub(lambda field: values.get(field[1], field[0]), template)


def fields(template: str) -> list[str]:
    """Return the names of the values that a template asks for, each as often as it is there."""
    return _FIELD.findall(template)


def stored(message: Message) -> str:
    """Return what a column of text keeps of a message: its English, or JSON where there is more to it."""
    plain = not message.values and not message.terminal
    return str(message) if plain else json.dumps(_packed(message), ensure_ascii=False)


def restored(text: str) -> Message:
    """Return the message of which `stored` made the text.

    Other text, such as the finished sentences that earlier versions stored, is a message without values.
    """
    if text.startswith(_STORED):
        try:
            return _unpacked(json.loads(text))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            pass  # some text that only begins alike
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
