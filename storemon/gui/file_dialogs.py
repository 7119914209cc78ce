"""Choosing files to import and a place to export to; neither waits for its answer."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths, Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

_KEY = "files/folder"


class FileDialogs(QObject):
    """Remembers the last folder; `opened` carries paths, `save_chosen` a path and what was asked for."""

    opened = Signal(object)
    save_chosen = Signal(object, bool)

    def __init__(self, settings: QSettings, window: QWidget) -> None:
        super().__init__(window)
        self._settings = settings
        self._window = window
        self._further = False

    @Slot()
    def ask_open(self) -> None:
        """Let the operator choose CSV files."""
        dialog = self._dialog(self.tr("Choose files to import"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters([self.tr("CSV files (*.csv *.txt)"), self.tr("All files (*)")])
        dialog.filesSelected.connect(self._files_selected)
        dialog.open()

    def ask_save(self, name: str, *, further: bool) -> None:
        """Let the operator choose where the CSV goes."""
        self._further = further
        dialog = self._dialog(self.tr("Export report as CSV"))
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
        self.save_chosen.emit(Path(name), self._further)

    def _remember(self, path: Path) -> None:
        self._settings.setValue(_KEY, str(path.parent))
