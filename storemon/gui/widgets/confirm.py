"""One question before something is taken away; nothing waits for its answer."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override


class Confirm(QDialog):
    """Asks `question`, says in `words` what it means, and calls `agreed` for a yes.

    `other` is a third answer, with what it does.
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
        self.question = _label(question, "panelTitle")
        self.body = _label(body, "mutedBody")
        self.yes = QPushButton(yes)
        self.yes.setObjectName("primary")
        self.yes.clicked.connect(self._yes)
        self.no = QPushButton(no or self.tr("Cancel"))
        self.no.clicked.connect(self.reject)
        # Enter takes nothing away by accident.
        self.no.setDefault(True)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.no)
        if other is not None:
            self.other = QPushButton(other[0])
            self._instead = other[1]
            self.other.clicked.connect(self._other)
            buttons.addWidget(self.other)
        buttons.addWidget(self.yes)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(self.question)
        layout.addWidget(self.body)
        layout.addSpacing(12)
        layout.addLayout(buttons)
        self.setFixedWidth(480)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Be as high as the words need in the fonts that the style has given them."""
        super().showEvent(event)
        self._fit()

    def reword(self, question: str, body: str) -> None:
        """Ask and say something else."""
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


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
