"""The possible problems of a database: what happened, why, and what to do, by SQLite's result codes."""

from __future__ import annotations

from typing import Final

from storemon.errors import (
    DatabaseBusy,
    DatabaseChanged,
    DatabaseDamaged,
    DatabaseProblem,
    UserError,
)
from storemon.message import Message, Template

Problem = tuple[type[UserError], Message, Template | Message, Message]
"""The kind of problem, what happened, why, what to do next.

The reason is filled in with the `path` of the database, or the folder of temporary files, `scratch`.
"""

IN_USE: Final[Problem] = (
    DatabaseBusy,
    Message("The database is in use by another program."),
    Template("Something else is writing to {path}."),
    Message("Wait until it has finished, or close it, and try again."),
)
IN_USE_BY_STOREMON: Final[Problem] = (
    DatabaseBusy,
    Message("The database is in use by another storemon."),
    Template("{name} (process {process}) is writing to {path}."),
    Message("Wait until it has finished, and try again."),
)
DAMAGED: Final[Problem] = (
    DatabaseDamaged,
    Message("The database is damaged."),
    Template("A part of {path} is not what was written there."),
    Message("Close storemon and open its window again: it sets the file aside and offers the newest backup."),
)
CHANGED: Final[Problem] = (
    DatabaseChanged,
    Message("The database was changed by another program."),
    Template("{path} holds tables, triggers or views that storemon did not make. None of them was used."),
    Message("Open storemon's window: it sets the file aside and offers the newest backup."),
)
NO_DATABASE: Final[Problem] = (
    DatabaseDamaged,
    Message("This is not a storemon database, or it is damaged."),
    Template("{path} cannot be read."),
    Message("Choose another database, or restore a copy of this one."),
)
NO_LOG_HERE: Final[Problem] = (
    DatabaseProblem,
    Message("The database cannot be kept in this folder."),
    Template("The disk of {path} cannot lock files as a database needs it; many network folders cannot."),
    Message("Use a folder on a disk of this computer."),
)
FULL: Final[Problem] = (
    DatabaseProblem,
    Message("The disk is full."),
    Template("There is no room left beside {path}; nothing was changed."),
    Message("Free some space and try again."),
)
NO_SCRATCH: Final[Problem] = (
    DatabaseProblem,
    Message("The disk for temporary files is full."),
    Template(
        "There is no room left in {scratch}, which the database needs for its work; nothing was changed."
    ),
    Message("Free up space there, or set SQLITE_TMPDIR to another folder."),
)
READ_ONLY: Final[Problem] = (
    DatabaseProblem,
    Message("The database cannot be changed."),
    Template("{path} or its folder is read-only."),
    Message("Allow writing to that folder, or choose another database."),
)
MOVED: Final[Problem] = (
    DatabaseProblem,
    Message("The database was moved or replaced."),
    Template("{path} or its log is no longer the file that storemon opened; nothing more was written."),
    Message("Put it back if you have it, then close storemon and open it again."),
)
NOT_OPENED: Final[Problem] = (
    DatabaseProblem,
    Message("The database cannot be opened."),
    Template("{path} is not there or may not be read."),
    Message("Check the folder, or choose another database."),
)
A_FOLDER: Final[Problem] = (
    DatabaseProblem,
    Message("The database cannot be opened."),
    Template("{path} is a folder."),
    Message("Name the file of a database, such as storemon.db in that folder."),
)
MANY_FILES: Final[Problem] = (
    DatabaseProblem,
    Message("The database cannot be opened."),
    Message("Too many files are open."),
    Message("Close other programs and try again."),
)
DISK: Final[Problem] = (
    DatabaseProblem,
    Message("The disk reported an error."),
    Template("{path} could not be read or written; nothing was changed."),
    Message("Check the disk or the network drive and try again."),
)
NO_LARGER: Final[Problem] = (
    DatabaseProblem,
    Message("The system lets no file of this person grow beyond a limit."),
    Template("{path} may have met it; nothing was changed."),
    Message("Have the limit raised (ulimit -f), or choose another database."),
)
# By prefixes of SQLite's result code names, including extended ones; the first match applies.
BY_CODE: Final[dict[tuple[str, ...], Problem]] = {
    ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL"): IN_USE,
    # SHMSIZE: no room for the log's index, which even reading needs.
    ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"): FULL,
    ("SQLITE_READONLY_DBMOVED",): MOVED,
    ("SQLITE_READONLY", "SQLITE_PERM", "SQLITE_AUTH"): READ_ONLY,
    ("SQLITE_IOERR_GETTEMPPATH", "SQLITE_CANTOPEN_NOTEMPDIR"): NO_SCRATCH,
    ("SQLITE_CANTOPEN",): NOT_OPENED,
    ("SQLITE_NOTADB", "SQLITE_FORMAT"): NO_DATABASE,
    ("SQLITE_CORRUPT",): DAMAGED,
    ("SQLITE_IOERR_SHM", "SQLITE_IOERR_LOCK", "SQLITE_IOERR_RDLOCK", "SQLITE_IOERR_UNLOCK"): NO_LOG_HERE,
    ("SQLITE_IOERR",): DISK,
}
# Codes that SQLite uses for anything that the system refused.
VAGUE: Final = (NOT_OPENED, NO_LOG_HERE, DISK)
