"""The declaration of notes on outages."""

from __future__ import annotations

from typing import Final

from storemon.gui.declarations import Feature

NOTES: Final = Feature("notes", "storemon.gui.notes.notes_controller:NotesController")
