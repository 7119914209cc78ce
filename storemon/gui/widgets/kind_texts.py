"""What the window says of each kind of file, and the icon that stands for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.vocabulary import FileKind


@dataclass(frozen=True, slots=True)
class Replacing:
    """What undoing says of a kind whose files replace what earlier ones said of a store.

    `changed` and `given` are of one file, with `{stores}`; the others are of several. The first two are for
    what comes back, the last two for where nothing does.
    """

    changed: str
    changed_by_several: str
    given: str
    given_by_several: str


@dataclass(frozen=True, slots=True)
class Adding:
    """What undoing says of a kind whose files add to each other.

    Each is of `{n}` rows, `one…` of one row, `…_by_several` of several files. `shared` rows may be in other
    files too.
    """

    one: str
    many: str
    many_by_several: str
    one_shared: str
    many_shared: str
    many_shared_by_several: str


@dataclass(frozen=True, slots=True)
class KindTexts:
    """The texts of a kind: what it holds, `{n}` of its rows, its columns by name, what undoing takes away."""

    icon: str
    title: str
    one_row: str
    many_rows: str
    columns: dict[str, str]
    undo: Replacing | Adding


def kind_texts(kind: FileKind) -> KindTexts:
    """Return the texts of a kind. Raises `KeyError` where it has none."""
    return _TEXTS[kind]()


def kind_titles() -> list[str]:
    """Return the titles of all kinds."""
    return [kind_texts(kind).title for kind in _TEXTS]


def _polls() -> KindTexts:
    return KindTexts(
        "activity",
        _tr("Store status"),
        _tr("1 check"),
        _tr("{n} checks"),
        {"status": _tr("Status"), "timestamp_utc": _tr("Time in UTC"), "platform": _tr("Platform")},
        Adding(
            _tr("The one check that only this file brought is removed."),
            _tr("The {n} checks that only this file brought are removed."),
            _tr("The {n} checks that only these files brought are removed."),
            _tr("The check that it brought is removed unless another file contains it too."),
            _tr("Of the {n} checks that it brought, those that are in no other file are removed."),
            _tr("Of the {n} checks that they brought, those that are in no other file are removed."),
        ),
    )


def _hours() -> KindTexts:
    return KindTexts(
        "clock",
        _tr("Business hours"),
        _tr("1 row of business hours"),
        _tr("{n} rows of business hours"),
        {"day": _tr("Weekday"), "start_time_local": _tr("Opens"), "end_time_local": _tr("Closes")},
        Replacing(
            _tr(
                "The business hours that it changed in {stores} are removed, and those "
                "that it replaced are restored."
            ),
            _tr(
                "The business hours that they changed are removed, and those that they replaced are restored."
            ),
            _tr("The business hours of {stores} are removed."),
            _tr("Their business hours are removed."),
        ),
    )


def _zones() -> KindTexts:
    return KindTexts(
        "globe",
        _tr("Time zones"),
        _tr("1 time zone"),
        _tr("{n} time zones"),
        {"timezone_str": _tr("Time zone")},
        Replacing(
            _tr(
                "The time zones that it changed in {stores} are removed, and those "
                "that it replaced are restored."
            ),
            _tr("The time zones that they changed are removed, and those that they replaced are restored."),
            _tr("The time zones of {stores} are removed."),
            _tr("Their time zones are removed."),
        ),
    )


def _notes() -> KindTexts:
    return KindTexts(
        "pencil",
        _tr("Notes"),
        _tr("1 note"),
        _tr("{n} notes"),
        {
            "start": _tr("Start in UTC"),
            "end": _tr("End in UTC"),
            "reason": _tr("Reason"),
            "note": _tr("Note"),
            "excused": _tr("Excused"),
            "group": _tr("Group"),
        },
        Adding(
            _tr("The one note that only this file brought is removed."),
            _tr("The {n} notes that only this file brought are removed."),
            _tr("The {n} notes that only these files brought are removed."),
            _tr("The note that it brought is removed unless another file contains it too."),
            _tr("Of the {n} notes that it brought, those that are in no other file are removed."),
            _tr("Of the {n} notes that they brought, those that are in no other file are removed."),
        ),
    )


def _names() -> KindTexts:
    return KindTexts(
        "store",
        _tr("Names and groups"),
        _tr("1 name"),
        _tr("{n} names"),
        {"name": _tr("Name"), "group": _tr("Group")},
        Replacing(
            _tr(
                "The names and groups that it changed in {stores} are removed, and those "
                "that it replaced are restored."
            ),
            _tr(
                "The names and groups that they changed are removed, and those that "
                "they replaced are restored."
            ),
            _tr("The names and groups of {stores} are removed."),
            _tr("Their names and groups are removed."),
        ),
    )


_TEXTS: Final[dict[FileKind, Callable[[], KindTexts]]] = {
    FileKind.POLLS: _polls,
    FileKind.HOURS: _hours,
    FileKind.ZONES: _zones,
    FileKind.NOTES: _notes,
    FileKind.NAMES: _names,
}


def column_text(kind: FileKind, name: str) -> str:
    """Return what a column of a kind holds. Raises `KeyError` where it has none of that name."""
    return ({"store_id": _tr("Store id")} | kind_texts(kind).columns)[name]


def _tr(text: str) -> str:
    return QCoreApplication.translate("kinds", text)
