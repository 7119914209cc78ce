"""Texts about notes, the same wherever they are shown."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from storemon.core.notes import Note, Reason
from storemon.gui.widgets.format import instant

if TYPE_CHECKING:
    from storemon.core.outages import Outages


def reason_text(reason: str) -> str:
    """Return a reason in the window's language; a custom one as it was entered."""
    translate = QCoreApplication.translate
    texts = {
        Reason.INTERNET: translate("notes", "Internet"),
        Reason.POWER: translate("notes", "Power"),
        Reason.POS: translate("notes", "POS or tablet"),
        Reason.PLATFORM: translate("notes", "Platform"),
        Reason.STAFF: translate("notes", "Staff"),
        Reason.PLANNED: translate("notes", "Planned closure"),
        Reason.OTHER: translate("notes", "Other"),
    }
    return {known.value: text for known, text in texts.items()}.get(reason, reason)


def reason_of(text: str) -> str:
    """Return the reason for a text shown in the window."""
    return next((known.value for known in Reason if reason_text(known.value) == text), text)


def no_note_text() -> str:
    """Return the label for downtime without a note."""
    return QCoreApplication.translate("notes", "No note")


def judged_text() -> str:
    """Return what targets are judged on if notes excuse time."""
    return QCoreApplication.translate("notes", "judged without excused time")


def raw_text() -> str:
    """Return that figures include excused time, if notes excuse any and no target is judged."""
    return QCoreApplication.translate("notes", "excused time counts")


def notes_text(notes: Sequence[Note]) -> str:
    """Return the reasons of the notes on an outage: Power, Staff · excused."""
    reasons = ", ".join(dict.fromkeys(reason_text(note.content.reason) for note in notes))
    if any(note.content.excused for note in notes):
        return f"{reasons} · {QCoreApplication.translate('notes', 'excused')}"
    return reasons


def said_text(notes: Sequence[Note]) -> str:
    """Return the notes on an outage in full, on one line: Power · excused: Storm; Staff."""
    return "; ".join(map(_said, notes))


def span_text(start: int, end: int, zone: str) -> str:
    """Return the time that a note is about, µs UTC: Jan 24, 2023, 09:30 – Jan 24, 2023, 10:30."""
    return f"{instant(start, zone)} – {instant(end, zone)}"


def dated_text(notes: Sequence[Note], zone: str) -> str:
    """Return notes in short, each with its start: Power · Jan 24, 2023, 09:30."""
    return "; ".join(f"{notes_text([note])} · {instant(note.content.start, zone)}" for note in notes)


def full_text(notes: Sequence[Note], zone: str) -> str:
    """Return the notes on an outage in full, with author and time, one per line."""
    return "\n".join(_line(note, zone) for note in notes)


def _line(note: Note, zone: str) -> str:
    made = instant(note.made, zone)
    by = f"{note.author}, {made}" if note.author else made
    return f"{_said(note)} ({by})"


def _said(note: Note) -> str:
    return ": ".join(filter(None, (notes_text([note]), note.content.text)))


def notes_on(notes: Sequence[Note], found: Outages, place: int) -> list[Note]:
    """Return the notes about any of an outage's time."""
    start, end = int(found.start[place]), int(found.end[place])
    return [note for note in notes if note.content.start < end and note.content.end > start]
