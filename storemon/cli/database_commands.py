"""The command `database`: tasks of the owner of a shared database, and copying databases."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final

from storemon.cli.database_path import check_there
from storemon.cli.progress_bar import working
from storemon.cli.status import Status
from storemon.cli.terminal import aligned, plain, tell
from storemon.core.server_address import ServerAddress
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services import shared_database
from storemon.services.copying import copy_database
from storemon.services.start_work import start_work


def run(options: argparse.Namespace) -> Status:
    """Run the command that `options` names. Raises `UserError` or `Cancelled`."""
    start_work(f"storemon database {options.action}")
    return _RUN[options.action](options)


def _init(options: argparse.Namespace) -> Status:
    address = _server(options)
    new = shared_database.make(address)
    tell(f"{plain(str(address))} is set up." if new else f"{plain(str(address))} was set up already.")
    return Status.DONE


def _upgrade(options: argparse.Namespace) -> Status:
    address = _server(options)
    changed = shared_database.upgrade(address)
    tell(f"{plain(str(address))} {'is up to date now' if changed else 'was up to date already'}.")
    return Status.DONE


def _roles(options: argparse.Namespace) -> Status:
    address = _server(options)
    given = {name: role for role in ("viewer", "editor", "owner") for name in getattr(options, role)}
    if given:
        shared_database.give(address, given)
    found = shared_database.roles(address)
    if found:
        tell(aligned([("account", "role"), *((plain(account), role) for account, role in found)]))
    else:
        tell("No account has a role yet.")
    return Status.DONE


def _copy(options: argparse.Namespace) -> Status:
    check_there(options.source)
    with working() as progress:
        rows = copy_database(options.source, options.target, progress)
    tell(f"{rows:,} rows are copied and compared.")
    return Status.DONE


def _server(options: argparse.Namespace) -> ServerAddress:
    address = options.address
    if isinstance(address, ServerAddress):
        return address
    raise BadInput(
        Message("{place} is not the address of a server.", place=str(address)),
        remedy=Message("Write it as postgresql://USER@HOST:PORT/DATABASE."),
    )


_RUN: Final[dict[str, Callable[[argparse.Namespace], Status]]] = {
    "init": _init,
    "upgrade": _upgrade,
    "roles": _roles,
    "copy": _copy,
}
