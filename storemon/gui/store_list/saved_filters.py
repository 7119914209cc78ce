"""Filters that a person has given names, as the settings keep them."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QSettings, Signal

from storemon.core.behind import Behind
from storemon.gui.figures.behind_text import KINDS, kind_of
from storemon.gui.widgets.stored import stored_text

LONGEST_NAME: Final = 60
MOST: Final = 50
_KEY: Final = "stores/filters"
_BY_NAME: Final = {kind.name: kind for kind in KINDS}


@dataclass(frozen=True, slots=True)
class SavedFilter:
    """Words, and the stores behind a figure; None for no such figure."""

    text: str
    behind: Behind | None


class SavedFilters(QObject):
    """Filters by their names, in the order of the alphabet; `changed` where there are others."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.of = _read(stored_text(settings, _KEY) or "")

    def save(self, name: str, saved: SavedFilter) -> None:
        """Keep a filter under a name; one of the same name is replaced."""
        self._keep({**self.of, name: saved})

    def remove(self, name: str) -> None:
        """Forget a filter."""
        self._keep({other: saved for other, saved in self.of.items() if other != name})

    def _keep(self, found: dict[str, SavedFilter]) -> None:
        self.of = dict(sorted(found.items(), key=lambda item: item[0].casefold()))
        self._settings.setValue(_KEY, _written(self.of))
        self.changed.emit()


def _written(found: dict[str, SavedFilter]) -> str:
    def of(saved: SavedFilter) -> dict[str, Any]:
        if saved.behind is None:
            return {"text": saved.text}
        kind = kind_of(saved.behind).name
        return {"text": saved.text, "behind": {"kind": kind, **asdict(saved.behind)}}  # type: ignore[call-overload]  # each kind is a dataclass

    whole = {name: of(saved) for name, saved in found.items()}
    return json.dumps(whole, default=lambda date: date.isoformat())


def _read(text: str) -> dict[str, SavedFilter]:
    """Return what a settings file holds; what makes no sense in it is left out."""
    try:
        whole = json.loads(text) if text else {}
    except ValueError:
        return {}
    if not isinstance(whole, dict):
        return {}
    found: dict[str, SavedFilter] = {}
    for name, value in whole.items():
        saved = _saved(value)
        if saved is not None and 0 < len(name) <= LONGEST_NAME and len(found) < MOST:
            found[name] = saved
    return found


def _saved(value: object) -> SavedFilter | None:
    if not isinstance(value, dict) or not isinstance(value.get("text"), str):
        return None
    if "behind" not in value:
        return SavedFilter(value["text"], None)
    try:
        return SavedFilter(value["text"], _behind(**value["behind"]))
    except (TypeError, ValueError, KeyError):
        return None


def _behind(kind: str, **given: Any) -> Behind:
    """Return what is asked for; raises `TypeError`, `ValueError` or `KeyError` for what makes no sense."""
    found = _BY_NAME[kind]
    return found.made(**{name: found.fields[name](value) for name, value in given.items()})
