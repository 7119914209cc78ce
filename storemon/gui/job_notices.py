"""Banners about the outcome of imports, reports and exports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from storemon.core.vocabulary import FileKind
from storemon.errors import DatabaseDamaged, ServerAway
from storemon.gui.report.report_text import as_of_note
from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.session.undo_text import called_together
from storemon.gui.widgets.banner import Action, Banner, BannerStack, Tone
from storemon.gui.widgets.format import count, instant, plural
from storemon.gui.widgets.kind_texts import kind_texts
from storemon.gui.widgets.listing import named
from storemon.gui.widgets.messages import translate_message
from storemon.message import Message

if TYPE_CHECKING:
    from storemon.core.import_records import ImportRecord
    from storemon.services.resolve_as_of import AsOf

_MOST_NOTES: Final = 3


class JobNotices(QObject):
    """Messages for every outcome of a job; its signals request what the user may want next."""

    refused_wanted = Signal(object)
    imports_wanted = Signal()
    report_wanted = Signal()
    options_wanted = Signal()
    open_wanted = Signal()
    restore_wanted = Signal()

    def __init__(self, banners: BannerStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banners = banners
        self._away: Banner | None = None
        self._closed: Banner | None = None

    def imported(self, outcome: ImportOutcome, left_out: Sequence[str], *, offer_report: bool) -> None:
        """Show what was imported and what could not be."""
        self._banners.clear_passing()
        if outcome.cancelled:
            self._stopped(outcome)
        if outcome.results and not outcome.sample:
            self._results(outcome, left_out, offer_report=offer_report)
        for name, error in outcome.errors:
            banner = self._banners.show_error(error)
            banner.setAccessibleDescription(name)

    def _stopped(self, outcome: ImportOutcome) -> None:
        kept = [result.name for result in outcome.results]
        detail = self.tr("Not imported: {names}.").format(names=named(outcome.dropped))
        if kept:
            detail += " " + self.tr("Imported before, and kept: {names}.").format(names=named(kept))
        self._banners.show_message(Tone.NOTICE, self.tr("Import canceled."), detail)

    def _results(self, outcome: ImportOutcome, left_out: Sequence[str], *, offer_report: bool) -> None:
        refused = [result for result in outcome.results if result.refused]
        title, detail = self._imported_text(outcome)
        if left_out:
            detail += " " + self.tr("Not imported: {names}.").format(names=named(left_out))
        action: Action | None = None
        if len(refused) == 1:
            action = (self.tr("Show rows"), lambda: self.refused_wanted.emit(refused[0].import_id))
        elif refused:
            action = (self.tr("Show imports"), self.imports_wanted.emit)
        elif offer_report and any(result.imported for result in outcome.results):
            action = (self.tr("Update report"), self.report_wanted.emit)
        noted = any(result.notes for result in outcome.results)
        if noted and action is None:  # a message with an action stays until it is closed
            action = (self.tr("Show imports"), self.imports_wanted.emit)
        tone = Tone.NOTICE if refused or left_out or noted else Tone.GOOD
        self._banners.show_message(tone if outcome.usable else Tone.BAD, title, detail.strip(), action)

    def polls_ahead(self, found: AsOf) -> None:
        """Show which polls are not counted unless another as-of time is chosen, and the likely cause."""
        detail = as_of_note(found)
        if found.time is None:
            title = self.tr("Every check is later than this computer's clock.")
            detail = self.tr("Set the clock, or choose another as-of time in the report options.")
        else:
            title = self.tr("Some checks are later than {time} UTC.").format(time=instant(found.time))
            if not found.later:
                title = self.tr("Some checks are far ahead of all others.")
            detail += ". " + self.tr("A wrong clock may be the cause.")
        self._banners.show_message(
            Tone.NOTICE, title, detail, (self.tr("Report options"), self.options_wanted.emit)
        )

    @Slot(object)
    def failed(self, error: Exception) -> None:
        """Show what went wrong; a damaged database can be replaced by a backup.

        That a server is unavailable is shown once until it is back.
        """
        if isinstance(error, ServerAway):
            if self._away is None or self._away not in self._banners.banners:
                self._away = self._banners.show_error(error)
            return
        action = (self.tr("Restore a backup"), self.restore_wanted.emit)
        self._banners.show_error(error, action if isinstance(error, DatabaseDamaged) else None)

    @Slot()
    def server_back(self) -> None:
        """Close the message that the server is unavailable."""
        if self._away is not None:
            self._banners.remove(self._away)
            self._away = None
            self._banners.show_message(Tone.GOOD, self.tr("The database server is back."))

    @Slot(object)
    def open_failed(self, error: Exception) -> None:
        """Show why the database could not be opened, replacing the message of the previous attempt."""
        self.opened()
        self._closed = self._banners.show_error(error, action=(self.tr("Try again"), self.open_wanted.emit))

    @Slot()
    def opened(self) -> None:
        """Close the message that the database could not be opened."""
        if self._closed is not None:
            self._banners.remove(self._closed)
            self._closed = None

    @Slot(object)
    def report_failed(self, reason: Message) -> None:
        """Show why there is no report."""
        self._banners.show_message(
            Tone.BAD, self.tr("The report could not be made."), translate_message(reason)
        )

    @Slot()
    def report_cancelled(self) -> None:
        """Show that a report was canceled."""
        self._banners.clear_passing()
        self._banners.show_message(Tone.NOTICE, self.tr("Report canceled."))

    def saved(self, path: Path, title: str, detail: str = "") -> None:
        """Show that a file was saved, and offer to open it or its folder."""
        self._banners.clear_passing()
        self._banners.show_message(
            Tone.NOTICE if detail else Tone.GOOD,
            title,
            detail,
            (self.tr("Open"), lambda: _open(path)),
            (self.tr("Show in folder"), lambda: _open(path.parent)),
        )

    def saved_folder(self, folder: Path, title: str) -> None:
        """Show that files were saved to a folder, and offer to open it."""
        self._banners.clear_good()
        self._banners.show_message(Tone.GOOD, title, "", (self.tr("Show in folder"), lambda: _open(folder)))

    def copied(self) -> None:
        """Show that a picture was copied."""
        self._banners.clear_passing()
        self._banners.show_message(Tone.GOOD, self.tr("The picture is copied. Paste it where you need it."))

    def save_cancelled(self) -> None:
        """Show that saving a file was canceled."""
        self._banners.clear_passing()
        self._banners.show_message(Tone.NOTICE, self.tr("Export canceled."), self.tr("Nothing was saved."))

    @Slot(object, object)
    def refused_saved(self, path: Path, rows: int, of: int) -> None:
        """Show where the rejected rows were saved, and what to do with them.

        If there are very many, the file has the first `rows` for each reason.
        """
        self._banners.clear_passing()
        text = plural(self.tr, "1 row|{n} rows", rows)
        if rows < of:
            text = self.tr("{n} of {all} rows, the first of each reason,").format(
                n=count(rows), all=count(of)
            )
        self._banners.show_message(
            Tone.GOOD,
            self.tr("Saved {rows} to {name}.").format(rows=text, name=path.name),
            self.tr("Correct them there and drop the file on this window."),
            (self.tr("Show in folder"), lambda: _open(path.parent)),
        )

    def undone(self, records: Sequence[ImportRecord], *, offer_report: bool) -> None:
        """Show that imports were undone; the shown report may still count them."""
        self._banners.clear_good()
        action = (self.tr("Update report"), self.report_wanted.emit) if offer_report else None
        title = self.tr("The import of {name} is undone.").format(name=called_together(records))
        self._banners.show_message(Tone.GOOD, title, "", action)

    def cleared(self, backup: Path | None) -> None:
        """Show that all data was cleared, and where the backup is, if one was made."""
        self._banners.clear_good()
        if backup is None:
            self._banners.show_message(Tone.NOTICE, self.tr("All data is cleared."))
            return
        self._banners.show_message(
            Tone.NOTICE,
            self.tr("All data is cleared."),
            self.tr("The backup is {path}.").format(path=backup),
            (self.tr("Show in folder"), lambda: _open(backup.parent)),
        )

    def backed_up(self, path: Path) -> None:
        """Show where a backup was saved."""
        self._banners.clear_passing()
        self._banners.show_message(
            Tone.GOOD,
            self.tr("Backed up to {name}.").format(name=path.name),
            "",
            (self.tr("Show in folder"), lambda: _open(path.parent)),
        )

    def restored(self, kept: Path) -> None:
        """Show that a backup was restored, and where the backup of the previous data is."""
        self._banners.clear_good()
        self._banners.show_message(
            Tone.GOOD,
            self.tr("The backup is restored."),
            self.tr("The previous data is backed up as {name}.").format(name=kept.name),
        )

    def _imported_text(self, outcome: ImportOutcome) -> tuple[str, str]:
        results = [result for result in outcome.results if result.usable]
        useless = [result.name for result in outcome.results if not result.usable]
        sums = Counter[FileKind]()
        for result in results:
            sums[result.kind] += result.imported
        what = ", ".join(kind_texts(kind).rows(rows) for kind, rows in sums.items() if rows)
        if not results:
            title = self._useless_text(useless)
        elif not what:
            title = self.tr("Nothing new in {name}.").format(name=results[0].name)
            if len(results) > 1:
                title = self.tr("Nothing new in {n} files.").format(n=count(len(results)))
        elif len(results) == 1:
            title = self.tr("Imported {what} from {name}.").format(what=what, name=results[0].name)
        else:
            title = self.tr("Imported {n} files: {what}.").format(n=count(len(results)), what=what)
        known = sum(result.known for result in results)
        refused = sum(result.refused for result in results)
        detail = []
        if known:
            detail.append(plural(self.tr, "1 row was already known.|{n} rows were already known.", known))
        if refused:
            detail.append(plural(self.tr, "1 row could not be used.|{n} rows could not be used.", refused))
        detail += _first_notes([translate_message(note) for result in results for note in result.notes])
        if not results:
            detail.append(self.tr("Nothing was imported. See why, correct the rows and import them again."))
        elif useless:
            detail.append(self._useless_text(useless))
        return title, " ".join(detail)

    def _useless_text(self, names: Sequence[str]) -> str:
        return self.tr("No row of {names} could be used.").format(names=named(names))


def _first_notes(notes: Sequence[str]) -> list[str]:
    """Return the first notes as sentences, and whether there are more."""
    return [f"{note}." for note in notes[:_MOST_NOTES]] + ["…"] * bool(notes[_MOST_NOTES:])


def _open(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
