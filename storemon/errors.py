"""The exception tree: what the user can fix (`UserError`), and cancellation (`Cancelled`).

Any other exception is a bug of ours and is shown as one.
"""

from __future__ import annotations

from storemon.message import NOTHING, Message, joined
from storemon.override import override


class StoremonError(Exception):
    """Base of all exceptions that storemon raises on purpose."""


class Cancelled(StoremonError):
    """The user canceled the work; its progress callable raises this."""


class UserError(StoremonError):
    """An error that the user can fix, described in up to three short sentences.

    `what` happened, `why`, and the `remedy`: what to do next. `str()` joins them to one line; `message` does
    the same for translation.
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
    """Return the message for an error; for one of ours, its own text."""
    return error.message if isinstance(error, UserError) else joined(str(error))


class BadInput(UserError):
    """A value that was typed or passed cannot be used."""


class ChangedMeanwhile(UserError):
    """A change cannot be undone, since its result was changed meanwhile; nothing is overwritten."""


class NoSuchStore(BadInput):
    """No store has this id, or no longer."""


class FileRefused(UserError):
    """A file cannot be imported at all; the database is unchanged."""


class DatabaseProblem(UserError):
    """The database cannot be opened, read or written at the moment."""


class DatabaseBusy(DatabaseProblem):
    """Another program has locked the database; waiting may help."""


class ServerAway(DatabaseProblem):
    """The server of a database does not answer at the moment; the user need not do anything."""


class LayoutChanged(DatabaseProblem):
    """The tables were updated to another version while the database was open: it must be opened again."""


class PasswordRefused(DatabaseProblem):
    """The server of a database requires a password, or a different one."""


class DatabaseDamaged(DatabaseProblem):
    """Part of the database's file is damaged: it is not what was written."""


class OutOfMemory(UserError):
    """There is not enough memory for the work; the data is unchanged."""


class DatabaseChanged(DatabaseDamaged):
    """Another program has added something to the database that could run with our own statements."""


class RowsDamaged(StoremonError):
    """Rows of the table named by the only argument are not what was written; becomes `DatabaseDamaged`."""


class PartDamaged(UserError):
    """One stored report, or refused rows, are not what was written; the rest may be undamaged."""


class TimerRefused(UserError):
    """The system refused a timer, or has none."""


class ReleasesUnknown(UserError):
    """The list of releases could not be read."""


class SendProblem(UserError):
    """A message was not accepted; another attempt may succeed."""


class Rejected(SendProblem):
    """A message was rejected permanently."""


class TooSlow(SendProblem):
    """The other computer took too long: it is unknown whether it accepted the message."""


class ClusterProblem(UserError):
    """The cluster cannot compute a report, or was lost while doing so."""


class DatasetProblem(UserError):
    """A data set cannot be read or written, or is damaged."""


class ReportNotFound(UserError):
    """No report has this id."""


class ExportFailed(UserError):
    """A file could not be written; no partial file is left."""
