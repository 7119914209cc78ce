"""Settings of the data: its location, and moving it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QPushButton

from storemon.errors import message_of
from storemon.gui.settings.move_dialog import MoveDialog
from storemon.gui.settings.settings_page import SettingsPage
from storemon.gui.widgets.confirm import Confirm
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.file_dialogs import file_dialog
from storemon.gui.widgets.format import size_text
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.setting import Page
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from storemon.gui.settings.data_move import DataMove
    from storemon.services.moving import NewPlace


class DataSettings(SettingsPage):
    """Shows where the data is; `busy`: whether a job is using it."""

    def __init__(
        self,
        theme: Theme,
        icons: Icons,
        preferences: Preferences,
        move: DataMove,
        busy: Callable[[], bool],
    ) -> None:
        super().__init__(theme, icons, preferences)
        self._move = move
        self._busy = busy
        self._folder = Path()
        self._progress: MoveDialog | None = None
        tr = self.tr
        self.place = ElidedLabel("body")
        self.amount = plain_label("", "faint", wraps=True)
        self.show_button = QPushButton(tr("Show"))
        self.show_button.clicked.connect(self._show_folder)
        self.move_button = QPushButton(tr("Move…"))
        self.move_button.clicked.connect(self._ask_folder)
        for button in (self.show_button, self.move_button):
            button.setAutoDefault(False)
            button.setEnabled(False)
        self.show_button.setAccessibleDescription(tr("Opens the folder of the data"))
        self.state = plain_label("", "muted", wraps=True)
        self.state.hide()
        self.head(tr("Data folder"))
        self.line(self.place)
        self.line(self.amount)
        self.line_of_buttons(self.show_button, self.move_button)
        self.line(self.state)
        words = tr("The database and its backups are in this folder. These settings are kept elsewhere.")
        self.meaning = plain_label(words, "faint", wraps=True)
        self.line(self.meaning)
        self.add_settings(Page.DATA)
        self.state.setAccessibleName(tr("State of the data folder"))
        move.measured.connect(self._measured)
        move.looked.connect(self._looked)
        move.progress.connect(self._advanced)
        move.ended.connect(self._ended)
        move.moved.connect(self._moved)
        move.failed.connect(self._failed)
        move.measure()

    def show_server(self, address: str) -> None:
        """Show that the data is on a server, so it cannot be moved."""
        self.place.setText(address)
        self.meaning.setText(
            self.tr(
                "The database is on a server. Whoever looks after the server makes its backups. These "
                "settings are kept on this computer."
            )
        )
        for widget in (self.amount, self.show_button, self.move_button):
            widget.hide()

    def fix(self) -> None:
        """Disable moving: this window was opened on a specific database."""
        self.move_button.hide()

    @Slot(object, object)
    def _measured(self, folder: Path, size: int) -> None:
        self._folder = folder
        self.place.setText(str(folder))
        self.amount.setText(self.tr("{size} with backups").format(size=size_text(size)))
        self.show_button.setEnabled(True)
        self.move_button.setEnabled(True)

    @Slot()
    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    @Slot()
    def _ask_folder(self) -> None:
        if self._busy():
            self._show_text(
                self.tr("storemon is busy, or files are waiting for review. Move the data when that is done.")
            )
            return
        dialog = file_dialog(
            self.window(), self.tr("Choose the folder for the data"), str(self._folder.parent)
        )
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda text: self._move.look(Path(text)))
        dialog.open()

    @Slot(object)
    def _looked(self, place: NewPlace) -> None:
        folder = place.database.parent
        if place.taken:
            Confirm(
                self.window(),
                self.tr("Use the data in {folder}?").format(folder=folder),
                self.tr(
                    "This folder already has a storemon database. Nothing is copied or removed: your current "
                    "data stays in {old} and is no longer shown."
                ).format(old=self._folder),
                self.tr("Use it"),
                lambda: self._move.use(place),
            ).open()
        else:
            Confirm(
                self.window(),
                self.tr("Move the data to {folder}?").format(folder=folder),
                self.tr(
                    "{size} are copied and checked. They are removed from {old} once the copy is in use."
                ).format(size=size_text(place.size), old=self._folder),
                self.tr("Move the data"),
                lambda: self._move.move(place),
            ).open()

    @Slot(float, str)
    def _advanced(self, fraction: float, text: str) -> None:
        if self._progress is None:
            self._progress = MoveDialog(self.window(), text)
            self._progress.cancelled.connect(self._move.cancel)
            self._progress.open()
        self._progress.advance(fraction)

    @Slot()
    def _ended(self) -> None:
        if self._progress is not None:
            self._progress.done(0)
            self._progress = None

    @Slot(object, bool)
    def _moved(self, folder: Path, gone: bool) -> None:  # noqa: FBT001  # a slot
        if gone:
            self._show_text(self.tr("The data has moved."))
        else:
            self._show_text(self.tr("The data in {folder} was not changed.").format(folder=folder))
        self._move.measure()

    @Slot(object)
    def _failed(self, error: Exception) -> None:
        self._show_text(translate_message(message_of(error)))

    def _show_text(self, text: str) -> None:
        self.state.setText(text)
        self.state.show()
