"""The first page that a new user sees: where to drop files, or sample data to explore."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from storemon.core.vocabulary import DEFAULT_ZONE
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.zone_names import zone_name
from storemon.override import override


class EmptyPage(QWidget):
    """Invites to drop files, choose them, or try the sample data."""

    choose_files = Signal()
    try_sample = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        card = QFrame()
        card.setObjectName("dropCard")
        card.setMaximumWidth(720)
        self._picture = QLabel()
        title = QLabel(self.tr("See which restaurants went offline, and for how long"))
        title.setObjectName("hero")
        title.setWordWrap(True)
        title.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.body = QLabel()
        self.body.setObjectName("mutedBody")
        self.body.setWordWrap(True)
        self.body.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.files_button = QPushButton(self.tr("Choose files…"))
        self.files_button.setObjectName("primary")
        self.files_button.clicked.connect(self.choose_files)
        self.sample_button = QPushButton(self.tr("Try the sample data"))
        self.sample_button.clicked.connect(self.try_sample)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch()
        buttons.addWidget(self.files_button)
        buttons.addWidget(self.sample_button)
        buttons.addStretch()
        inside = QVBoxLayout(card)
        inside.setContentsMargins(48, 48, 48, 40)
        inside.setSpacing(8)
        centre = Qt.AlignmentFlag.AlignHCenter
        inside.addWidget(self._picture, 0, centre)
        inside.addSpacing(8)
        inside.addWidget(title)
        inside.addWidget(self.body)
        inside.addSpacing(16)
        inside.addLayout(buttons)
        inside.addSpacing(32)
        inside.addLayout(self._kinds())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 8)
        across.addStretch(1)
        layout.addStretch(2)
        layout.addLayout(across)
        layout.addStretch(3)
        theme.changed.connect(self._tint)
        self._tint()
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Show that files are being imported, or invite the user to add some."""
        for button in (self.files_button, self.sample_button):
            button.setEnabled(not busy)
        if busy:
            self.body.setText(self.tr("Your files are being imported. The stores appear here in a moment."))
        else:
            self.body.setText(
                self.tr(
                    "Drop CSV files, spreadsheets or a folder here. Each file is recognized by its columns."
                )
            )

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the minimum height so that the hints, with their present number of lines, are not cut."""
        super().resizeEvent(event)
        layout = self.layout()
        if layout is not None:
            self.setMinimumHeight(layout.totalMinimumHeightForWidth(self.width()))

    def _kinds(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(24)
        for title, text in (
            (self.tr("Store status"), self.tr("Required. One line per check: store, status, time in UTC.")),
            (self.tr("Business hours"), self.tr("Optional. Without hours, a store counts as open 24/7.")),
            (
                self.tr("Time zones"),
                self.tr("Optional. Without one, {zone} is assumed.").format(zone=zone_name(DEFAULT_ZONE)),
            ),
        ):
            head = QLabel(title)
            head.setObjectName("strong")
            body = QLabel(text)
            body.setObjectName("muted")
            body.setWordWrap(True)
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(head)
            column.addWidget(body)
            column.addStretch()
            row.addLayout(column, 1)
        return row

    @Slot()
    def _tint(self) -> None:
        self._picture.setPixmap(self._icons.pixmap("upload", "accent", 40, self.devicePixelRatioF()))
