"""A server's errors in words that tell the user what to do. None of them repeats the server's text."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from storemon.core.server_address import ServerAddress
from storemon.errors import (
    DatabaseBusy,
    DatabaseDamaged,
    DatabaseProblem,
    LayoutChanged,
    PasswordRefused,
    RowsDamaged,
    ServerAway,
)
from storemon.message import Message, Template

_Problem = tuple[type[DatabaseProblem], Message, Message | Template, Message]

_SAME: Final = Message("Nothing was changed. Try again.")
_NOT_IN: Final = Message("The server did not let storemon in.")
_AWAY: Final[_Problem] = (
    ServerAway,
    Message("The database server cannot be reached."),
    Template("{address} does not answer, or has ended the connection."),
    Message("Check the network and the address, and try again once the server is back."),
)
_PASSWORD: Final[_Problem] = (
    PasswordRefused,
    _NOT_IN,
    Template("The password for {address} is missing or wrong."),
    Message("Connect again and type the right one.").at_terminal(
        "Put the right one into the file .pgpass, readable by you alone, or into the variable PGPASSWORD."
    ),
)
_CERTIFICATE: Final[_Problem] = (
    DatabaseProblem,
    Message("The connection to the database server is not safe."),
    Template("The certificate of {address} cannot be checked, or the server offers no encryption."),
    Message(
        "Choose the file with the certificate of the server's issuer, or ask who looks after the server."
    ).at_terminal("Check sslmode and sslrootcert of the address, or ask who looks after the server."),
)
_NO_ENTRY: Final[_Problem] = (
    DatabaseProblem,
    _NOT_IN,
    Template("It has no account of that name, or does not take it from this computer: {address}."),
    Message("Check the name, or ask who looks after the server."),
)
_NO_DATABASE: Final[_Problem] = (
    DatabaseProblem,
    Message("There is no such database on the server."),
    Template("The server does not know the database of {address}."),
    Message("Check its name, or ask who looks after the server to make it."),
)
_FULL_HOUSE: Final[_Problem] = (
    DatabaseBusy,
    Message("The database server has no connection left."),
    Template("Too many programs are connected to {address}."),
    Message("Wait a moment and try again, or ask who looks after the server for more connections."),
)
_STARTING: Final[_Problem] = (
    ServerAway,
    Message("The database server is starting or shutting down."),
    Template("{address} takes no connections at the moment."),
    Message("Try again in a minute."),
)
_DISK: Final[_Problem] = (
    DatabaseProblem,
    Message("The disk of the database server is full."),
    Template("{address} could not write; nothing was changed."),
    Message("Ask who looks after the server to free up space."),
)
_MEMORY: Final[_Problem] = (
    DatabaseProblem,
    Message("The database server has no memory left for the work."),
    Template("{address} gave up; nothing was changed."),
    Message("Try again later."),
)
_NOT_ALLOWED: Final[_Problem] = (
    DatabaseProblem,
    Message("Your account may not do this."),
    Template("At {address} it lacks the right: viewers read and make reports, editors import too."),
    Message("Ask the owner of the database for the role that you need."),
)
_READ_ONLY: Final[_Problem] = (
    DatabaseProblem,
    Message("The database server takes no changes."),
    Template("{address} is a copy for reading, or set to read only."),
    Message("Connect to the server that takes changes."),
)
_COLLIDED: Final[_Problem] = (
    DatabaseBusy,
    Message("Somebody else changed the same thing at the same time."),
    Template("{address} let the other change go first."),
    _SAME,
)
_STOPPED: Final[_Problem] = (
    DatabaseBusy,
    Message("The database server has stopped the work."),
    Template("It took longer than {address} allows, or somebody ended it."),
    _SAME,
)
_NOT_SET_UP: Final[_Problem] = (
    DatabaseProblem,
    Message("This database is not set up for storemon."),
    Template("{address} has no tables of storemon that this account can see."),
    Message(
        "Its owner sets it up with storemon database init, and lets you in with storemon database roles."
    ),
)
_OTHER_LAYOUT: Final[_Problem] = (
    LayoutChanged,
    Message("The database was updated for another version of storemon while it was open."),
    Template("The owner of {address} has updated it."),
    Message("Connect to it again.").at_terminal("Run the command again."),
)
_DAMAGED: Final[_Problem] = (
    DatabaseDamaged,
    Message("The database is damaged."),
    Template("What {address} holds is not what was written."),
    Message("Ask who looks after the server to bring back a backup."),
)
_NO_ADDRESS: Final[_Problem] = (
    DatabaseProblem,
    Message("The address of the database cannot be used."),
    Template("{address} is not as PostgreSQL's addresses are written, or names a service that is not there."),
    Message("Write it as postgresql://USER@HOST:PORT/DATABASE."),
)

# By the beginning of the SQLSTATE.
_BY_STATE: Final[dict[str, _Problem]] = {
    "08": _AWAY,
    "57P01": _AWAY,
    "57P02": _AWAY,
    "57P03": _STARTING,
    "57P05": _AWAY,
    "57014": _STOPPED,
    "28P01": _PASSWORD,
    "28": _NO_ENTRY,
    "3D000": _NO_DATABASE,
    "53300": _FULL_HOUSE,
    "53100": _DISK,
    "53200": _MEMORY,
    "42501": _NOT_ALLOWED,
    "3F000": _NOT_SET_UP,
    "42P01": _NOT_SET_UP,
    "25006": _READ_ONLY,
    "40": _COLLIDED,
    "55P03": _COLLIDED,
    "XX001": _DAMAGED,
    "XX002": _DAMAGED,
}
# A connection error has no SQLSTATE, so look for words of the server or libpq.
_BY_WORDS: Final[tuple[tuple[str, _Problem], ...]] = (
    ("too many clients", _FULL_HOUSE),
    ("too many connections", _FULL_HOUSE),
    ("connection slots", _FULL_HOUSE),
    ("starting up", _STARTING),
    ("shutting down", _STARTING),
    ("not yet accepting", _STARTING),
    ("password", _PASSWORD),
    ("certificate", _CERTIFICATE),
    ("ssl", _CERTIFICATE),
    ("no pg_hba.conf entry", _NO_ENTRY),
    ("role ", _NO_ENTRY),
    ("authentication failed", _NO_ENTRY),
    ("permission denied for database", _NO_ENTRY),
    ("database ", _NO_DATABASE),
    ("definition of service", _NO_ADDRESS),
    ("invalid", _NO_ADDRESS),
)


def explain_server(error: Exception, address: ServerAddress) -> DatabaseProblem | None:
    """Return the user's problem that an error of the driver means; None if it is a bug of ours."""
    if not isinstance(error, psycopg.Error):
        return None
    state = error.sqlstate or ""
    for begin, problem in sorted(_BY_STATE.items(), key=lambda pair: -len(pair[0])):
        if state.startswith(begin):
            return _said(problem, address)
    if state or not isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return None
    words = str(error).lower()
    return _said(next((problem for part, problem in _BY_WORDS if part in words), _AWAY), address)


