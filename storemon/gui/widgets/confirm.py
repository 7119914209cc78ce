"""A question before something is removed; does not block."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.plain_label import plain_label
from storemon.override import override


class Confirm(QDialog):
    """Asks `question`, explains it with `words`, and calls `agreed` if confirmed.

    `other`: a third answer and its function.
    """

    def __init__(
        self,
        parent: QWidget,
        question: str,
        body: str,
        yes: str,
        agreed: Callable[[], None],
        *,
        no: str = "",
        other: tuple[str, Callable[[], None]] | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(yes)
        self._agreed = agreed
        self.question = plain_label(question, "panelTitle", wraps=True)
        self.body = plain_label(body, "mutedBody", wraps=True)
        self.yes = QPushButton(yes)
        self.yes.setObjectName("primary")
        self.yes.clicked.connect(self._yes)
        self.no = QPushButton(no or self.tr("Cancel"))
        self.no.clicked.connect(self.reject)
        # So that Enter does not remove anything by accident.
        self.no.setDefault(True)
        buttons = [self.no, self.yes]
        if other is not None:
            self.other = QPushButton(other[0])
            self._instead = other[1]
            self.other.clicked.connect(self._other)
            buttons.insert(1, self.other)
        layout = dialog_column(self)
        layout.addWidget(self.question)
        layout.addWidget(self.body)
        layout.addSpacing(12)
        layout.addLayout(button_row(*buttons))
        self.setFixedWidth(480)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Set the height that the texts need in the fonts of the style."""
        super().showEvent(event)
        self._fit()

    def reword(self, question: str, body: str) -> None:
        """Change the question and the explanation."""
        if (question, body) != (self.question.text(), self.body.text()):
            self.question.setText(question)
            self.body.setText(body)
            self._fit()

    def _fit(self) -> None:
        layout = self.layout()
        if layout is not None:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))

    @Slot()
    def _yes(self) -> None:
        self.accept()
        self._agreed()

    @Slot()
    def _other(self) -> None:
        self.accept()
        self._instead()
