"""The fields for a span of time on a store's local clock."""

from __future__ import annotations

import datetime as dt

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from storemon.core.vocabulary import DAY, MINUTE
from storemon.core.zones import ZoneRules
from storemon.gui.widgets.format import at
from storemon.gui.widgets.moment_edit import MomentEdit
from storemon.gui.widgets.plain_label import plain_label

_EPOCH = dt.date(1970, 1, 1)


class SpanFields(QWidget):
    """Start and end, in whole minutes on the wall clock of `zone`; `changed` when either changes."""

    changed = Signal()

    def __init__(self, zone: str, span: tuple[int, int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._zone = zone
        self.start = self._field(self.tr("From"), span[0])
        self.end = self._field(self.tr("To"), span[1])
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for column, (caption, field) in enumerate(((self.tr("From"), self.start), (self.tr("To"), self.end))):
            layout.addWidget(plain_label(caption, "muted"), 0, column)
            layout.addWidget(field, 1, column)
            field.changed.connect(self.changed)

    @property
    def span(self) -> tuple[int, int]:
        """The start and end, µs UTC. A repeated wall time means its first occurrence."""
        times = np.array([_wall(field.moment()) for field in (self.start, self.end)], np.int64)
        rules = ZoneRules.over(self._zone, int(times.min()) - DAY, int(times.max()) + DAY)
        start, end = rules.to_utc(times).tolist()
        return start, end

    def _field(self, name: str, time: int) -> MomentEdit:
        field = MomentEdit(name)
        field.set_moment(at(time, self._zone).replace(second=0, microsecond=0))
        return field


def _wall(shown: dt.datetime) -> int:
    """Return a wall-clock time in µs since 1970 began on that clock."""
    return (shown.date() - _EPOCH).days * DAY + (shown.hour * 60 + shown.minute) * MINUTE
