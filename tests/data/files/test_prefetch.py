from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from storemon.data.files.prefetch import prefetch


def test_items_come_in_order_and_the_next_is_made_meanwhile() -> None:
    made = [threading.Event() for _ in range(4)]

    def items() -> Iterator[int]:
        for number, event in enumerate(made):
            event.set()
            yield number

    for number in prefetch(items()):
        if number < 3:
            assert made[number + 1].wait(10)
    assert list(prefetch([])) == []


def test_an_error_comes_in_its_place() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise KeyError

    found = prefetch(items())
    assert next(found) == 1
    with pytest.raises(KeyError):
        next(found)


def test_leaving_early_ends_the_thread() -> None:
    before = threading.active_count()
    found = prefetch(iter(range(10)))
    assert next(found) == 0
    found.close()  # type: ignore[attr-defined]  # it is a generator
    assert threading.active_count() == before


def test_an_iterator_may_be_collected_on_its_own_thread() -> None:
    abandoned, collected = threading.Event(), threading.Event()
    held: list[Iterator[int]] = []

    def items() -> Iterator[int]:
        yield 1
        assert abandoned.wait(10)
        held.clear()
        collected.set()
        yield 2

    held.append(prefetch(items()))
    assert next(held[0]) == 1
    abandoned.set()
    assert collected.wait(10)
