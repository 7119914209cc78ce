"""The button that generates a report, with an options button next to it."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from storemon.gui.report.report_options import ReportOptions
from storemon.gui.widgets.icons import Icons

_HEIGHT = 32


class GenerateButtons(QWidget):
    """`generate` asks for a report with the current options."""

    generate = Signal()

    def __init__(self, icons: Icons, options: ReportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = options
        self.generate_button = QPushButton(self.tr("Generate report"))
        self.generate_button.setObjectName("primaryLeft")
        self.generate_button.clicked.connect(self.generate)
        self.options_button = QToolButton()
        self.options_button.setObjectName("primaryRight")
        self.options_button.setAccessibleName(self.tr("Report options"))
        self.options_button.setToolTip(self.tr("What the report counts, and how"))
        icons.put(self.options_button, "sliders-horizontal", "on_accent")
        self.options_button.clicked.connect(self._open_options)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(1)
        for button in (self.generate_button, self.options_button):
            button.setFixedHeight(_HEIGHT)
            layout.addWidget(button)

    @Slot(bool)
    def set_running(self, running: bool) -> None:  # noqa: FBT001  # a slot
        """Disable the buttons while a report is being computed."""
        for button in (self.generate_button, self.options_button, self.options.button):
            button.setEnabled(not running)
        self.generate_button.setText(self.tr("Generating…") if running else self.tr("Generate report"))

    @Slot()
    def _open_options(self) -> None:
        self.options.open_below(self.options_button)
