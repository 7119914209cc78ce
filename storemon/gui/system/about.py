"""About the program: its version, licenses, and time zone rules."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from storemon import __version__
from storemon.core.zone_files import rules_version
from storemon.gui.widgets.resources import licences_folder

_tr: Final = partial(QCoreApplication.translate, "about")


def show_about(window: QWidget) -> None:
    """Open the box over a window; it is deleted when closed."""
    text = _tr(
        "storemon {version}\n\nUptime and downtime of every store during its business hours.\n\n"
        "Window: Qt and PySide6 (LGPL 3). Typeface: Inter (SIL Open Font License). Icons: Lucide (ISC)."
    ).format(version=__version__)
    text += "\n\n" + _tr("Time zone rules: {version}").format(version=rules_version())
    licences = licences_folder()
    if licences is not None:
        text += "\n\n" + _tr("All licenses: {folder}").format(folder=licences)
    box = QMessageBox(window)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setWindowTitle(_tr("About storemon"))
    box.setIconPixmap(window.windowIcon().pixmap(64))
    # A folder's name may look like markup.
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(text)
    box.open()
