"""How a command is declared, and how a mistake in one is told."""

from __future__ import annotations

import argparse
from typing import Final, NoReturn

from typing_extensions import override

from storemon.cli.terminal import tell
from storemon.cli.values import database_value
from storemon.errors import BadInput
from storemon.message import Message

DATABASE: Final = (
    "the database to use: a file, or an address such as postgresql://USER@HOST/DATABASE "
    "(default: STOREMON_DATABASE, or else the window's)"
)


class CommandParser(argparse.ArgumentParser):
    """Tells of mistakes and prints help as the rest of the program does."""

    @override
    def error(self, message: str) -> NoReturn:
        """Tell of the mistake as of any other, in one line. Raises `BadInput`."""
        raise BadInput(
            Message("{upper}{message}.", upper=message[:1].upper(), message=message[1:]),
            remedy=Message("See {prog} --help.", prog=self.prog),
        )

    @override
    def _print_message(self, message: str, file: object = None) -> None:
        """Print the help or the version. Raises as `tell`, where argparse would ignore that it cannot."""
        tell(message)


Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse gives the type no public name


def add_command(commands: Commands[CommandParser], name: str, text: str) -> CommandParser:
    """Add a command under a name with a line of help; it takes a database as all do."""
    made = commands.add_parser(name, help=text, description=f"{text}.", allow_abbrev=False)
    # Left out, it leaves what stood before the command.
    made.add_argument(
        "--database", type=database_value, default=argparse.SUPPRESS, metavar="PATH", help=DATABASE
    )
    return made
