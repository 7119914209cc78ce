"""Switches the window to a shared database and back to the one on this computer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Slot

from storemon.core.server_address import ServerAddress
from storemon.errors import (
    DatabaseBusy,
    LayoutChanged,
    PasswordRefused,
    ServerAway,
    UserError,
    message_of,
)
from storemon.gui.context import Context
from storemon.gui.shared.connect_dialog import ConnectDialog
from storemon.gui.shared.known_servers import KnownServers
from storemon.gui.widgets.banner import Tone
from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.messages import translate_message
from storemon.services import shared_passwords
from storemon.services.paths import default_database
from storemon.services.workspace import Workspace

if TYPE_CHECKING:
    from storemon.core.progress import Progress
    from storemon.services.stores import DataSummary

_CONNECTING: Final = "connecting"
_RETRY_MS: Final = (2_000, 5_000, 10_000, 30_000)
"""Delays between attempts to reach an unavailable server at the start; the last one repeats."""


class SharedController(QObject):
    """Opens the dialog from the File menu or if a password is needed; `dialog` is set while it is open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        self._known = KnownServers(context.settings)
        self._local: Path | None = None
        self._job: Job | None = None
        self.dialog: ConnectDialog | None = None
        context.menus["connect"].triggered.connect(self.ask)
        context.menus["local-database"].triggered.connect(self.use_local)
        context.jobs.cancel.connect(self._cancel)
        self._session.opened.connect(self._opened)
        self._session.access_changed.connect(self._show_title)
        self._session.open_failed.connect(self._open_failed)
        self._session.failed.connect(self._failed_somewhere)
        self._retry = QTimer(self, singleShot=True)
        self._retry.timeout.connect(self._session.open)
        self._attempts = 0

    @property
    def _wanted(self) -> ServerAddress | None:
        """The shared database that the window should open."""
        named = self._session.named
        return named if isinstance(named, ServerAddress) else self._known.current

    @Slot()
    def ask(self) -> None:
        """Open the dialog, unless a job is running or waiting for an answer."""
        if self.dialog is not None or self._is_busy():
            return
        job = Job(lambda _progress: shared_passwords.can_keep_passwords(), done=self._show_dialog)
        self._session.runner.start(Lane.LATER, job)

    def _is_busy(self) -> bool:
        busy = self._context.jobs.busy or self._session.reviewing
        if busy:
            self._context.banners.show_message(
                Tone.NOTICE,
                self.tr("storemon is busy, or files are waiting for review."),
                self.tr("Choose another database when that is done."),
            )
        return busy

    def _show_dialog(self, can_keep: bool) -> None:  # noqa: FBT001  # what a job brings
        if self.dialog is not None:
            return
        wanted = self._wanted
        recent = [address for address in self._known.recent if address != wanted]
        recent = recent if wanted is None else [wanted, *recent]
        dialog = ConnectDialog(self._context.window, self._context.icons, recent, can_keep=can_keep)
        dialog.test_wanted.connect(self._test)
        dialog.connect_wanted.connect(self._connect)
        dialog.finished.connect(self._closed)
        self._retry.stop()
        self.dialog = dialog
        dialog.open()

    @Slot()
    def _closed(self) -> None:
        self.dialog = None
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _test(self, address: ServerAddress) -> None:
        def work(progress: Progress) -> DataSummary:
            opened = Workspace.open(shared_passwords.with_password(address), progress)
            try:
                return opened.stores.summary()
            finally:
                opened.close()

        self._start(Lane.LATER, work, self._tested, self.tr("Connecting"))

    def _tested(self, summary: DataSummary) -> None:
        if self.dialog is not None:
            stores = plural(self.tr, "1 store|{n} stores", summary.stores)
            text = self.tr("It works: the database has {stores} with {polls} checks.")
            self.dialog.show_result(text.format(stores=stores, polls=count(summary.polls)), wrong=False)

    @Slot(object, bool)
    def _connect(self, address: ServerAddress, keep: bool) -> None:  # noqa: FBT001  # a slot
        def work(progress: Progress) -> Workspace:
            opened = Workspace.open(shared_passwords.with_password(address), progress)
            if address.password and keep:
                shared_passwords.keep_password(address)
            elif not keep:
                shared_passwords.forget_password(address)
            return opened

        def done(opened: Workspace) -> None:
            self._known.remember(address, opens_next=self._session.named is None)
            self._adopt(opened)

        self._start(Lane.WRITE, work, done, self.tr("Connecting"))

    @Slot()
    def use_local(self) -> None:
        """Switch back to the database on this computer."""
        if self._is_busy():
            return
        place = self._local or default_database()

        def done(opened: Workspace) -> None:
            if self._session.named is None:
                self._known.forget_current()
            self._adopt(opened)

        self._start(
            Lane.WRITE,
            lambda progress: Workspace.open_or_recover(place, progress),
            done,
            self.tr("Opening the database"),
        )

    def _start(
        self,
        lane: Lane,
        work: Callable[[Progress], object],
        done: Callable[..., None],
        title: str,
    ) -> None:
        if self._job is not None:
            return

        def ended(result: object) -> None:
            self._end()
            done(result)

        self._job = Job(work, done=ended, failed=self._failed, cancelled=self._end)
        if self.dialog is not None:
            self.dialog.show_busy(f"{title}…")
        self._context.jobs.advance(_CONNECTING, 0.0, title)
        self._session.runner.start(lane, self._job)

    def _adopt(self, opened: Workspace) -> None:
        before = self._session.workspace
        if self.dialog is not None:
            self.dialog.accept()
        self._context.banners.clear_all()
        self._context.navigator.show_home()
        self._session.adopt(opened)
        if before is not None:
            self._session.runner.start(Lane.WRITE, Job(lambda _progress: before.close()))

    def _failed(self, error: Exception) -> None:
        self._end()
        if self.dialog is not None and isinstance(error, UserError):
            self.dialog.show_result(translate_message(message_of(error)), wrong=True)
        else:
            self._session.failed.emit(error)

    def _end(self) -> None:
        self._job = None
        self._context.jobs.done(_CONNECTING)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key == _CONNECTING and self._job is not None:
            self._job.cancel()

    @Slot()
    def _opened(self) -> None:
        workspace = self._session.workspace
        if workspace is None:
            return
        if isinstance(workspace.place, Path):
            self._local = workspace.place
        self._context.menus["local-database"].setEnabled(not workspace.is_file)
        self._retry.stop()
        self._attempts = 0
        self._show_title()
        access = self._session.access
        if not access.changes:
            self._context.banners.show_message(
                Tone.NOTICE,
                translate_message(access.why),
                translate_message(access.remedy),
                (self.tr("OK"), lambda: None),
            )

    @Slot()
    def _show_title(self) -> None:
        """Show a shared database in the window's title, and whether it is view only."""
        workspace = self._session.workspace
        title = "storemon"
        if workspace is not None and isinstance(workspace.place, ServerAddress):
            place = workspace.place
            text = self.tr("{database} on {server}")
            if not self._session.access.changes:
                text = self.tr("{database} on {server} (view only)")
            title = f"{text.format(database=place.database, server=place.host)} – storemon"
        self._context.window.setWindowTitle(title)

    @Slot(object)
    def _open_failed(self, error: Exception) -> None:
        """Offer a way out: another password, the database on this computer, or an automatic retry."""
        self._context.menus["local-database"].setEnabled(self._wanted is not None)
        if isinstance(error, PasswordRefused):
            self.ask()
        elif isinstance(error, (ServerAway, DatabaseBusy)) and self._wanted is not None:
            self._retry.start(_RETRY_MS[min(self._attempts, len(_RETRY_MS) - 1)])
            self._attempts += 1

    @Slot(object)
    def _failed_somewhere(self, error: Exception) -> None:
        """Reopen the database after its owner has updated its layout."""
        workspace = self._session.workspace
        if not isinstance(error, LayoutChanged) or workspace is None or self._job is not None:
            return
        place = workspace.place
        self._start(
            Lane.WRITE, lambda progress: Workspace.open(place, progress), self._adopt, self.tr("Connecting")
        )
