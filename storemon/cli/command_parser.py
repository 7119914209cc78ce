"""Declares commands, and reports mistakes in their use."""

from __future__ import annotations

import argparse
from typing import Final, NoReturn

from storemon.cli.terminal import tell
from storemon.cli.values import database_value
from storemon.errors import BadInput
from storemon.message import Message
from storemon.override import override

DATABASE: Final = (
    "the database to use: a file, or an address such as postgresql://USER@HOST/DATABASE "
    "(default: STOREMON_DATABASE, or else the window's)"
)


class CommandParser(argparse.ArgumentParser):
    """Reports mistakes and prints help like the rest of the program."""

    @override
    def error(self, message: str) -> NoReturn:
        """Report a mistake in one line, like any other error. Raises `BadInput`."""
        raise BadInput(
            Message("{upper}{message}.", upper=message[:1].upper(), message=message[1:]),
            remedy=Message("See {prog} --help.", prog=self.prog),
        )

    @override
    def _print_message(self, message: str, file: object = None) -> None:
        """Print the help or the version. Raises like `tell`, while argparse would ignore failures."""
        tell(message)


Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse gives the type no public name


def add_command(commands: Commands[CommandParser], name: str, text: str) -> CommandParser:
    """Add a command with a name and a line of help; like all commands, it takes a database."""
    made = commands.add_parser(name, help=text, description=f"{text}.", allow_abbrev=False)
    # If omitted, a value given before the command is kept.
    made.add_argument(
        "--database", type=database_value, default=argparse.SUPPRESS, metavar="PATH", help=DATABASE
    )
    return made
