"""A preview of a page before it is printed."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QScrollArea, QWidget

from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.plain_label import plain_label

_SIZE = QSize(760, 720)
_WIDEST = 900


class PagePreview(QDialog):
    """`print_wanted`: open the page in the program for PDF files; `save_wanted`: save it as a file."""

    print_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, parent: QWidget, title: str, page: QImage) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print preview"))
        self.page = QLabel()
        self.page.setAccessibleName(self.tr("Page: {title}").format(title=title))
        self.page.setPixmap(QPixmap.fromImage(page))
        view = QScrollArea()
        view.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        view.setWidget(self.page)
        # The page's full width, plus a scroll bar for its height.
        beside = view.verticalScrollBar().sizeHint().width() + 2 * view.frameWidth()
        view.setMinimumWidth(min(self.page.sizeHint().width() + beside, _WIDEST))
        self.print_button = QPushButton(self.tr("Open to print"))
        self.print_button.setObjectName("primary")
        self.print_button.setDefault(True)
        self.print_button.setToolTip(self.tr("Opens the page in your PDF program, which prints it"))
        self.print_button.clicked.connect(self.print_wanted)
        self.save_button = QPushButton(self.tr("Save as PDF…"))
        self.save_button.clicked.connect(self.save_wanted)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.reject)
        for button in (self.print_button, self.save_button):
            button.clicked.connect(self.accept)
        layout = dialog_column(self)
        layout.addWidget(plain_label(title, "panelTitle"))
        layout.addWidget(view, 1)
        layout.addSpacing(4)
        layout.addLayout(button_row(self.close_button, self.save_button, self.print_button))
        self.resize(_SIZE)
