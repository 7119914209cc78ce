"""From the wish for a file to the file: its place, the work behind the window, and the words at its end."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.message import Message
from storemon.core.report import answers_reach
from storemon.gui.context import Context
from storemon.gui.export.export_work import work_of
from storemon.gui.export.material import Material
from storemon.gui.export.paper import Subject, Terms
from storemon.gui.export.store_look import StoreLook
from storemon.gui.figures.home_span import home_span
from storemon.gui.report.export_actions import OF_STORE, PAPERS, ExportKind
from storemon.gui.widgets.file_dialogs import Kind
from storemon.gui.widgets.format import at, plural
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.messages import translate_message
from storemon.services.harmless import safe_file_name

if TYPE_CHECKING:
    from storemon.core.vocabulary import Range
    from storemon.services.reports import ReportInfo

_KEY: Final = "export-"
_TITLE: Final = 60
"""Characters of a store's name in the name of a file."""
_SOON: Final = 0.4
"""Seconds after which it is worth showing how far a file is."""


class ExportController(QObject):
    """Connects the actions that export with the session.

    `written` carries a path and how many rows, or pages, it holds.
    """

    written = Signal(object, object)

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        self._jobs: dict[str, Job] = {}
        self._count = 0
        self.actions = context.exports
        self.actions.wanted.connect(self.ask)
        self.actions.fill(context.menus.submenu("export"))
        self.actions.about_to_show.connect(self.offer)
        session = self._session
        session.report_shown.connect(self.offer)
        session.data_changed.connect(self.offer)
        session.relabelled.connect(self.offer)
        context.jobs.cancel.connect(self._cancel)
        self.offer()

    @Slot()
    def offer(self) -> None:
        """Let be chosen what the report and the page at hand have."""
        report, rows = self._session.report, self._session.rows
        store = self._context.navigator.current_store()
        listed = self._context.navigator.listed("stores")
        self._context.menus.submenu("export").setEnabled(report is not None)
        self.actions.offer(
            report=report is not None,
            answers=report is not None and report.answers is not None,
            shown=0 if listed is None else listed.size,
            total=0 if rows is None else len(rows.table.store_ids),
            store=rows.title(store) if rows is not None and store is not None else "",
        )

    @Slot(object, bool)
    def ask(self, wish: ExportKind, shown: bool) -> None:  # noqa: FBT001  # a slot
        """Ask where the file goes, then write it."""
        material = self.material(wish, shown=shown)
        if material is None:
            return
        title, kinds, stem = self._words(wish, material)
        name = safe_file_name(f"{stem} {material.stamp}", kinds[0].suffix)
        self._context.dialogs.ask_save(
            title, name, partial(self.write, wish, material), kinds, place=wish.name.lower()
        )

    def write(self, wish: ExportKind, material: Material, path: Path) -> None:
        """Write a file on a worker."""
        work = work_of(wish, material)
        self._count += 1
        key, begun = f"{_KEY}{self._count}", time.monotonic()
        title = self.tr("Saving {name}").format(name=path.name)

        def advance(fraction: float, text: Message) -> None:
            if time.monotonic() - begun > _SOON:
                self._context.jobs.advance(
                    key, fraction, f"{title} · {translate_message(text)}" if text else title
                )

        self._jobs[key] = Job(
            lambda progress: work(path, progress),
            done=lambda count: self._ended(key, lambda: self._tell(wish, path, count)),
            failed=lambda error: self._ended(key, lambda: self._context.banners.tell_error(error)),
            cancelled=lambda: self._ended(key, self._context.notices.save_cancelled),
            progress=advance,
        )
        self._session.runner.start(Lane.READ, self._jobs[key])

    def material(self, wish: ExportKind, *, shown: bool) -> Material | None:
        """Return what a file is made of; None where there is nothing to make it of."""
        report, rows = self._session.report, self._session.rows
        if report is None or rows is None:
            return None
        navigator = self._context.navigator
        store = navigator.current_store()
        stores = navigator.listed("hours" if wish is ExportKind.HOURS else "stores") if shown else None
        if wish is ExportKind.STORE_OUTAGES:
            if store is None:
                return None
            stores = np.array([store])
        terms = Terms.of(self._context.preferences)
        look = None
        if wish in OF_STORE and wish in PAPERS:
            workspace = self._session.workspace
            if store is None or workspace is None:
                return None
            subject, reach = (
                Subject(report, rows, terms),
                answers_reach(report.info.method, report.info.reach),
            )
            span = self._span(wish, report.info, rows.table.zones[store])
            look = StoreLook(subject, store, workspace.looks, span, reach)
        info = report.info
        stamp = _date(info.as_of or 0, "UTC")
        if look is not None and wish is ExportKind.WEEK_PICTURE:
            zone = rows.table.zones[look.store]
            stamp = self._days(self._span(wish, info, zone), zone)
        elif info.dates is not None:
            stamp = self.tr("{first} to {last}").format(first=info.dates.first, last=info.dates.last)
        elif info.range is not None:
            stamp = self._days(info.range, "UTC")
        return Material(report, rows, stores, stamp, terms, look)

    def _days(self, span: Range, zone: str) -> str:
        """Return a time as the name of a file has it: 2023-01-18 to 2023-01-25."""
        first, last = _date(span.start, zone), _date(span.end - 1, zone)
        return self.tr("{first} to {last}").format(first=first, last=last)

    def _span(self, wish: ExportKind, info: ReportInfo, zone: str) -> Range:
        """Return the time that a store's chart is of: that on the screen, the report's own on its page."""
        shown = self._context.navigator.shown_span() if wish is ExportKind.WEEK_PICTURE else None
        return home_span(info, zone) if shown is None else shown

    def _words(self, wish: ExportKind, material: Material) -> tuple[str, list[Kind], str]:
        """Return the dialog's title, the kinds of file, and what the name begins with."""
        look = material.look
        title = "" if look is None else material.rows.title(look.store)
        if material.stores is not None and wish is ExportKind.STORE_OUTAGES:
            title = material.rows.title(int(material.stores[0]))
        # The name of a file has room for a long name, but not for that alone.
        title = title[:_TITLE]
        stems = {
            ExportKind.OUTAGES: "outages",
            ExportKind.STORE_OUTAGES: f"{title} outages",
            ExportKind.FLEET_PAGE: "stores",
            ExportKind.HEAT_PICTURE: "downtime by hour",
            ExportKind.BARS_PICTURE: "stores by uptime",
            ExportKind.STORE_PAGE: title,
            ExportKind.WEEK_PICTURE: f"{title} week",
            ExportKind.HOURS_PICTURE: f"{title} hours",
            ExportKind.HOURS: "hours",
        }
        stem = stems.get(wish, "uptime")
        if wish in PAPERS:
            if wish in {ExportKind.FLEET_PAGE, ExportKind.STORE_PAGE}:
                return self.tr("Save page"), [Kind(self.tr("PDF files"), ".pdf")], stem
            kinds = [Kind(self.tr("PNG pictures"), ".png"), Kind(self.tr("SVG pictures"), ".svg")]
            return self.tr("Save picture"), kinds, stem
        if wish is ExportKind.WORKBOOK:
            return self.tr("Save workbook"), [Kind(self.tr("Excel workbooks"), ".xlsx")], stem
        csv = [Kind(self.tr("CSV files"), ".csv")]
        if wish in {ExportKind.OUTAGES, ExportKind.STORE_OUTAGES}:
            return self.tr("Save outages"), csv, stem
        if wish is ExportKind.HOURS:
            return self.tr("Save hours findings"), csv, stem
        return self.tr("Save report"), csv, stem

    def _ended(self, key: str, tell: Callable[[], object]) -> None:
        del self._jobs[key]
        self._context.jobs.done(key)
        tell()

    def _tell(self, wish: ExportKind, path: Path, count: int) -> None:
        stale = self._context.freshness.stale
        note = self.tr("It does not count what was imported or undone since its report.") if stale else ""
        if wish in PAPERS:
            self._context.notices.saved(path, self.tr("Saved {name}.").format(name=path.name), note)
            self.written.emit(path, count)
            return
        if wish in {ExportKind.OUTAGES, ExportKind.STORE_OUTAGES}:
            said = plural(count, self.tr("1 outage"), self.tr("{n} outages"))
        else:
            said = plural(count, self.tr("1 store"), self.tr("{n} stores"))
        title = self.tr("Saved {what} to {name}.").format(what=said, name=path.name)
        self._context.notices.saved(path, title, note)
        self.written.emit(path, count)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key in self._jobs:
            self._jobs[key].cancel()


def _date(time: int, zone: str) -> str:
    return at(time, zone).strftime("%Y-%m-%d")
