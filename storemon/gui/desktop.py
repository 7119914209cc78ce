"""What a desktop expects of a program: settings, recent files, notices, copying, asking before it leaves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QApplication

from storemon.gui.imports.drops import can_undo
from storemon.gui.imports.recent_files import RecentFiles
from storemon.gui.kit.banner import Tone
from storemon.gui.kit.rows_table import RowsTable
from storemon.gui.leaving import Leaving
from storemon.gui.quit_words import quit_words
from storemon.gui.system.background import Background
from storemon.gui.system.launcher import Launcher

if TYPE_CHECKING:
    from storemon.gui.imports.import_jobs import ImportOutcome
    from storemon.gui.settings.settings_dialog import SettingsDialog
    from storemon.gui.window import MainWindow


class Desktop(QObject):
    """Connects the window with its menus' Edit and recent files, and with the world outside."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        self.dialog: SettingsDialog | None = None
        self.background = Background(window)
        window.leaving = Leaving(window, window.preferences, window.job_bar, lambda: quit_words(window))
        self.recent = RecentFiles(window.menus.recent, window.settings, self)
        self.recent.chosen.connect(self._open_recent)
        self._launcher = Launcher(self)
        window.job_bar.moved.connect(self._launcher.show_progress)
        # Not before what follows from the work has had its chance to begin.
        window.job_bar.moved.connect(self._work_moved, Qt.ConnectionType.QueuedConnection)
        window.preferences.changed.connect(self._preference_changed)
        window.imports.model.modelReset.connect(self._offer)
        menus = window.menus
        menus.settings.triggered.connect(self.show_settings)
        menus.undo.triggered.connect(self._undo_last)
        menus.copy.triggered.connect(self._copy)
        menus.columns.aboutToShow.connect(lambda: window.stores.columns.fill(menus.columns))
        for action in (menus.settings, menus.copy, menus.columns):
            action.setEnabled(True)
        self._bench.opened.connect(self._opened)

    @Slot()
    def show_settings(self) -> None:
        """Open the settings, or bring them to the front."""
        from storemon.gui.settings.settings_dialog import SettingsDialog  # noqa: PLC0415  # when they are asked for

        if self.dialog is None:
            window = self._window
            self.dialog = SettingsDialog(window.theme, window.icons, window.preferences, window)
            self._add_data(self.dialog)
            self.dialog.finished.connect(self._settings_closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _add_data(self, dialog: SettingsDialog) -> None:
        from storemon.gui.care.data_move import DataMove  # noqa: PLC0415  # as above
        from storemon.gui.settings.settings_data import DataSettings  # noqa: PLC0415  # as above

        window = self._window
        move = DataMove(self._bench, window.preferences, dialog)
        page = DataSettings(
            window.theme,
            window.icons,
            window.preferences,
            move,
            lambda: self._bench.runner.busy or window.reviewing,
        )
        if not window.movable:
            page.fix()
        dialog.add(self.tr("Data folder"), "folder", page)
        dialog.data = page

    @Slot()
    def _work_moved(self) -> None:
        leaving = self._window.leaving
        if leaving is not None and not self._window.job_bar.busy:
            leaving.take_back()

    @Slot()
    def _settings_closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    @Slot()
    def _opened(self) -> None:
        self._bench.imports.finished.connect(self._imported)
        self._bench.reports.completed.connect(self._reported)

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        if outcome.sample:
            return
        self.recent.add(result.path for result in reversed(outcome.results))
        if self._window.preferences.notify_imports and not outcome.cancelled:
            done, broken = self.tr("The import is done."), self.tr("Some files could not be imported.")
            self.background.tell(done if outcome.complete else broken)

    @Slot(object)
    def _reported(self, report_id: str) -> None:  # noqa: ARG002  # the signal's
        if self._window.preferences.notify_reports:
            self.background.tell(self.tr("The report is ready."))

    @Slot(object)
    def _open_recent(self, path: Path) -> None:
        def found(there: bool) -> None:  # noqa: FBT001  # what the job brings
            if there:
                self._window.import_files([path])
                return
            self.recent.remove(path)
            self._window.banners.tell(
                Tone.BAD,
                self.tr("{name} is no longer there.").format(name=path.name),
                self.tr("It was in {folder}. It may have been moved, renamed or deleted.").format(
                    folder=path.parent
                ),
                (self.tr("Choose files…"), self._window.dialogs.ask_open),
            )

        # On a worker, as the disk may be far away.
        self._bench.read(lambda _: path.exists(), found)

    @Slot()
    def _offer(self) -> None:
        records = self._window.imports.model.records
        self._window.menus.undo.setEnabled(any(map(can_undo, records)))

    @Slot()
    def _undo_last(self) -> None:
        for drop in self._window.imports.model.drops:
            if drop.undoable:
                self._window.import_flow.ask_undo(drop.undoable)
                return

    @Slot()
    def _copy(self) -> None:
        focused = QApplication.focusWidget()
        page = self._window.pages.currentWidget()
        tables = page.findChildren(RowsTable) if page is not None else []
        chosen = focused if isinstance(focused, RowsTable) else next(iter(tables), None)
        if chosen is not None:
            chosen.copy_rows()

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "clock_choice":
            self._bench.retell()
            self._window.imports.table.viewport().update()
