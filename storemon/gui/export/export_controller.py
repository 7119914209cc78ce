"""Runs an export: asks for the path, does the work, and shows the message at the end."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication, QImage

from storemon.core.report import answers_reach
from storemon.gui.context import Context
from storemon.gui.export.drawn_work import image_of, presenter, writer
from storemon.gui.export.material import Material
from storemon.gui.export.page_printing import PagePrinting
from storemon.gui.export.store_material import StoreMaterial
from storemon.gui.export.subject import Subject, Terms
from storemon.gui.figures.home_span import home_span
from storemon.gui.report.export_kinds import ExportKind, Place, export_text
from storemon.gui.widgets.file_dialogs import FileType
from storemon.gui.widgets.format import at, plural
from storemon.gui.widgets.jobs import Job, Lane
from storemon.gui.widgets.messages import translate_message
from storemon.message import Message
from storemon.services.file_names import safe_file_name

if TYPE_CHECKING:
    from storemon.core.vocabulary import Range
    from storemon.services.report_info import ReportInfo

_KEY: Final = "export-"
_TITLE: Final = 60
"""The most characters of a store's name in a file name."""
_SOON: Final = 0.4
"""Seconds after which progress is shown."""


class ExportController(QObject):
    """Connects the export actions with the session.

    `written` carries a path and its number of rows or pages; `copied`: a picture can be pasted now.
    """

    written = Signal(object, object)
    copied = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self._session = context.session
        self._jobs: dict[str, Job] = {}
        self._count = 0
        self.actions = context.exports
        self.actions.wanted.connect(self.ask)
        self.actions.copy_wanted.connect(self.copy)
        self.actions.fill(context.menus.submenu("export"))
        self.actions.about_to_show.connect(self.offer)
        self.printing = PagePrinting(context, partial(self.material, shown=False))
        self.printing.save_wanted.connect(self.actions.request)
        context.papers.serve(lambda: presenter(Terms.of(context.preferences)))
        session = self._session
        session.report_shown.connect(self.offer)
        session.data_changed.connect(self.offer)
        session.relabelled.connect(self.offer)
        context.jobs.cancel.connect(self._cancel)
        self.offer()

    @Slot()
    def offer(self) -> None:
        """Enable the exports that the report and the current page have."""
        report, rows = self._session.report, self._session.rows
        store = self._context.navigator.current_store()
        listed = self._context.navigator.listed("stores")
        self._context.menus.submenu("export").setEnabled(report is not None)
        self.printing.offer()
        self.actions.offer(
            report=report is not None,
            answers=report is not None and report.answers is not None,
            shown=0 if listed is None else listed.size,
            total=0 if rows is None else len(rows.table.store_ids),
            store=rows.title(store) if rows is not None and store is not None else "",
        )

    @Slot(object, bool)
    def ask(self, kind: ExportKind, shown: bool) -> None:  # noqa: FBT001  # a slot
        """Ask for the path, then write the file."""
        material = self.material(kind, shown=shown)
        if material is None:
            return
        spec = kind.spec
        stem = spec.file_name.format(store=self._store_title(material))
        name = safe_file_name(f"{stem} {material.stamp}", spec.types[0].suffix)
        types = [FileType(export_text(one.text), one.suffix) for one in spec.types]
        self._context.dialogs.ask_save(
            export_text(spec.title), name, partial(self.write, kind, material), types, place=kind.name.lower()
        )

    @Slot(object)
    def copy(self, kind: ExportKind) -> None:
        """Copy a picture to the clipboard, as it would be in a file."""
        material = self.material(kind, shown=False)
        if material is None:
            return
        work = image_of(writer(kind)(material))
        self._session.runner.start(Lane.READ, Job(work, done=self._copied, failed=self._session.failed.emit))

    def _copied(self, picture: QImage) -> None:
        QGuiApplication.clipboard().setImage(picture)
        self._context.notices.copied()
        self.copied.emit()

    def write(self, kind: ExportKind, material: Material, path: Path) -> None:
        """Write a file on a worker."""
        work = writer(kind)(material)
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
            done=lambda count: self._ended(key, lambda: self._show_saved(kind, path, count)),
            failed=lambda error: self._ended(key, lambda: self._context.banners.show_error(error)),
            cancelled=lambda: self._ended(key, self._context.notices.save_cancelled),
            progress=advance,
        )
        self._session.runner.start(Lane.READ, self._jobs[key])

    def material(self, kind: ExportKind, *, shown: bool) -> Material | None:
        """Return the data for a file; None if there is nothing to export."""
        report, rows = self._session.report, self._session.rows
        if report is None or rows is None:
            return None
        navigator = self._context.navigator
        store = navigator.current_store()
        stores = navigator.listed(kind.spec.listed) if shown else None
        terms = Terms.of(self._context.preferences)
        one_store = None
        if kind.spec.place is Place.STORE:
            workspace = self._session.workspace
            if store is None or workspace is None:
                return None
            stores = np.array([store])
            subject, reach = (
                Subject(report, rows, terms),
                answers_reach(report.info.method, report.info.reach),
            )
            span = self._span(kind, report.info, rows.table.zones[store])
            one_store = StoreMaterial(subject, store, workspace.stores, span, reach)
        info = report.info
        stamp = _date(info.as_of or 0, "UTC")
        if one_store is not None and kind is ExportKind.WEEK_PICTURE:
            zone = rows.table.zones[one_store.store]
            stamp = self._days(self._span(kind, info, zone), zone)
        elif info.dates is not None:
            stamp = self.tr("{first} to {last}").format(first=info.dates.first, last=info.dates.last)
        elif info.range is not None:
            stamp = self._days(info.range, "UTC")
        workspace = self._session.workspace
        history = None if workspace is None else workspace.history
        notes = None if workspace is None else workspace.notes
        trend = navigator.shown_trend()
        return Material(report, rows, stores, stamp, terms, one_store, history, notes, trend)

    def _days(self, span: Range, zone: str) -> str:
        """Return a time span for a file name: 2023-01-18 to 2023-01-25."""
        first, last = _date(span.start, zone), _date(span.end - 1, zone)
        return self.tr("{first} to {last}").format(first=first, last=last)

    def _span(self, kind: ExportKind, info: ReportInfo, zone: str) -> Range:
        """Return the time span of a store's chart on the screen, or that of the report."""
        shown = self._context.navigator.shown_span() if kind is ExportKind.WEEK_PICTURE else None
        return home_span(info, zone) if shown is None else shown

    def _store_title(self, material: Material) -> str:
        # A file name has room for a long store name, but needs room for the rest too.
        return "" if material.one_store is None else material.rows.title(material.one_store.store)[:_TITLE]

    def _ended(self, key: str, tell: Callable[[], object]) -> None:
        del self._jobs[key]
        self._context.jobs.done(key)
        tell()

    def _show_saved(self, kind: ExportKind, path: Path, count: int) -> None:
        stale = self._context.freshness.stale
        note = self.tr("It does not include what was imported or undone since the report.") if stale else ""
        if kind.spec.rows == "outages":
            what = plural(self.tr, "1 outage|{n} outages", count)
        elif kind.spec.rows == "periods":
            what = plural(self.tr, "1 row|{n} rows", count)
        else:
            what = plural(self.tr, "1 store|{n} stores", count)
        drawn = self.tr("Saved {name}.").format(name=path.name)
        title = self.tr("Saved {what} to {name}.").format(what=what, name=path.name)
        self._context.notices.saved(path, title if kind.spec.rows else drawn, note)
        self.written.emit(path, count)

    @Slot(str)
    def _cancel(self, key: str) -> None:
        if key in self._jobs:
            self._jobs[key].cancel()


def _date(time: int, zone: str) -> str:
    return at(time, zone).strftime("%Y-%m-%d")
