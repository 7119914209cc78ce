"""The window's texts about each kind of file, and its icon."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.core.vocabulary import FileKind
from storemon.gui.widgets.format import plural

_tr: Final = partial(QCoreApplication.translate, "kinds")


@dataclass(frozen=True, slots=True)
class Replacing:
    """The undo texts of a kind whose files replace a store's rows of earlier files.

    `changed` and `given`: for one file, with `{stores}`; the others: for several. The first two are used if
    something comes back, the last two if nothing does.
    """

    changed: str
    changed_by_several: str
    given: str
    given_by_several: str


@dataclass(frozen=True, slots=True)
class Adding:
    """The undo texts, for a number of rows, of a kind whose files add to each other.

    `…by_several`: for several files. `shared`: rows that may be in other files too.
    """

    own: Callable[[int], str]
    own_by_several: Callable[[int], str]
    shared: Callable[[int], str]
    shared_by_several: Callable[[int], str]


@dataclass(frozen=True, slots=True)
class KindTexts:
    """The texts of a kind: its title, a number of its rows, its columns by name, and what undoing removes."""

    icon: str
    title: str
    rows: Callable[[int], str]
    columns: dict[str, str]
    undo: Replacing | Adding


def kind_texts(kind: FileKind) -> KindTexts:
    """Return the texts of a kind. Raises `KeyError` if it has none."""
    return _TEXTS[kind]()


def kind_titles() -> list[str]:
    """Return the titles of all kinds."""
    return [kind_texts(kind).title for kind in _TEXTS]


def _polls() -> KindTexts:
    return KindTexts(
        "activity",
        _tr("Store status"),
        lambda n: plural(_tr, "1 check|{n} checks", n),
        {"status": _tr("Status"), "timestamp_utc": _tr("Time in UTC"), "platform": _tr("Platform")},
        Adding(
            lambda n: plural(
                _tr,
                "The one check that only this file brought is removed."
                "|The {n} checks that only this file brought are removed.",
                n,
            ),
            lambda n: plural(
                _tr,
                "The one check that only these files brought is removed."
                "|The {n} checks that only these files brought are removed.",
                n,
            ),
            lambda n: plural(
                _tr,
                "The check that it brought is removed unless another file contains it too."
                "|Of the {n} checks that it brought, those that are in no other file are removed.",
                n,
            ),
            lambda n: plural(
                _tr,
                "The check that they brought is removed unless another file contains it too."
                "|Of the {n} checks that they brought, those that are in no other file are removed.",
                n,
            ),
        ),
    )


def _hours() -> KindTexts:
    return KindTexts(
        "clock",
        _tr("Business hours"),
        lambda n: plural(_tr, "1 row of business hours|{n} rows of business hours", n),
        {
            "day": _tr("Weekday"),
            "start_time_local": _tr("Opens"),
            "end_time_local": _tr("Closes"),
            "valid_from": _tr("Hours from"),
        },
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


def _dated_hours() -> KindTexts:
    return KindTexts(
        "clock",
        _tr("Closures and special hours"),
        lambda n: plural(_tr, "1 closure or special hours|{n} closures and special hours", n),
        {
            "date": _tr("Date"),
            "end_date": _tr("Last date"),
            "start_time_local": _tr("Opens"),
            "end_time_local": _tr("Closes"),
            "group": _tr("Group"),
            "name": _tr("Name"),
        },
        Replacing(
            _tr(
                "The closures and special hours that it changed in {stores} are removed, and those "
                "that it replaced are restored."
            ),
            _tr(
                "The closures and special hours that they changed are removed, and those that "
                "they replaced are restored."
            ),
            _tr("The closures and special hours of {stores} are removed."),
            _tr("Their closures and special hours are removed."),
        ),
    )


def _zones() -> KindTexts:
    return KindTexts(
        "globe",
        _tr("Time zones"),
        lambda n: plural(_tr, "1 time zone|{n} time zones", n),
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
        lambda n: plural(_tr, "1 note|{n} notes", n),
        {
            "start": _tr("Start in UTC"),
            "end": _tr("End in UTC"),
            "reason": _tr("Reason"),
            "note": _tr("Note"),
            "excused": _tr("Excused"),
            "group": _tr("Group"),
        },
        Adding(
            lambda n: plural(
                _tr,
                "The one note that only this file brought is removed."
                "|The {n} notes that only this file brought are removed.",
                n,
            ),
            lambda n: plural(
                _tr,
                "The one note that only these files brought is removed."
                "|The {n} notes that only these files brought are removed.",
                n,
            ),
            lambda n: plural(
                _tr,
                "The note that it brought is removed unless another file contains it too."
                "|Of the {n} notes that it brought, those that are in no other file are removed.",
                n,
            ),
            lambda n: plural(
                _tr,
                "The note that they brought is removed unless another file contains it too."
                "|Of the {n} notes that they brought, those that are in no other file are removed.",
                n,
            ),
        ),
    )


def _names() -> KindTexts:
    return KindTexts(
        "store",
        _tr("Names and groups"),
        lambda n: plural(_tr, "1 name|{n} names", n),
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
    FileKind.DATED_HOURS: _dated_hours,
    FileKind.ZONES: _zones,
    FileKind.NOTES: _notes,
    FileKind.NAMES: _names,
}


def column_text(kind: FileKind, name: str) -> str:
    """Return the description of a kind's column. Raises `KeyError` if it has no column of that name."""
    return ({"store_id": _tr("Store id")} | kind_texts(kind).columns)[name]
