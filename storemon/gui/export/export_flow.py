"""From the wish for a file to the file: its place, the work behind the window, and the words at its end."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from storemon.core.report import answers_reach
from storemon.gui.export.export_work import work_of
from storemon.gui.export.material import Material
from storemon.gui.export.paper import Subject, Terms
from storemon.gui.kit.file_dialogs import Kind
from storemon.gui.kit.format import at, plural
from storemon.gui.kit.jobs import Job, Lane
from storemon.gui.report.export_actions import OF_STORE, PAPERS, ExportActions, Wish
from storemon.gui.store.store_weeks import home_span
from storemon.services.harmless import safe_file_name

if TYPE_CHECKING:
    from storemon.core.model import Range
    from storemon.gui.window import MainWindow
    from storemon.services.reports import ReportInfo

_KEY: Final = "export-"
_TITLE: Final = 60
"""Characters of a store's name in the name of a file."""
_SOON: Final = 0.4
"""Seconds after which it is worth showing how far a file is."""


class ExportFlow(QObject):
    """Connects the export menus with the window and its workbench.

    `written` carries a path and how many rows, or pages, it holds.
    """

    written = Signal(object, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._bench = window.bench
        self._jobs: dict[str, Job] = {}
        self._count = 0
        self.actions = ExportActions(window)
        self.actions.wanted.connect(self.ask)
        for menu in (window.menus.export, window.actions_bar.export_button.menu()):
            self.actions.fill(menu)
            menu.aboutToShow.connect(self.offer)
        self._connect_charts()
        hours_menu = window.hours.export_button.menu()
        hours_menu.addActions([self.actions.of[Wish.HOURS], self.actions.hours_shown])
        hours_menu.aboutToShow.connect(self._offer_hours)
        self._bench.report_shown.connect(self.offer)
        self._bench.data_changed.connect(self.offer)
        self._bench.relabelled.connect(self.offer)
        window.job_bar.cancel.connect(self._cancel)
        window.dialogs.refused.connect(window.banners.tell_error)
        self.offer()

    def _connect_charts(self) -> None:
        window = self._window
        for wanted, wish in (
            (window.store.week.picture.wanted, Wish.WEEK_PICTURE),
            (window.store.cards.picture.wanted, Wish.HOURS_PICTURE),
            (window.stores.panel.picture_wanted, Wish.WEEK_PICTURE),
            (window.overview.heat.picture.wanted, Wish.HEAT_PICTURE),
            (window.overview.bars.picture.wanted, Wish.BARS_PICTURE),
        ):
            wanted.connect(partial(self.ask, wish, False))  # noqa: FBT003  # a slot

    @Slot()
    def offer(self) -> None:
        """Let be chosen what the report and the page at hand have."""
        report, rows, model = self._bench.report, self._bench.rows, self._window.stores.model
        store = self._store()
        for menu in (self._window.menus.export, self._window.actions_bar.export_button):
            menu.setEnabled(report is not None)
        self.actions.offer(
            report=report is not None,
            answers=report is not None and report.answers is not None,
            shown=model.rowCount(),
            total=model.total,
            store=rows.title(store) if rows is not None and store is not None else "",
        )

    @Slot()
    def _offer_hours(self) -> None:
        page = self._window.hours
        self.actions.offer_hours(page.shown().size, 0 if page.rows is None else page.rows.wrong.size)

    @Slot(object, bool)
    def ask(self, wish: Wish, shown: bool) -> None:  # noqa: FBT001  # a slot
        """Ask where the file goes, then write it."""
        material = self.material(wish, shown=shown)
        if material is None:
            return
        title, kinds, stem = self._words(wish, material)
        name = safe_file_name(f"{stem} {material.stamp}", kinds[0].suffix)
        self._window.dialogs.ask_save(
            title, name, partial(self.write, wish, material), kinds, place=wish.name.lower()
        )

    def write(self, wish: Wish, material: Material, path: Path) -> None:
        """Write a file on a worker."""
        work = work_of(wish, material)
        self._count += 1
        key, begun = f"{_KEY}{self._count}", time.monotonic()
        title = self.tr("Saving {name}").format(name=path.name)

        def advance(fraction: float, text: str) -> None:
            if time.monotonic() - begun > _SOON:
                self._window.job_bar.advance(key, fraction, f"{title} · {text}" if text else title)

        self._jobs[key] = Job(
            lambda progress: work(path, progress),
            done=lambda count: self._ended(key, lambda: self._tell(wish, path, count)),
            failed=lambda error: self._ended(key, lambda: self._window.banners.tell_error(error)),
            cancelled=lambda: self._ended(key, self._window.news.save_cancelled),
            progress=advance,
        )
        self._bench.runner.start(Lane.READ, self._jobs[key])

    def _store(self) -> int | None:
        """Return the position of the store whose page is shown, or else of the one chosen in the table."""
        rows, window = self._bench.rows, self._window
        if rows is None:
            return None
        if window.page == "store":
            return rows.position.get(window.store.store_id)
        index = window.stores.table.currentIndex()
        return window.stores.model.store_at(index.row()) if index.isValid() else None

    def material(self, wish: Wish, *, shown: bool) -> Material | None:
        """Return what a file is made of; None where there is nothing to make it of."""
        report, rows, store = self._bench.report, self._bench.rows, self._store()
        if report is None or rows is None:
            return None
        page = self._window.hours if wish is Wish.HOURS else self._window.stores.model
        stores = page.shown() if shown else None
        if wish is Wish.STORE_OUTAGES:
            if store is None:
                return None
            stores = np.array([store])
        terms = Terms.of(self._window.preferences)
        look = None
        if wish in OF_STORE and wish in PAPERS:
            workspace = self._bench.workspace
            if store is None or workspace is None:
                return None
            from storemon.gui.export.store_look import StoreLook  # noqa: PLC0415  # loaded once it is asked for

            subject, reach = (
                Subject(report, rows, terms),
                answers_reach(report.info.method, report.info.reach),
            )
            span = self._span(wish, report.info, rows.table.zones[store])
            look = StoreLook(subject, store, workspace.looks, span, reach)
        info = report.info
        stamp = _date(info.as_of or 0, "UTC")
        if look is not None and wish is Wish.WEEK_PICTURE:
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

    def _span(self, wish: Wish, info: ReportInfo, zone: str) -> Range:
        """Return the time that a store's chart is of: that on the screen, the report's own on its page."""
        shown = self._window.store_flow.weeks.shown
        on_screen = self._window.page == "store" and wish is Wish.WEEK_PICTURE
        return shown if on_screen and shown is not None else home_span(info, zone)

    def _words(self, wish: Wish, material: Material) -> tuple[str, list[Kind], str]:
        """Return the dialog's title, the kinds of file, and what the name begins with."""
        look = material.look
        title = "" if look is None else material.rows.title(look.store)
        if material.stores is not None and wish is Wish.STORE_OUTAGES:
            title = material.rows.title(int(material.stores[0]))
        # The name of a file has room for a long name, but not for that alone.
        title = title[:_TITLE]
        stems = {
            Wish.OUTAGES: "outages",
            Wish.STORE_OUTAGES: f"{title} outages",
            Wish.FLEET_PAGE: "stores",
            Wish.HEAT_PICTURE: "downtime by hour",
            Wish.BARS_PICTURE: "stores by uptime",
            Wish.STORE_PAGE: title,
            Wish.WEEK_PICTURE: f"{title} week",
            Wish.HOURS_PICTURE: f"{title} hours",
            Wish.HOURS: "hours",
        }
        stem = stems.get(wish, "uptime")
        if wish in PAPERS:
            if wish in {Wish.FLEET_PAGE, Wish.STORE_PAGE}:
                return self.tr("Save page"), [Kind(self.tr("PDF files"), ".pdf")], stem
            kinds = [Kind(self.tr("PNG pictures"), ".png"), Kind(self.tr("SVG pictures"), ".svg")]
            return self.tr("Save picture"), kinds, stem
        if wish is Wish.WORKBOOK:
            return self.tr("Save workbook"), [Kind(self.tr("Excel workbooks"), ".xlsx")], stem
        csv = [Kind(self.tr("CSV files"), ".csv")]
        if wish in {Wish.OUTAGES, Wish.STORE_OUTAGES}:
            return self.tr("Save outages"), csv, stem
        if wish is Wish.HOURS:
            return self.tr("Save hours findings"), csv, stem
        return self.tr("Save report"), csv, stem

    def _ended(self, key: str, tell: Callable[[], object]) -> None:
        del self._jobs[key]
        self._window.job_bar.done(key)
        tell()

    def _tell(self, wish: Wish, path: Path, count: int) -> None:
        stale = self._window.following.stale
        note = self.tr("It does not count what was imported or undone since its report.") if stale else ""
        if wish in PAPERS:
            self._window.news.saved(path, self.tr("Saved {name}.").format(name=path.name), note)
            self.written.emit(path, count)
            return
        if wish in {Wish.OUTAGES, Wish.STORE_OUTAGES}:
            said = plural(count, self.tr("1 outage"), self.tr("{n} outages"))
        else:
            said = plural(count, self.tr("1 store"), self.tr("{n} stores"))
        title = self.tr("Saved {what} to {name}.").format(what=said, name=path.name)
        self._window.news.saved(path, title, note)
        self.written.emit(path, count)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key in self._jobs:
            self._jobs[key].cancel()


def _date(time: int, zone: str) -> str:
    return at(time, zone).strftime("%Y-%m-%d")
