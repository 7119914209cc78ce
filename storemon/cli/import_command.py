"""The command `import`: imports files one by one and prints each result."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import pyarrow as pa

from storemon.cli.answers import choices_of
from storemon.cli.open_workspace import opened
from storemon.cli.progress_bar import working
from storemon.cli.status import Status
from storemon.cli.terminal import plain, say, telling
from storemon.core.import_records import ImportResult
from storemon.core.input_file import InputFile
from storemon.core.memory import is_shortage, out_of_memory
from storemon.errors import Cancelled, DatabaseProblem, FileRefused
from storemon.message import Message
from storemon.services.resolve_as_of import ahead_text, later_note
from storemon.services.start_work import start_work
from storemon.services.workspace import Workspace

_SHOWN_REFUSALS: Final = 3


def begin(options: argparse.Namespace) -> None:
    """Prepare the process for the work of a command."""
    # Arrow would react to Ctrl-C with its own error before `working` can.
    pa.enable_signal_handlers(enable=False)
    start_work(f"storemon {options.command}")


def run(options: argparse.Namespace) -> Status:
    """Import the named files; one that cannot be used does not stop the others."""
    begin(options)
    status = Status.DONE
    choices = choices_of(options)
    with opened(options, new=True) as workspace, telling() as tell:
        input_files = workspace.imports.expand(options.files)
        width = max(len(_called(input_file)) for input_file in input_files)
        workspace.imports.undoable = options.undoable
        drop = workspace.imports.new_drop()
        for place, input_file in enumerate(input_files):
            try:
                with _telling_the_rest(input_files, place), working() as progress:
                    result = workspace.imports.import_input(
                        input_file, progress=progress, choices=choices, drop=drop
                    )
            except FileRefused as error:
                say(str(error))
                status = Status.MISUSED
            else:
                tell(_line(input_file, result, width))
                _say_what_is_odd(workspace, result)
                if not result.usable:
                    status = Status.MISUSED
        if any(record.counts_as_sample for record in workspace.imports.recent()):
            say("The sample data is in this database too, and reports count it. Undo it in the window.")
        _warn_of_later(workspace)
    return status


@contextmanager
def _telling_the_rest(input_files: Sequence[InputFile], place: int) -> Iterator[None]:
    """If the work ends early, name the files from `place` on as not imported; earlier ones stay imported.

    A single refused file does not end the work. Raises `OutOfMemory` if memory was the cause of a refusal.
    """
    try:
        yield
    except (FileRefused, DatabaseProblem) as error:
        short = is_shortage(error)
        if isinstance(error, DatabaseProblem) or short:
            _say_the_rest(input_files, place)
        if short:
            raise out_of_memory() from error
        raise
    except (Exception, KeyboardInterrupt) as error:
        _say_the_rest(input_files, place, always=isinstance(error, Cancelled | KeyboardInterrupt))
        raise


def _say_the_rest(input_files: Sequence[InputFile], place: int, *, always: bool = False) -> None:
    # With a single file, the line about the error is enough.
    if always or len(input_files) > 1:
        say(f"Not imported: {', '.join(map(_called, input_files[place:]))}")


def _warn_of_later(workspace: Workspace) -> None:
    """Print which polls a report leaves out unless another as-of time is chosen."""
    found = workspace.reports.as_of()
    if found.time is not None:
        say_later(found.later, found.time, found.ahead)
    elif found.later:
        say("Every poll is later than this computer's clock. Set the clock, or name a time with --as-of.")


def _called(input_file: InputFile) -> str:
    return plain(
        str(input_file.path.parent / input_file.name)
        if input_file.name != input_file.path.name
        else str(input_file.path)
    )


def _line(input_file: InputFile, result: ImportResult, width: int) -> str:
    counts = f"{result.imported:>11,} imported {result.known:>11,} known {result.refused:>11,} refused"
    return f"{_called(input_file):{width}}  {result.kind:5} {counts}"


def _say_what_is_odd(workspace: Workspace, result: ImportResult) -> None:
    if not result.usable:
        say(f"No row of {result.name} could be used.")
    for note in result.notes:
        say(f"{result.name}: {note}")
    if not result.refused:
        return
    kept = workspace.imports.refused(result.import_id)
    for row in kept[:_SHOWN_REFUSALS]:
        say(f"{result.name}, line {row.line}: {row.reason}")
    more = result.refused - _SHOWN_REFUSALS
    if more > 0:
        rows = Message("1 more row was refused|{n} more rows were refused", n=more)
        say(f"{result.name}: {rows}")
    if len(kept) < result.refused:
        say(f"{result.name}: the window lists {len(kept):,} of {result.refused:,}, the first of each reason")


def say_later(later: dict[str, int], as_of: int, ahead: dict[str, int]) -> None:
    """Print which polls are later than a report's as-of time, and which stores' are far ahead, if any."""
    texts: list[str] = [later_note(later, as_of)]
    if ahead:
        texts += [ahead_text(ahead), "Reports count up to it; a wrong clock may be the cause."]
    if any(texts):
        say(" ".join([*filter(None, texts), "Another time can be named with trigger-report --as-of."]))
