"""Dialogs to choose files to import and paths to export to; they do not block."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QLineEdit, QWidget

from storemon.errors import ExportFailed
from storemon.gui.widgets.stored import stored_text
from storemon.message import Message

_KEY: Final = "files/folder"


class FileType(NamedTuple):
    """A type of file: its name, and its suffix, such as `.csv`."""

    text: str
    suffix: str


class FileDialogs(QObject):
    """Remembers the last folders; `opened` carries paths, `refused` an error to show."""

    opened = Signal(object)
    refused = Signal(object)

    def __init__(self, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window

    @Slot()
    def ask_open(self) -> None:
        """Let the user choose files to import."""
        dialog = self._dialog(self.tr("Choose files to import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(
            [
                self.tr("Data files (*.csv *.tsv *.txt *.gz *.zip *.xlsx *.xlsm *.xls *.ods)"),
                self.tr("All files (*)"),
            ]
        )
        dialog.filesSelected.connect(self._files_selected)
        dialog.open()

    def ask_save(
        self,
        title: str,
        name: str,
        then: Callable[[Path], None],
        kinds: Sequence[FileType] = (),
        place: str = "",
    ) -> None:
        """Let the user choose where to save a file, and call `then` with the path.

        `kinds`: the possible types, the suggested one first; default: CSV. The folder is remembered for each
        `place`.
        """
        kinds = kinds or (FileType(self.tr("CSV files"), ".csv"),)
        key = f"{_KEY}-{place}" if place else _KEY
        dialog = self._dialog(title, key)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{kind.text} (*{kind.suffix})" for kind in kinds])
        dialog.setDefaultSuffix(kinds[0].suffix[1:])
        dialog.filterSelected.connect(lambda text: dialog.setDefaultSuffix(text.rpartition("*.")[2][:-1]))
        dialog.selectFile(name)
        dialog.fileSelected.connect(lambda text: self._save_selected(Path(text), kinds, key, then))
        dialog.open()

    def ask_folder(self, title: str, then: Callable[[Path], None], place: str) -> None:
        """Let the user choose a folder, and call `then` with it; remembered for each `place`."""
        key = f"{_KEY}-{place}"
        dialog = self._dialog(title, key)
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)

        def chosen(text: str) -> None:
            self._settings.setValue(key, text)
            then(Path(text))

        dialog.fileSelected.connect(chosen)
        dialog.open()

    def ask_one(self, title: str, kind: FileType, then: Callable[[Path], None], place: str) -> None:
        """Let the user choose one file, and call `then` with it; the folder is that of `place`."""
        dialog = self._dialog(title, f"{_KEY}-{place}")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"{kind.text} (*{kind.suffix})", self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda text: then(Path(text)))
        dialog.open()

    def _dialog(self, title: str, key: str = _KEY) -> QFileDialog:
        known = (stored_text(self._settings, key), stored_text(self._settings, _KEY))
        return file_dialog(self._window, title, *known)

    @Slot("QStringList")
    def _files_selected(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        self._remember(paths[0])
        self.opened.emit(paths)

    def _save_selected(
        self, path: Path, kinds: Sequence[FileType], key: str, then: Callable[[Path], None]
    ) -> None:
        if path.suffix.lower() not in {kind.suffix for kind in kinds}:
            # Typed without a suffix, or with one that is part of the name.
            path = path.with_name(path.name + kinds[0].suffix)
            if path.exists():
                self.refused.emit(
                    ExportFailed(
                        Message("There is a file named {name} already.", name=path.name),
                        remedy=Message("Choose it in the list to replace it, or choose another name."),
                    )
                )
                return
        self._remember(path, key)
        then(path)

    def _remember(self, path: Path, key: str = _KEY) -> None:
        self._settings.setValue(key, str(path.parent))


def file_dialog(parent: QWidget, title: str, *folders: str | None) -> QFileDialog:
    """Make a file dialog that is deleted after it is answered, showing the first existing one of `folders`.

    If none exists, it shows the user's documents or home folder, as Qt would treat the name of a missing
    folder as a file name.

    It is not a subclass, for which Qt would never show the system's dialog. If the system has none, dragging
    is disabled in Qt's dialog, as it would move files.
    """
    places = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)
    tried = (*folders, *map(QStandardPaths.writableLocation, places))
    dialog = QFileDialog(parent, title, next((one for one in tried if one and Path(one).is_dir()), ""))
    for view in dialog.findChildren(QAbstractItemView):
        view.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
    for field in dialog.findChildren(QLineEdit):
        field.setAcceptDrops(False)
    dialog.finished.connect(dialog.deleteLater)
    return dialog
