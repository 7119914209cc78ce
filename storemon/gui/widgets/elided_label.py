"""Labels for text of unknown length."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from storemon.core.csv_cells import one_line
from storemon.gui.widgets.format import plain_tip
from storemon.gui.widgets.plain_label import let_select
from storemon.override import override


class ElidedLabel(QLabel):
    """Selectable plain text on one line, elided (ids in the middle) if it does not fit; tooltip in full."""

    def __init__(
        self,
        name: str,
        cut: Qt.TextElideMode = Qt.TextElideMode.ElideMiddle,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._cut = cut
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        let_select(self)
        self.full = ""
        self._tip = ""

    def set_tip(self, text: str) -> None:
        """Set a tooltip that says more than the text; screen readers say it too."""
        self._tip = text
        self.setAccessibleName(text or self.full)
        self._fit()

    @override
    def setText(self, text: str) -> None:
        """Show text, elided if necessary."""
        self.full, self._tip = text, ""
        self.setAccessibleName(text)
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        """Return the size of the whole text, however much of it is shown."""
        whole = self.fontMetrics().horizontalAdvance(self.full) + 2
        return QSize(whole, super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Let the layout make the label as narrow as it likes."""
        return QSize(40, super().minimumSizeHint().height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide the text again."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        # Selected and copied text is what is shown: also on one line.
        line = one_line(self.full)
        shown = self.fontMetrics().elidedText(line, self._cut, self.width())
        super().setText(shown)
        tip = self._tip or (self.full if shown != line else "")
        self.setToolTip(plain_tip(tip) if tip else "")