def no_address(address: ServerAddress) -> DatabaseProblem:
    """Return the problem of an address that libpq does not understand."""
    return _said(_NO_ADDRESS, address)


def away(address: ServerAddress) -> DatabaseProblem:
    """Return the problem of a server that does not answer."""
    return _said(_AWAY, address)


def other_layout(address: ServerAddress) -> DatabaseProblem:
    """Return the problem of a database whose layout was changed while it was open."""
    return _said(_OTHER_LAYOUT, address)


def not_allowed(address: ServerAddress) -> DatabaseProblem:
    """Return the problem of an account that lacks the permission."""
    return _said(_NOT_ALLOWED, address)


def read_only(address: ServerAddress) -> DatabaseProblem:
    """Return the problem of a server that accepts no changes from anyone."""
    return _said(_READ_ONLY, address)


def not_set_up(address: ServerAddress) -> DatabaseProblem:
    """Return the problem of a database without storemon's tables."""
    return _said(_NOT_SET_UP, address)


@contextmanager
def server_explained(address: ServerAddress) -> Iterator[None]:
    """Convert the driver's errors inside the block to `DatabaseProblem` if the user can fix them.

    The original error is left out of the exception chain: it may quote parts of the address.
    """
    problem: DatabaseProblem | None = None
    try:
        yield
    except RowsDamaged as error:
        raise _said(_DAMAGED, address) from error
    except PoolTimeout:
        problem = _said(_FULL_HOUSE, address)
    except DBAPIError as error:
        problem = None if not isinstance(error.orig, Exception) else explain_server(error.orig, address)
        if problem is None:
            raise
    except psycopg.Error as error:
        problem = explain_server(error, address)
        if problem is None:
            raise
    if problem is not None:
        raise problem


def _said(problem: _Problem, address: object) -> DatabaseProblem:
    kind, what, why, remedy = problem
    return kind(what, why(address=str(address)) if isinstance(why, Template) else why, remedy)
