"""Reports a bug in the program calmly, with details to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QPushButton, QWidget

from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.plain_label import plain_label


class CrashDialog(QDialog):
    """One dialog for all errors that occur while it is open; `diagnostics_wanted` asks for the zip."""

    diagnostics_wanted = Signal()

    def __init__(self, details: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong"))
        self.title = plain_label(self.tr("Something went wrong on our side."), "panelTitle", wraps=True)
        self.body = plain_label("", "mutedBody", wraps=True)
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
        layout = dialog_column(self)
        layout.addWidget(self.title)
        layout.addWidget(self.body)
        layout.addSpacing(4)
        layout.addWidget(self.details, 1)
        layout.addSpacing(4)
        layout.addLayout(button_row(self.close_button, apart=(self.copy, self.save)))
        self.resize(640, 440)
        self._count = 0
        self._show_text()
        self.close_button.setFocus()

    def add(self, details: str) -> None:
        """Add another error, without a dialog of its own."""
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
