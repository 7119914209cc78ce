"""The buttons of the stores page: export (its menu is filled elsewhere), and generate with options."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from storemon.gui.report.export_actions import export_button
from storemon.gui.report.generate_buttons import GenerateButtons
from storemon.gui.report.platform_switch import PlatformSwitch
from storemon.gui.report.report_options import ReportOptions
from storemon.gui.report.update_chip import UpdateChip
from storemon.gui.widgets.icons import Icons


class ReportActions(QWidget):
    """The buttons in a row, after the chip that says that the report is out of date."""

    def __init__(self, icons: Icons, options: ReportOptions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.options = options
        self.chip = UpdateChip()
        self.platform = PlatformSwitch(icons)
        self.export_button = export_button(icons)
        self.generate = GenerateButtons(icons, options)
        for button in (self.chip, self.platform, self.export_button):
            button.setFixedHeight(32)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.chip)
        layout.addWidget(self.platform)
        layout.addWidget(self.export_button)
        layout.addWidget(self.generate)
