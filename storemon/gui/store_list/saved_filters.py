"""Named filters that are stored in the settings."""

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
    """Search text, and the stores behind a figure; None without a figure."""

    text: str
    behind: Behind | None


class SavedFilters(QObject):
    """Filters by name, in alphabetical order; `changed` is emitted when one is saved or removed."""

    changed = Signal()

    def __init__(self, settings: QSettings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.of = _read(stored_text(settings, _KEY) or "")

    def save(self, name: str, saved: SavedFilter) -> None:
        """Save a filter under a name, replacing one of the same name."""
        self._keep({**self.of, name: saved})

    def remove(self, name: str) -> None:
        """Remove a filter."""
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
    """Return the filters stored in a settings file, skipping invalid ones."""
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
    """Return the stored `Behind`; raises `TypeError`, `ValueError` or `KeyError` if it is invalid."""
    found = _BY_NAME[kind]
    return found.made(**{name: found.fields[name](value) for name, value in given.items()})
