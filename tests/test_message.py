from __future__ import annotations

import copy
import pickle
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from storemon.errors import BadInput, Cancelled, FileRefused, message_of
from storemon.message import NOTHING, Message, Template, fields, filled, joined, restored, stored

NAMES = st.sampled_from(("name", "count", "why", "template", "self"))
PLAIN = st.text() | st.integers() | st.floats(allow_nan=False) | st.decimals(allow_nan=False, places=2)


def made(values: dict[str, object]) -> Message:
    return Message("It is " + ", ".join(f"{{{name}}}" for name in values), **values)


def made_for_both(inner: st.SearchStrategy[Message]) -> st.SearchStrategy[Message]:
    return st.builds(Message.at_terminal, inner, st.text(min_size=1))


MESSAGES = st.recursive(
    st.text().map(Message),
    lambda inner: st.dictionaries(NAMES, PLAIN | inner).map(made) | made_for_both(inner),
    max_leaves=5,
)


class Day(StrEnum):
    MONDAY = "Mon"


def parts(message: Message) -> object:
    """Return all parts of a message."""
    values = message.values.items()
    kept = {
        name: parts(value) if isinstance(value, Message) else (type(value), value) for name, value in values
    }
    return message.template, message.terminal, kept


def test_a_message_is_its_english_text() -> None:
    message = Message("{name} holds {count} rows.", name="a.csv", count=12_000)
    assert message == "a.csv holds 12,000 rows."
    assert hash(message) == hash("a.csv holds 12,000 rows.")
    assert f"{message}" == str(message) == "a.csv holds 12,000 rows."
    assert type(str(message)) is str


def test_a_message_knows_its_template_and_values() -> None:
    message = Message("{name} holds {count} rows.", name="a.csv", count=12_000)
    assert (message.template, dict(message.values)) == (
        "{name} holds {count} rows.",
        {"name": "a.csv", "count": 12_000},
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1_204, "1,204"),
        (np.int64(1_204), "1,204"),
        (0.25, "0.25"),
        (20_000.0, "20,000"),
        (Decimal("1234.0"), "1,234.0"),
        ("1204", "1204"),
        (Path("a.csv"), "a.csv"),
        (Day.MONDAY, "Mon"),
        (Message("{n} days", n=2_000), "2,000 days"),
    ],
)
def test_values_are_written_as_in_english(value: object, text: str) -> None:
    assert Message("{value}", value=value) == text


def test_a_value_may_hold_braces_and_have_any_name() -> None:
    assert Message("{template} {self}", template="{self}", self="{x}") == "{self} {x}"


def test_braces_in_a_message_without_values_are_its_own() -> None:
    assert Message("{name} is empty") == "{name} is empty"


def test_a_value_that_is_missing_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        Message("{name} is {what}", name="x")


def test_values_cannot_be_changed() -> None:
    message = Message("{n} days", n=2)
    with pytest.raises(TypeError):
        message.values["n"] = 3  # type: ignore[index]  # deliberate


@pytest.mark.parametrize(("n", "text"), [(0, "0 rows"), (1, "1 row"), (2, "2 rows"), (1_204, "1,204 rows")])
def test_a_message_about_a_number_has_its_form(n: int, text: str) -> None:
    message = Message("1 row|{n} rows", n=n)
    assert message == restored(stored(message)) == text


def test_a_bar_in_a_message_that_counts_nothing_is_its_own() -> None:
    assert Message("a|b") == "a|b"
    assert Message("{a} and {n}", a="x|y", n=1) == "x|y and 1"


def test_a_template_makes_messages() -> None:
    message = Template("{path} is a folder.")(path=Path("x"))
    assert (message, message.template) == ("x is a folder.", "{path} is a folder.")


@given(MESSAGES)
def test_copies_and_pickles_keep_all(message: Message) -> None:
    pickled = pickle.loads(pickle.dumps(message))  # noqa: S301  # made here
    for other in (pickled, copy.copy(message), copy.deepcopy(message)):
        assert (other, parts(other)) == (message, parts(message))


@given(MESSAGES)
def test_what_is_stored_is_read_back(message: Message) -> None:
    again = restored(stored(message))
    assert (again, again.template, again.terminal) == (message, message.template, message.terminal)


def test_a_message_without_values_is_stored_as_it_is_read() -> None:
    assert stored(Message("The time cannot be read")) == "The time cannot be read"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The time zone is unknown; did you mean Europe/Berlin?",
        '{"template": "cut off',
        '{"template": "{name}", "values": {}',
        '{"template": "{name} is empty", "values": {"other": 1}}',
        '{"template": "x"}',
        '{"template": "x", "values": [1]}',
        '{"template": ' * 100_000,
    ],
)
def test_other_text_is_restored_as_it_is(text: str) -> None:
    message = restored(text)
    assert (message, dict(message.values)) == (text, {})


def test_messages_are_joined_without_those_that_are_empty() -> None:
    message = joined(Message("{n} days.", n=2), NOTHING, Message("It is late."))
    assert message == "2 days. It is late."
    assert list(message.values.values()) == ["2 days.", "It is late."]
    assert joined("a.csv", Message("saving"), by=" · ") == "a.csv · saving"
    assert joined() == joined(NOTHING) == ""


def test_one_message_joined_is_itself() -> None:
    message = Message("{n} days", n=2)
    assert joined(NOTHING, message) is message


def test_a_translation_is_filled_and_an_unknown_field_stays() -> None:
    assert filled("{b} {a} {c}", {"a": "{b}", "b": "1"}) == "1 {b} {c}"
    assert fields("{b} {a} {b}") == ["b", "a", "b"]


def test_an_error_keeps_its_messages_through_a_pickle() -> None:
    error = FileRefused(Message("{name} is empty.", name="a.csv"), remedy=Message("Export it again."))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301  # made here
    assert (type(again), str(again)) == (FileRefused, "a.csv is empty. Export it again.")
    assert again.what.template == "{name} is empty."


def test_any_error_has_a_message() -> None:
    assert message_of(BadInput(Message("No."))).template == "No."
    assert message_of(Cancelled("{x}")) == "{x}"
