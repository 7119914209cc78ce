"""The table of the Imports page, which gives the names of files the width that other columns leave."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent

from storemon.gui.imports.imports_model import INDENT, Field, ImportsModel
from storemon.gui.widgets.spread import shared_out
from storemon.gui.widgets.tables import PlainTable, widest
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_NARROW: Final = 1030
_LEAST_FILE: Final = 200
_ICON: Final = 28


class ImportsTable(PlainTable):
    """Each column is as wide as its texts, the first one at most as wide as what is left."""

    def __init__(self, theme: Theme, model: ImportsModel, name: str) -> None:
        super().__init__(theme, model, name)
        self._model = model
        self._needed: dict[Field, int] = {}
        self.measure()

    def measure(self) -> None:
        """Measure the texts, which are others now, and distribute the width."""
        self.ensurePolished()
        for column in Field:
            texts = self._model.texts_of(column)
            self._needed[column] = max(self.head.needed_width(column), widest(self.fontMetrics(), texts))
        self._needed[Field.FILE] += _ICON + INDENT
        self._spread()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Distribute the width again; if there is little, hide what the icon shows too."""
        super().resizeEvent(event)
        self.setColumnHidden(Field.KIND, self.width() < _NARROW)
        self._spread()

    def _spread(self) -> None:
        widths = {column: width for column, width in self._needed.items() if not self.isColumnHidden(column)}
        if widths:
            room = self.viewport().width()
            left = room - sum(widths.values()) + widths[Field.FILE]
            widths[Field.FILE] = max(_LEAST_FILE, min(widths[Field.FILE], left))
            self.set_widths(shared_out({column.value: width for column, width in widths.items()}, room))
