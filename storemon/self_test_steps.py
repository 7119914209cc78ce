"""The steps of `storemon --self-test`, which use everything that loads a library."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from PySide6.QtCore import QCollator, QLocale, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from storemon.core.vocabulary import Method, ReportRequest
from storemon.errors import DatabaseProblem
from storemon.gui.context import Context
from storemon.gui.export.export_controller import ExportController
from storemon.gui.guide.guide_pages import guide_folder, read_pages
from storemon.gui.main_window import MainWindow
from storemon.gui.overview.overview_page import OverviewPage
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.store_list.store_panel import StorePanel
from storemon.gui.widgets.language import LANGUAGE, LANGUAGES, speak
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.resources import load_fonts
from storemon.message import Message
from storemon.services import diagnostics, secrets
from storemon.services.crash_log import CrashLog
from storemon.services.opening import need_driver
from storemon.services.public_holidays import countries, public_holidays

if TYPE_CHECKING:
    from types import TracebackType

    from storemon.gui.report.store_rows import StoreRows
    from storemon.services.found_report import Report

_PATIENCE_MS: Final = 90_000
_LOOK_MS: Final = 20
_LEAST_BYTES: Final = 1000
_YEAR: Final = 2026
_SOME: Final = 20
"""Number of countries whose holidays are looked up; all of them have some."""
_SENTENCE: Final = Message("It is empty.")
_WISHES: Final = (
    (ExportKind.CSV_ALL, ".csv"),
    (ExportKind.WORKBOOK, ".xlsx"),
    (ExportKind.WEEK_PICTURE, ".png"),
    (ExportKind.WEEK_PICTURE, ".svg"),
    (ExportKind.STORE_PAGE, ".pdf"),
    (ExportKind.FLEET_PAGE, ".pdf"),
)
_Kind = TypeVar("_Kind", bound=QObject)


class SelfTest(QObject):
    """Runs the steps one by one, each after the previous one has ended."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        super().__init__()
        self.status = 1
        self._window = window
        self._folder = folder
        self._kinds = list(_WISHES)
        self._look_timer = QTimer(self, interval=_LOOK_MS)
        self._look_timer.timeout.connect(self._look_for_chart)
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._out_of_patience)
        self._patience.start()
        window.first_painted.connect(self._painted)
        window.ready.connect(self._ready)

    @Slot(object)
    def _ready(self, context: Context) -> None:
        self._context = context
        self._exports = _child(self._window, ExportController)
        self._exports.written.connect(self._exported)
        session = context.session
        session.open_failed.connect(self._failed)
        session.failed.connect(self._failed)
        session.opened.connect(self._opened)
        session.report_shown.connect(self._report_shown)

    def raised(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """End the test at an unhandled exception."""
        sys.__excepthook__(kind, error, trace)
        self._failed(f"{kind.__name__}: {error}")

    @Slot()
    def _painted(self) -> None:
        self._print("The window was painted.")
        if not load_fonts():
            self._failed("The typeface is missing.")
        elif self._window.windowIcon().pixmap(32).isNull():
            self._failed("The icon cannot be drawn.")
        elif not _sorts_spanish():
            self._failed("The data of how languages sort are missing.")
        elif lacking := _lacking_language():
            self._failed(f"The words or the guide in {lacking} are missing.")

    @Slot()
    def _opened(self) -> None:
        self._print("The database is open.")
        session = self._context.session
        session.imports.finished.connect(self._imported)
        session.reports.failed.connect(self._report_failed)
        session.import_sample()

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        for name, error in outcome.errors:
            self._failed(f"{name}: {error}")
        self._print("The sample data was imported.")  # a report of it follows automatically

    @Slot(object, str)
    def _report_failed(self, report_id: str, reason: str) -> None:  # noqa: ARG002  # the signal's signature
        self._failed(reason)

    @Slot(object, object)
    def _report_shown(self, report: Report, rows: StoreRows) -> None:  # noqa: ARG002  # the signal's signature
        self._print(f"The report by {report.info.method} was made.")
        if report.info.method == Method.INTERPOLATED:
            self._context.reports.generate(ReportRequest(method=Method.POLL_COUNT))
        else:
            self._context.navigator.show("stores")
            self._look_timer.start()

    @Slot()
    def _look_for_chart(self) -> None:
        panel, overview = _child(self._window, StorePanel), _child(self._window, OverviewPage)
        if panel.chart is None or panel.week is None or overview.fleet is None:
            return
        self._look_timer.stop()
        picture = panel.chart.grab().toImage()
        inks = {picture.pixel(x, picture.height() // 2) for x in range(picture.width())}
        if len(inks) < 2:
            self._failed("The chart is blank.")
            return
        self._print("The chart was drawn.")
        self._export()

    def _export(self) -> None:
        kind, ending = self._kinds[0]
        material = self._exports.material(kind, shown=False)
        if material is None:
            self._failed("There is nothing to export.")
        else:
            self._exports.write(kind, material, self._folder / f"{kind.name}{ending}")

    @Slot(object, object)
    def _exported(self, path: Path, count: int) -> None:
        if path.suffix == ".csv":
            lines = len(path.read_text("utf-8").splitlines())
            if lines != count + 1:
                self._failed(f"The export has {lines} lines for {count} stores.")
                return
            self._print(f"The report of {count} stores was exported.")
        elif path.stat().st_size < _LEAST_BYTES:
            self._failed(f"{path.name} is empty.")
            return
        else:
            self._print(f"{path.name} was written.")
        if path.suffix == ".xlsx" and not self._reads_sheets(path):
            return
        del self._kinds[0]
        if self._kinds:
            self._export()
            return
        if self._knows_holidays() and self._reaches_servers():
            self._diagnose()

    def _knows_holidays(self) -> bool:
        """Look up public holidays, which loads a library and, by name, a module for each country."""
        known = countries()
        if not all(public_holidays(country.code, "", _YEAR, "es") for country in known[:_SOME]):
            self._failed("The public holidays are missing.")
            return False
        self._print(f"The public holidays of {len(known)} countries are there.")
        return True

    def _reaches_servers(self) -> bool:
        """Load the driver and the keyring for shared databases, which the installed program includes."""
        if not getattr(sys, "frozen", False):
            return True
        try:
            need_driver()
        except DatabaseProblem as error:
            self._failed(error)
            return False
        self._print("The driver of shared databases was loaded.")
        try:
            import_module("storemon.services.updates")
        except ImportError as error:
            self._failed(error)
            return False
        self._print("The libraries of the look for a newer version were loaded.")
        if not secrets.is_packed():
            self._failed("The keyring's library is missing.")
            return False
        self._print("The keyring's library was loaded.")
        return True

    def _reads_sheets(self, path: Path) -> bool:
        """Read the workbook that was written, which needs a library that nothing else uses."""
        workspace = self._context.session.workspace
        input_files = [] if workspace is None else workspace.imports.expand([path])
        if len(input_files) < 2:
            self._failed(f"The sheets of {path.name} cannot be read.")
            return False
        self._print(f"The {len(input_files)} sheets of {path.name} were read.")
        return True

    def _diagnose(self) -> None:
        files = diagnostics.collect(CrashLog(self._folder, "test"), self._context.session.workspace, {}, {})
        diagnostics.save(files, self._folder / "diagnostics.zip")
        self._print("The diagnostics were collected.")
        self._print("All is well.")
        self._end(0)

    @Slot()
    def _out_of_patience(self) -> None:
        self._failed(f"Nothing more happened for {_PATIENCE_MS // 1000} s.")

    @Slot(object)
    def _failed(self, error: object) -> None:
        print(f"FAILED  {error}", flush=True)
        self._end(1)

    def _end(self, status: int) -> None:
        self.status = status
        self._patience.stop()
        QApplication.exit(status)

    @staticmethod
    def _print(text: str) -> None:
        print(f"ok  {text}", flush=True)


def _child(window: MainWindow, kind: type[_Kind]) -> _Kind:
    found = window.findChild(kind)
    if found is None:
        raise LookupError(f"The window has no {kind.__name__}.")
    return found


def _sorts_spanish() -> bool:
    """Tell whether Qt has the data by which file dialogs sort: ñ is between n and o."""
    order = QCollator(QLocale("es"))
    return sorted(["oa", "ñu", "nz"], key=order.sortKey) == ["nz", "ñu", "oa"]


def _lacking_language() -> str:
    """Return the first language that is incomplete, or an empty text."""
    for name in reversed(LANGUAGES):  # English last, since the language stays
        speak(name)
        spoken = name == "en" or translate_message(_SENTENCE) != _SENTENCE
        whole = spoken and not any(translator.isEmpty() for translator in LANGUAGE.translators)
        if not whole or guide_folder(name).name != name or not read_pages(guide_folder(name)):
            return name
    return ""
