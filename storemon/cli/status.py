"""The exit statuses of every command."""

from __future__ import annotations

from enum import IntEnum


class Status(IntEnum):
    """Why a command ended."""

    DONE = 0
    FAILED = 1
    MISUSED = 2
    """Something was typed or passed that cannot be used."""
    OUR_FAULT = 70
    """As EX_SOFTWARE of sysexits.h."""
    INTERRUPTED = 130
    """As a shell reports a program that Ctrl-C ended."""
