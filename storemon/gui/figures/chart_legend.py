"""The legend under the week chart."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from storemon.gui.figures.chart_paint import (
    DOWN,
    UNKNOWN,
    UP,
    PollMark,
    paint_band,
    paint_note,
    paint_polls,
    paint_state,
)
from storemon.gui.widgets.sheet import QUIET, Sheet
from storemon.gui.widgets.theme import SMALL, Theme, Tokens, body_font
from storemon.override import override

_SWATCH = 18
_GAP = 6
_BETWEEN = 18
_LINE = 20
_STATES = 3
"""How many entries are states; hours and polls come after them."""
_NOTE = 6
"""The entry that is shown only if there are notes."""


def legend_entries(*, noted: bool = False) -> tuple[str, ...]:
    """Return the text for each kind of mark in the chart; `noted`: notes are about any of its time."""
    return (
        QCoreApplication.translate("ChartLegend", "Up"),
        QCoreApplication.translate("ChartLegend", "Down"),
        QCoreApplication.translate("ChartLegend", "Unknown"),
        QCoreApplication.translate("ChartLegend", "Business hours"),
        QCoreApplication.translate("ChartLegend", "Check, active"),
        QCoreApplication.translate("ChartLegend", "Check, inactive"),
        *((QCoreApplication.translate("ChartLegend", "Note"),) if noted else ()),
    )


def paint_swatch(
    painter: QPainter, swatch: QRectF, entry: int, tokens: Tokens, *, on_paper: bool = False
) -> None:
    """Paint the symbol of a legend entry."""
    if entry < _STATES:
        paint_state(painter, swatch, (UP, DOWN, UNKNOWN)[entry], tokens, on_paper=on_paper)
    elif entry == _STATES:
        paint_band(painter, swatch, tokens)
        painter.setPen(QPen(QColor(tokens.border_strong), 0.6 if on_paper else 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(swatch.adjusted(0, 0, -1, -1))
    elif entry == _NOTE:
        paint_note(painter, swatch.adjusted(0, 3, 0, -3), tokens)
    else:
        paint_polls(painter, [PollMark(QPointF(swatch.center()), entry == 4, inside=True)], tokens)


def paint_legend(sheet: Sheet, rect: QRectF, *, noted: bool = False) -> None:
    """Paint the legend of a chart on paper."""
    x = rect.left()
    for number, entry in enumerate(legend_entries(noted=noted)):
        swatch = QRectF(x, rect.center().y() - 4, _SWATCH - 2, 8)
        paint_swatch(sheet.painter, swatch, number, sheet.tokens, on_paper=True)
        place = QRectF(swatch.right() + _GAP, rect.top(), rect.right() - swatch.right() - _GAP, rect.height())
        x = place.left() + sheet.text(place, entry, QUIET) + _BETWEEN


class ChartLegend(QWidget):
    """One line of swatches with their texts."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(body_font(SMALL))
        self._entries = legend_entries()
        self._noted = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._name()

    def show_noted(self, *, noted: bool) -> None:
        """Show or hide the entry for notes."""
        if noted != self._noted:
            self._noted, self._entries = noted, legend_entries(noted=noted)
            self._name()
            self.updateGeometry()
            self.update()

    def _name(self) -> None:
        # Measured once, as each layout asks several times.
        self._widths = [self.fontMetrics().horizontalAdvance(entry) for entry in self._entries]
        self.setAccessibleName(self.tr("Legend: {entries}").format(entries=", ".join(self._entries)))

    @override
    def sizeHint(self) -> QSize:
        """Return the size of all entries on one line."""
        return QSize(self._needed(_BETWEEN), _LINE)

    @override
    def minimumSizeHint(self) -> QSize:
        """Let the entries move closer together, or wrap to a second line, rather than widen the panel."""
        return QSize(120, _LINE)

    @override
    def hasHeightForWidth(self) -> bool:
        """Return True: a narrow legend is higher."""
        return True

    @override
    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that the entries need."""
        return _LINE if self._needed(_GAP) <= width else 2 * _LINE

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the entries from the leading edge; those of polls go below if there is little room."""
        painter = QPainter(self)
        tokens = self._theme.tokens
        one_line = self._needed(_GAP) <= self.width()
        short = max(0, self.sizeHint().width() - self.width()) / len(self._entries)
        between = max(_GAP, _BETWEEN - short) if one_line else _BETWEEN
        x, top = 0.0, 0
        for number, (entry, width) in enumerate(zip(self._entries, self._widths, strict=True)):
            if number == _STATES and not one_line:
                x, top = 0.0, _LINE
            swatch = self._placed(QRectF(x, top + _LINE / 2 - 5, _SWATCH, 10))
            paint_swatch(painter, swatch, number, tokens)
            painter.setPen(QColor(tokens.muted))
            place = self._placed(QRectF(x + _SWATCH + _GAP, top, width + 2, _LINE))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, entry)
            x += _SWATCH + _GAP + width + between

    def _needed(self, between: int) -> int:
        return sum(self._widths) + len(self._entries) * (_SWATCH + _GAP + between)

    def _placed(self, rect: QRectF) -> QRectF:
        """Convert a position from the leading edge to a coordinate."""
        if self.isRightToLeft():
            rect.moveRight(self.width() - rect.left())
        return rect
