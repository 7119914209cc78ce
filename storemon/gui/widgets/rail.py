"""The rail of pages along the window's leading edge."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from storemon.gui.widgets.icons import Icons
from storemon.override import override

_CENTRED: Final = 0x24
"""Qt's `AlignHCenter` and `AlignTop`."""
_PICTURE: Final = 20
_PICTURE_TOP: Final = 10
_NAME_TOP: Final = 34
_WIDTH: Final = 64
_BESIDE: Final = 8
_LETTERS: Final = 11
"""The font size of a name in pixels, as in the style sheet."""


class RailButton(QPushButton):
    """A picture above a name; to screen readers it is one of several choices, which a tool button is not."""

    def __init__(self, name: str, icon: str, icons: Icons) -> None:
        super().__init__()
        self.name = name
        self._icon = icon
        self._icons = icons
        self._painted = False
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.toggled.connect(self._toggled)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:  # Qt's signature
        """Paint the page's picture and name over the style's background."""
        super().paintEvent(event)
        self._painted = True
        # Without `Qt` and `QStyle`, and so without a pen: see the traps in docs/design.md.
        painter = QPainter(self)
        # Not an icon of the button, which the style would put next to the name.
        color = "accent" if self.isChecked() else "muted"
        picture = self._icons.pixmap(self._icon, color, _PICTURE, self.devicePixelRatioF())
        painter.drawPixmap((self.width() - _PICTURE) // 2, _PICTURE_TOP, picture)
        painter.drawText(self.rect().adjusted(0, _NAME_TOP, 0, 0), _CENTRED, self.name)
        painter.end()

    @Slot(bool)
    def _toggled(self, checked: bool) -> None:  # noqa: FBT001  # Qt's signal
        # The style applies a state's pen and font only to what it paints itself.
        self.setProperty("open", checked)
        if self._painted:
            self.style().unpolish(self)
            self.style().polish(self)


class Rail(QFrame):
    """One button per page; `chosen` carries the page's name."""

    chosen = Signal(str)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("rail")
        self._width = _WIDTH
        self.setAccessibleName(self.tr("Pages"))
        self._icons = icons
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._buttons: dict[str, RailButton] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(8, 12, 8, 12)
        self._layout.setSpacing(4)
        self._layout.addStretch()

    def add(self, name: str, text: str, icon: str) -> None:
        """Add a page below the others."""
        button = RailButton(text, icon, self._icons)
        button.setObjectName("railButton")
        # By its name: see "Qt" among the traps in docs/design.md.
        button.setProperty("focusPolicy", "StrongFocus")
        self._group.addButton(button)
        self._buttons[name] = button
        self._layout.insertWidget(self._layout.count() - 1, button)
        self._width = max(self._width, _name_width(button) + _BESIDE)
        for one in self._buttons.values():
            one.setFixedSize(self._width, 56)
        self.setFixedWidth(self._width + 2 * _BESIDE)

    def has(self, name: str) -> bool:
        """Return whether there is a button for a page."""
        return name in self._buttons

    def title(self, name: str) -> str:
        """Return the title of a page."""
        return self._buttons[name].name

    def mark(self, name: str) -> None:
        """Show which page is open."""
        self._buttons[name].setChecked(True)

    @Slot(QAbstractButton)
    def _clicked(self, button: QAbstractButton) -> None:
        self.chosen.emit(next(name for name, known in self._buttons.items() if known is button))


def _name_width(button: RailButton) -> int:
    """Return the width of a name while its page is open, which is its largest width."""
    font = QFont(button.font())
    font.setPixelSize(_LETTERS)
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font).horizontalAdvance(button.name)
