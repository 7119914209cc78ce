"""The exception tree: what a person can mend (`UserError`), and the end they asked for (`Cancelled`).

Anything else that is raised is a bug of ours and is shown as one.
"""

from __future__ import annotations

from typing_extensions import override

from storemon.message import NOTHING, Message, joined


class StoremonError(Exception):
    """Base of every exception that storemon raises on purpose."""


class Cancelled(StoremonError):
    """The person asked to stop; raised through the work by its progress callable."""


class UserError(StoremonError):
    """Something a person can mend, described in up to three short sentences.

    `what` happened, `why` it did, and the `remedy`: what to do next. `str()` joins them to one line, as
    `message` does for those who translate.
    """

    def __init__(self, what: Message, why: Message = NOTHING, remedy: Message = NOTHING) -> None:
        self.what = what
        self.why = why
        self.remedy = remedy
        self.message = joined(what, why, remedy)
        super().__init__(str(self.message))

    @override
    def __reduce__(self) -> tuple[type[UserError], tuple[Message, Message, Message]]:
        return type(self), (self.what, self.why, self.remedy)


def message_of(error: Exception) -> Message:
    """Return what to tell of an error, of one that is ours its own text."""
    return error.message if isinstance(error, UserError) else joined(str(error))


class BadInput(UserError):
    """A value that was typed or passed cannot be used."""


class ChangedMeanwhile(UserError):
    """What a change is to be taken back from is no longer as that change left it; nothing is overwritten."""


class NoSuchStore(BadInput):
    """No store has this id, or not any more."""


class FileRefused(UserError):
    """A file cannot be imported at all; the database is as it was."""


class DatabaseProblem(UserError):
    """The database cannot be opened, read or written just now."""


class DatabaseBusy(DatabaseProblem):
    """Another program holds the database; waiting may help."""


class ServerAway(DatabaseProblem):
    """The server of a database does not answer just now; nobody has to do anything once it does."""


class LayoutChanged(DatabaseProblem):
    """The tables were brought to another version while the database was open: it is to be opened again."""


class PasswordRefused(DatabaseProblem):
    """The server of a database wants a password, or another one than it was given."""


class DatabaseDamaged(DatabaseProblem):
    """A part of the database's file cannot be what was written there."""


class OutOfMemory(UserError):
    """The computer has no memory left for the work; the data is as it was."""


class DatabaseChanged(DatabaseDamaged):
    """Another program has put something into the database that could run with our own statements."""


class RowsDamaged(StoremonError):
    """Rows of the table in its only argument are not what was written; becomes `DatabaseDamaged`."""


class PartDamaged(UserError):
    """What is stored of one report, or of refused rows, is not what was written; all else may be whole."""


class TimerRefused(UserError):
    """The system did not take a timer, or knows none."""


class SendProblem(UserError):
    """Something that was sent was not taken; another attempt may help."""


class Rejected(SendProblem):
    """What was sent is not taken, and will not be later either."""


class TooSlow(SendProblem):
    """The other computer took too long: whether it has taken what was sent is not known."""


class ReportNotFound(UserError):
    """No report has this id."""


class ExportFailed(UserError):
    """A file could not be written; no partial file is left."""
