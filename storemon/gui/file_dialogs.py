"""Choosing files to import and a place to export to; neither waits for its answer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

_KEY = "files/folder"


class FileDialogs(QObject):
    """Remembers the last folder; `opened` carries paths."""

    opened = Signal(object)

    def __init__(self, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._then: Callable[[Path], None] | None = None

    @Slot()
    def ask_open(self) -> None:
        """Let the operator choose CSV files."""
        dialog = self._dialog(self.tr("Choose files to import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("CSV files (*.csv *.tsv *.txt *.gz *.zip)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(self._files_selected)
        dialog.open()

    def ask_save(self, title: str, name: str, then: Callable[[Path], None]) -> None:
        """Let the operator choose where a CSV goes, and call `then` with the place."""
        self._then = then
        dialog = self._dialog(title)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([self.tr("CSV files (*.csv)")])
        dialog.setDefaultSuffix("csv")
        dialog.selectFile(name)
        dialog.fileSelected.connect(self._save_selected)
        dialog.open()

    def _dialog(self, title: str) -> QFileDialog:
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._window, title, str(self._settings.value(_KEY, home)))
        dialog.finished.connect(dialog.deleteLater)
        return dialog

    @Slot("QStringList")
    def _files_selected(self, names: list[str]) -> None:
        paths = [Path(name) for name in names]
        self._remember(paths[0])
        self.opened.emit(paths)

    @Slot(str)
    def _save_selected(self, name: str) -> None:
        self._remember(Path(name))
        if self._then is not None:
            self._then(Path(name))

    def _remember(self, path: Path) -> None:
        self._settings.setValue(_KEY, str(path.parent))
