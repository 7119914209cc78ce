"""The tools above the chart: the week shown, and the zoom."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QToolButton, QWidget

from storemon.gui.store_page.date_field import DateField
from storemon.gui.widgets.format import date_span
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.plain_label import plain_label


class WeekBar(QWidget):
    """`step` carries −1 or 1 for a week, `date_wanted` a day to go to; `home` asks for the report's time.

    `zoom` carries the factor of time to show, 0 for the whole day.
    """

    step = Signal(int)
    date_wanted = Signal(object)
    home = Signal()
    zoom = Signal(float)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self.before = self._tool("chevron-left", self.tr("Week before"), "Ctrl+Left")
        self.before.clicked.connect(lambda: self.step.emit(-1))
        self.after = self._tool("chevron-right", self.tr("Week after"), "Ctrl+Right")
        self.after.clicked.connect(lambda: self.step.emit(1))
        self.span = plain_label("", "strong")
        self.report = QPushButton(self.tr("Back to the report"))
        self.report.setObjectName("quiet")
        self.report.clicked.connect(self.home)
        self.date = DateField(icons)
        self.date.chosen.connect(self.date_wanted)
        self.closer = self._tool("zoom-in", self.tr("Zoom in"), "")
        self.closer.clicked.connect(lambda: self.zoom.emit(0.5))
        self.wider = self._tool("zoom-out", self.tr("Zoom out"), "")
        self.wider.clicked.connect(lambda: self.zoom.emit(2.0))
        self.whole = self._tool("maximize", self.tr("Show the whole day"), "")
        self.whole.clicked.connect(lambda: self.zoom.emit(0.0))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (self.before, self.after, self.span, self.report):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(self.date)
        for tool in (self.closer, self.wider, self.whole):
            layout.addWidget(tool)

    def show_week(self, first: dt.date, last: dt.date, *, before: bool, after: bool, home: bool) -> None:
        """Show the days from `first` to `last`; the flags say which navigation buttons to offer."""
        self.span.setText(date_span(first, last))
        self.before.setEnabled(before)
        self.after.setEnabled(after)
        self.report.setVisible(home)
        self.date.show_week(first, last)

    def bound(self, first: dt.date, last: dt.date, week_begins: int) -> None:
        """Allow dates from `first` to `last`; `week_begins`: first day of the week, 0 = Monday."""
        self.date.bound(first, last, week_begins)

    def _tool(self, icon: str, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("iconButton")
        button.setIconSize(QSize(18, 18))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setAccessibleName(name)
        button.setToolTip(name)
        if keys:
            button.setShortcut(QKeySequence(keys))
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            button.setToolTip(f"{name} ({native})")
        self._icons.put(button, icon)
        return button
