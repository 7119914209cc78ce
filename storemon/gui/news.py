"""Tells in banners what became of imports, reports and exports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from storemon.gui.imports.import_jobs import ImportOutcome
from storemon.gui.imports.undo_words import called_together
from storemon.gui.kit.banner import BannerStack, Tone
from storemon.gui.kit.format import count, plural
from storemon.gui.kit.messages import told

if TYPE_CHECKING:
    from storemon.services.imports import ImportRecord

_MOST_NAMES: Final = 5


class News(QObject):
    """Words for every end a job can have; asks for what the operator may want next."""

    refused_wanted = Signal(object)
    imports_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, banners: BannerStack, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._banners = banners

    def imported(self, outcome: ImportOutcome, left_out: Sequence[str], *, has_report: bool) -> None:
        """Tell what was imported and what could not be."""
        self._banners.clear_good()
        if outcome.cancelled:
            self._banners.tell(
                Tone.NOTICE,
                self.tr("Import cancelled."),
                self.tr("Nothing of the file that was being imported was kept."),
            )
        if outcome.results and not outcome.sample:
            refused = [result for result in outcome.results if result.refused]
            title, detail = self._imported_words(outcome)
            if left_out:
                names = ", ".join(left_out[:_MOST_NAMES])
                if more := left_out[_MOST_NAMES:]:
                    names = self.tr("{names} and {n} more").format(names=names, n=count(len(more)))
                detail += " " + self.tr("Not imported: {names}.").format(names=names)
            action: tuple[str, Callable[[], None]] | None = None
            if len(refused) == 1:
                action = (self.tr("Show rows"), lambda: self.refused_wanted.emit(refused[0].import_id))
            elif refused:
                action = (self.tr("Show imports"), self.imports_wanted.emit)
            elif has_report and any(result.imported for result in outcome.results):
                action = (self.tr("Generate report"), self.report_wanted.emit)
            tone = Tone.NOTICE if refused or left_out else Tone.GOOD
            self._banners.tell(tone, title, detail.strip(), action)
        for name, error in outcome.errors:
            banner = self._banners.tell_error(error)
            banner.setAccessibleDescription(name)

    def report_failed(self, reason: str) -> None:
        """Tell why there is no report."""
        self._banners.tell(Tone.BAD, self.tr("The report could not be made."), told(reason))

    def report_cancelled(self) -> None:
        """Tell that a report was stopped."""
        self._banners.clear_good()
        self._banners.tell(Tone.NOTICE, self.tr("Report cancelled."))

    def saved(self, path: Path, title: str) -> None:
        """Tell that a file was saved, and offer to open it or its folder."""
        self._banners.clear_good()
        self._banners.tell(
            Tone.GOOD,
            title,
            "",
            (self.tr("Open"), lambda: _open(path)),
            (self.tr("Show in folder"), lambda: _open(path.parent)),
        )

    def save_cancelled(self) -> None:
        """Tell that a file was not saved after all."""
        self._banners.clear_good()
        self._banners.tell(Tone.NOTICE, self.tr("Export cancelled."), self.tr("Nothing was saved."))

    @Slot(object, object)
    def refused_saved(self, path: Path, rows: int) -> None:
        """Tell where the rows are that were not used, and what to do with them."""
        self._banners.clear_good()
        said = plural(rows, self.tr("1 row"), self.tr("{n} rows"))
        self._banners.tell(
            Tone.GOOD,
            self.tr("Saved {rows} to {name}.").format(rows=said, name=path.name),
            self.tr("Correct them there and drop the file on this window."),
            (self.tr("Show in folder"), lambda: _open(path.parent)),
        )

    def undone(self, records: Sequence[ImportRecord], *, has_report: bool) -> None:
        """Tell that imports were undone; the report that is shown still counts them."""
        self._banners.clear_good()
        action = (self.tr("Generate report"), self.report_wanted.emit) if has_report else None
        detail = self.tr("The report still counts it; generate it again.") if has_report else ""
        title = self.tr("The import of {name} is undone.").format(name=called_together(records))
        self._banners.tell(Tone.GOOD, title, detail, action)

    def cleared(self, backup: Path) -> None:
        """Tell that all data is gone and where the backup is."""
        self._banners.clear_good()
        self._banners.tell(
            Tone.NOTICE,
            self.tr("All data is cleared."),
            self.tr("The backup is {path}.").format(path=backup),
            (self.tr("Show in folder"), lambda: _open(backup.parent)),
        )

    def backed_up(self, path: Path) -> None:
        """Tell where a backup is."""
        self._banners.clear_good()
        self._banners.tell(
            Tone.GOOD,
            self.tr("Backed up to {name}.").format(name=path.name),
            "",
            (self.tr("Show in folder"), lambda: _open(path.parent)),
        )

    def restored(self, kept: Path) -> None:
        """Tell that a backup is back, and where that is what was there before."""
        self._banners.clear_good()
        self._banners.tell(
            Tone.GOOD,
            self.tr("The backup is restored."),
            self.tr("What was here before is backed up as {name}.").format(name=kept.name),
        )

    def _imported_words(self, outcome: ImportOutcome) -> tuple[str, str]:
        words = {
            "polls": (self.tr("1 poll"), self.tr("{n} polls")),
            "hours": (self.tr("1 row of business hours"), self.tr("{n} rows of business hours")),
            "zones": (self.tr("1 time zone"), self.tr("{n} time zones")),
            "names": (self.tr("1 name"), self.tr("{n} names")),
        }
        results = outcome.results
        sums = dict.fromkeys((str(result.kind) for result in results), 0)
        for result in results:
            sums[str(result.kind)] += result.imported
        what = ", ".join(plural(rows, *words[kind]) for kind, rows in sums.items() if rows)
        if not what:
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
            detail.append(
                plural(known, self.tr("1 row was already known."), self.tr("{n} rows were already known."))
            )
        if refused:
            detail.append(
                plural(refused, self.tr("1 row could not be used."), self.tr("{n} rows could not be used."))
            )
        return title, " ".join(detail)


def _open(place: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(place)))
