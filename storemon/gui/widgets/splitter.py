"""Two parts of a page with a handle between them."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QSplitter, QWidget

from storemon.override import override

_UNSEEN: Final = "qt_rubberband"
"""The name of widgets that Qt leaves out of the accessibility tree."""


class Splitter(QSplitter):
    """A splitter whose handles, which only a mouse can move, are not told to screen readers.

    On Linux, each would be an object of unknown role.
    """

    @override
    def addWidget(self, widget: QWidget) -> None:
        """Add a part."""
        super().addWidget(widget)
        # Only now: Qt itself gives a new handle a name.
        self.handle(self.count() - 1).setObjectName(_UNSEEN)
