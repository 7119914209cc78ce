"""Shows one page of the guide, with pictures that match the theme."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QImage, QResizeEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from storemon.gui.guide.guide_pages import GuidePage
from storemon.gui.guide.guide_style import style
from storemon.gui.widgets.theme import Theme
from storemon.override import override

PICTURE_RATIO: Final = 1.5
"""Pixels of a picture for each device-independent one."""

_MARGIN: Final = 32
_SETTLED_MS: Final = 100


class GuideView(QTextBrowser):
    """Shows a page; `link_chosen` carries the page and the heading of a clicked link."""

    link_chosen = Signal(str, str)

    def __init__(self, theme: Theme, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("guideView")
        self.setAccessibleName(self.tr("Page"))
        self.setOpenLinks(False)
        self._theme = theme
        self._folder = folder
        self._page: GuidePage | None = None
        self._words: list[str] = []
        self._room = 0
        self._resized = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._resized.timeout.connect(self._fit)
        self.anchorClicked.connect(self._clicked)
        theme.changed.connect(self._restyle)

    def show_page(self, page: GuidePage) -> None:
        """Show a page from the top."""
        self._page = page
        self._restyle()
        self.verticalScrollBar().setValue(0)

    def mark(self, words: list[str]) -> None:
        """Highlight every occurrence of the words (lower case), and scroll to the first below a title."""
        self._words = words
        marks = []
        for word in words:
            cursor = QTextCursor(self.document())
            while not (cursor := self.document().find(word, cursor)).isNull():
                mark = QTextEdit.ExtraSelection()
                mark.cursor = cursor
                mark.format.setBackground(QColor(self._theme.tokens.soft))
                marks.append(mark)
        self.setExtraSelections(marks)

    def find_next(self) -> None:
        """Scroll to the next occurrence of the first word, wrapping around."""
        for word in self._words[:1]:
            if not self.find(word):
                self.moveCursor(QTextCursor.MoveOperation.Start)
                self.find(word)

    @override
    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Return a picture for the theme; nothing else is ever loaded."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        wanted = Path(QUrl(name).path()).name
        path = (
            self._folder / "pictures" / (wanted.replace(".png", "-dark.png") if self._theme.dark else wanted)
        )
        picture = QImage(str(path))
        # Scale the picture down in a narrow window.
        picture.setDevicePixelRatio(max(PICTURE_RATIO, picture.width() / max(1, self._room)))
        return picture

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures after the window has stopped being resized."""
        super().resizeEvent(event)
        self._resized.start()

    @Slot()
    def _fit(self) -> None:
        if self._room != self.viewport().width() - 2 * _MARGIN:
            self._restyle()

    @Slot()
    def _restyle(self) -> None:
        if self._page is None:
            return
        place = self.verticalScrollBar().value()
        self._room = self.viewport().width() - 2 * _MARGIN
        self.document().clear()
        self.document().setMarkdown(self._page.markdown)
        self.document().setDocumentMargin(_MARGIN)
        style(self.document(), self._theme.tokens)
        self.mark(self._words)
        # Filling the page leaves the cursor at its end, and Qt would scroll to it when the page is shown.
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(place)

    @Slot(QUrl)
    def _clicked(self, link: QUrl) -> None:
        name = Path(link.path()).stem or (self._page.name if self._page else "")
        self.link_chosen.emit(name, link.fragment())
