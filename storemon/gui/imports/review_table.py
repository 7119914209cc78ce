"""The table of the files under review, which gives long names the width that other columns can spare."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent

from storemon.gui.imports.review_model import Field, ReviewModel
from storemon.gui.widgets.kind_texts import kind_titles
from storemon.gui.widgets.tables import PlainTable, widest
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_WIDTHS: Final = {Field.KIND: 0, Field.SIZE: 104, Field.ROWS: 176, Field.STATE: 232}
_LEAST_NAME: Final = 120
_ICON: Final = 28
_MEASURED: Final = 64


class ReviewTable(PlainTable):
    """Columns have room for the texts that may follow, unless the names of the files need it now."""

    def __init__(self, theme: Theme, model: ReviewModel, name: str, *, row: int, header: int) -> None:
        super().__init__(theme, model, name, row=row, header=header)
        self._usual: dict[Field, int] = {}
        for column, least in _WIDTHS.items():
            self.fit(column, kind_titles() if column is Field.KIND else (), least)
            self._usual[column] = self.columnWidth(column)
        model.modelReset.connect(self.spread)
        model.dataChanged.connect(self.spread)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Distribute the width again."""
        super().resizeEvent(event)
        self.spread()

    @Slot()
    def spread(self) -> None:
        """Distribute the width."""
        widths, room = dict(self._usual), self.viewport().width()
        lacking = self._needed(Field.FILE) - (room - sum(widths.values()))
        for column, width in self._usual.items():
            taken = max(0, min(lacking, width - self._needed(column)))
            widths[column] -= taken
            lacking -= taken
        widths[Field.FILE] = max(_LEAST_NAME, room - sum(widths.values()))
        self.set_widths({column.value: width for column, width in widths.items()})

    def _needed(self, column: Field) -> int:
        model = self.model()
        rows = range(min(model.rowCount(), _MEASURED))
        texts = widest(self.fontMetrics(), (str(model.index(row, column).data()) for row in rows))
        icon = _ICON if column in {Field.FILE, Field.STATE} else 0
        return max(self.head.needed_width(column), texts + icon)
