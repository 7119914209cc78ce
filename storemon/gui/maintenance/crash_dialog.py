"""Tells calmly of a mistake of ours, with the details to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from storemon.gui.widgets.format import plural


class CrashDialog(QDialog):
    """One dialog for as many mistakes as come while it is open; `diagnostics_wanted` asks for the zip."""

    diagnostics_wanted = Signal()

    def __init__(self, details: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.title = _label(self.tr("Something went wrong on our side."), "panelTitle")
        self.body = _label("", "mutedBody")
        self.details = QPlainTextEdit(details)
        self.details.setObjectName("details")
        self.details.setReadOnly(True)
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.details.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.details.setAccessibleName(self.tr("Details"))
        self.copy = QPushButton(self.tr("Copy details"))
        self.copy.clicked.connect(self._copy)
        self.save = QPushButton(self.tr("Save diagnostics…"))
        self.save.clicked.connect(self.diagnostics_wanted)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setObjectName("primary")
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.save)
        buttons.addStretch()
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.body)
        layout.addSpacing(4)
        layout.addWidget(self.details, 1)
        layout.addSpacing(4)
        layout.addLayout(buttons)
        self.resize(640, 440)
        self._count = 0
        self._show_text()
        self.close_button.setFocus()

    def add(self, details: str) -> None:
        """Take in another mistake, without a dialog of its own."""
        self._count += 1
        self.details.appendPlainText("\n" + details)
        self.copy.setText(self.tr("Copy details"))
        self._show_text()

    def _show_text(self) -> None:
        safe = self.tr(
            "Your data is safe: finished work is saved, and nothing is left half done. "
            "You can keep working. If anything looks wrong, close storemon and start it again."
        )
        texts = [self.tr("If it happens again, please report it with these details. They may name a store.")]
        if self._count:
            texts.append(
                plural(
                    self.tr,
                    "It has happened 1 more time since.|It has happened {n} more times since.",
                    self._count,
                )
            )
        self.body.setText(f"{safe}\n\n{' '.join(texts)}")

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy.setText(self.tr("Copied"))


def _label(text: str, name: str) -> QLabel:
    label = QLabel(text)
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label
