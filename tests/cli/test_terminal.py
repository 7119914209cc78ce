"""Messages, tables, the progress bar and Ctrl-C."""

from __future__ import annotations

import io
import signal
import sys
from typing import Any

import pytest
from typing_extensions import override

from storemon.cli.progress_bar import working
from storemon.cli.terminal import aligned, plain
from storemon.errors import Cancelled
from storemon.message import NOTHING, Message


class Terminal(io.StringIO):
    """A stderr that is a terminal."""

    @override
    def isatty(self) -> bool:
        return True


def press_ctrl_c() -> None:
    signal.raise_signal(signal.SIGINT)


def test_columns_start_below_one_another() -> None:
    assert aligned([("id", "status"), ("a1", "Complete"), ("b", "-")]) == "id  status\na1  Complete\nb   -\n"


def test_signs_that_a_terminal_obeys_become_spaces() -> None:
    assert plain("a\r\n\x1b[1mö–") == "a   [1mö–"


def test_progress_is_silent_where_no_one_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with working() as progress:
        progress(0.5, Message("Reading polls"))
    assert capsys.readouterr() == ("", "")


def test_progress_is_a_bar_on_a_terminal_and_leaves_none_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = Terminal()
    monkeypatch.setattr(sys, "stderr", screen)
    with working() as progress:
        progress(0.5, Message("Reading polls"))
        progress(1.0, Message("Done"))
    assert " % |" in screen.getvalue()
    assert screen.getvalue().rpartition("\r")[0].endswith(" ")


def test_ctrl_c_cancels_at_the_next_step() -> None:
    with working() as progress:
        progress(0.1, NOTHING)
        press_ctrl_c()
        with pytest.raises(Cancelled):
            progress(0.2, NOTHING)


def test_a_second_ctrl_c_does_not_wait() -> None:
    with working():
        press_ctrl_c()
        with pytest.raises(KeyboardInterrupt):
            press_ctrl_c()


def test_afterwards_ctrl_c_is_what_it_was_before() -> None:
    before: Any = signal.getsignal(signal.SIGINT)
    with working():
        assert signal.getsignal(signal.SIGINT) is not before
        press_ctrl_c()
    assert signal.getsignal(signal.SIGINT) is before
