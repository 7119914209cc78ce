"""The buttons of the stores page: export, whose menu is filled elsewhere, and generate with its options."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from storemon.gui.report.export_actions import export_button
from storemon.gui.report.report_options import ReportOptions
from storemon.gui.report.update_chip import UpdateChip
from storemon.gui.widgets.icons import Icons


class ReportActions(QWidget):
    """`generate` asks for a report with the options as they stand."""

    generate = Signal()

    def __init__(self, icons: Icons, options: ReportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = options
        self.chip = UpdateChip()
        self.export_button = export_button(icons)
        self.generate_button = QPushButton(self.tr("Generate report"))
        self.generate_button.setObjectName("primaryLeft")
        self.generate_button.clicked.connect(self.generate)
        self.options_button = QToolButton()
        self.options_button.setObjectName("primaryRight")
        self.options_button.setAccessibleName(self.tr("Report options"))
        self.options_button.setToolTip(self.tr("Method, time and reach"))
        icons.put(self.options_button, "sliders-horizontal", "on_accent")
        self.options_button.clicked.connect(self._open_options)
        for button in (self.chip, self.export_button, self.generate_button, self.options_button):
            button.setFixedHeight(32)
        joined = QHBoxLayout()
        joined.setSpacing(1)
        joined.addWidget(self.generate_button)
        joined.addWidget(self.options_button)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chip)
        layout.addWidget(self.export_button)
        layout.addLayout(joined)

    @Slot(bool)
    def set_running(self, running: bool) -> None:  # noqa: FBT001  # a slot
        """Take no second report while one is being computed."""
        for button in (self.generate_button, self.options_button, self.options.button):
            button.setEnabled(not running)
        self.generate_button.setText(self.tr("Generating…") if running else self.tr("Generate report"))

    @Slot()
    def _open_options(self) -> None:
        self.options.open_below(self.options_button)
