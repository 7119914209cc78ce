"""Opens a database that may need an update or recovery, makes manual backups, and restores one."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Slot

from storemon.errors import DatabaseProblem
from storemon.gui.context import Context
from storemon.gui.maintenance.network_folder import lies_in_synced_folder, lies_on_network
from storemon.gui.maintenance.restore_dialog import RestoreDialog
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.confirm import Confirm
from storemon.gui.widgets.file_dialogs import FileType
from storemon.gui.widgets.format import moment
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.stored import stored_text
from storemon.message import Message

if TYPE_CHECKING:
    from storemon.gui.session.backup_jobs import BackupJobs
    from storemon.services.backups import Backup
    from storemon.services.recovery import Recovery
    from storemon.services.workspace import Workspace

_OPENING, _BACKUP = "opening", "backup"
_NETWORK: Final = "network/told"


class BackupController(QObject):
    """Connects the menu entries for backups with the session."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        self._backups: BackupJobs | None = None
        context.menus["backup"].triggered.connect(self._ask_place)
        context.menus["restore"].triggered.connect(self._ask_backup)
        context.notices.restore_wanted.connect(self._ask_backup)
        context.jobs.cancel.connect(self._cancel)
        session = self._session
        session.opening.connect(self._opening_advanced)
        session.opened.connect(self._opened)
        session.open_failed.connect(self._opening_ended)
        session.open_cancelled.connect(self._open_cancelled)
        self._offer(there=False)

    def _offer(self, *, there: bool) -> None:
        """Enable backups if storemon makes them, which it does not for a database on a server."""
        hidden = self._session.workspace is not None and not there
        for name in ("backup", "restore"):
            self._context.menus[name].setEnabled(there)
            self._context.menus[name].setVisible(not hidden)

    @Slot(float, object)
    def _opening_advanced(self, fraction: float, text: Message) -> None:
        self._context.jobs.advance(_OPENING, fraction, translate_message(text))

    @Slot()
    def _opening_ended(self) -> None:
        self._context.jobs.done(_OPENING)

    @Slot()
    def _open_cancelled(self) -> None:
        self._opening_ended()
        self._context.banners.show_message(
            Tone.NOTICE,
            self.tr("The database was not opened."),
            self.tr("Nothing was changed."),
            (self.tr("Try again"), self._session.open),
        )

    @Slot()
    def _opened(self) -> None:
        self._opening_ended()
        session = self._session
        workspace = session.workspace
        there = workspace is not None and workspace.is_file
        backups = self._backups = session.backups if there else None
        self._offer(there=there)
        if workspace is None or backups is None:
            return
        backups.progress.connect(self._advanced)
        backups.ended.connect(self._ended)
        backups.saved.connect(self._saved)
        backups.restored.connect(self._restored)
        backups.failed.connect(self._context.notices.failed)
        backups.daily_failed.connect(self._context.notices.failed)
        session.data_changed.connect(backups.make_daily_soon)
        if workspace.recovery is not None:
            self._show_recovery(workspace.recovery)
        folder = str(workspace.path.parent)
        if stored_text(self._context.settings, _NETWORK) != folder:
            session.read(
                lambda opened: (lies_on_network(opened.path), lies_in_synced_folder(opened.path)),
                lambda found: self._warn_of_place(folder, *found),
            )

    def _warn_of_place(self, folder: str, far: bool, synced: bool) -> None:  # noqa: FBT001  # what a job brings
        """Warn once for each folder that is on a network, or is synced with other computers."""
        if not far and not synced:
            return
        self._context.settings.setValue(_NETWORK, folder)
        if far:
            self._context.banners.show_message(
                Tone.NOTICE,
                self.tr("Your data is in a network folder."),
                self.tr(
                    "Open it on one computer at a time: two at once can damage it, and so can a broken "
                    "connection. It is safer on this computer, with backups on the network."
                ),
            )
        else:
            self._context.banners.show_message(
                Tone.NOTICE,
                self.tr("Your data is in a folder that is synced."),
                self.tr(
                    "Services such as Dropbox or OneDrive may copy it while it is being written, or put an "
                    "older copy back. It is safer outside of that folder, with backups inside."
                ),
            )

    def _show_recovery(self, recovery: Recovery) -> None:
        """Explain what happened; the open database is a new, empty one."""
        title = self.tr("The database was damaged. It was set aside as {name}.")
        if recovery.changed:
            title = self.tr("Another program changed the database. It was set aside as {name}.")
        title = title.format(name=recovery.aside.name)
        newest = recovery.newest
        if newest is None:
            detail = self.tr("There is no backup of it. Import your files again.")
            self._context.banners.show_message(Tone.BAD, title, detail)
            return
        detail = self.tr(
            "Restore the backup of {moment}, or start over and import your files again. Nothing was deleted."
        ).format(moment=moment(newest.made))
        action = (self.tr("Restore backup"), lambda: self._restore(newest.path))
        self._context.banners.show_message(Tone.BAD, title, detail, action)

    @Slot()
    def _ask_place(self) -> None:
        name = f"storemon backup {date.today():%Y-%m-%d}.db"  # noqa: DTZ011  # the operator's day
        if self._backups is not None:
            self._context.dialogs.ask_save(
                self.tr("Back up now"), name, self._backups.save, [self._kind()], _BACKUP
            )

    @Slot()
    def _ask_backup(self) -> None:
        if self._backups is not None:
            self._session.read(lambda workspace: workspace.backups.listed(), self._show_backups)

    def _show_backups(self, backups: list[Backup]) -> None:
        dialog = RestoreDialog(self._context.theme, backups, self._context.window)
        dialog.restore_wanted.connect(self._restore)
        dialog.other_wanted.connect(self._ask_other)
        for backup in backups:
            self._count(dialog, backup.path)
        dialog.open()

    def _count(self, dialog: RestoreDialog, path: Path) -> None:
        shown = [dialog]
        dialog.destroyed.connect(shown.clear)

        def work(workspace: Workspace) -> tuple[int, int] | None:
            try:
                return workspace.backups.contents(path)
            except DatabaseProblem:
                return None

        def done(contents: tuple[int, int] | None) -> None:
            for still in shown:
                still.model.show_contents(path, contents)

        self._session.read(work, done)

    @Slot()
    def _ask_other(self) -> None:
        self._context.dialogs.ask_one(self.tr("Restore a backup"), self._kind(), self._confirm, _BACKUP)

    def _kind(self) -> FileType:
        return FileType(self.tr("Backups"), ".db")

    def _confirm(self, path: Path) -> None:
        Confirm(
            self._context.window,
            self.tr("Restore {name}?").format(name=path.name),
            self.tr("It replaces all data and reports. The current data is backed up first."),
            self.tr("Restore"),
            lambda: self._restore(path),
        ).open()

    @Slot(object)
    def _restore(self, path: Path) -> None:
        if self._backups is not None:
            self._backups.restore(path)

    @Slot(float, str)
    def _advanced(self, fraction: float, text: str) -> None:
        self._context.jobs.advance(_BACKUP, fraction, text)

    @Slot()
    def _ended(self) -> None:
        self._context.jobs.done(_BACKUP)

    @Slot(object)
    def _saved(self, path: Path) -> None:
        self._context.notices.backed_up(path)

    @Slot(object)
    def _restored(self, kept: Path) -> None:
        self._context.navigator.show_home()
        self._session.reload()
        self._context.notices.restored(kept)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _OPENING:
            self._session.cancel_opening()
        elif key == _BACKUP and self._backups is not None:
            self._backups.cancel()
