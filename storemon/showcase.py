"""Without a display: the window's whole job off screen, with files and pictures as the result."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import (
    QObject,
    QSettings,
    QTimer,
    Slot,
)
from PySide6.QtWidgets import QApplication
from tqdm import tqdm

from storemon.core.report_columns import report_columns
from storemon.errors import UserError
from storemon.gui.application import make_application
from storemon.gui.context import Context
from storemon.gui.main_window import MainWindow
from storemon.gui.overview.overview_page import OverviewPage
from storemon.gui.session.import_jobs import ImportOutcome
from storemon.gui.store_list.store_panel import StorePanel
from storemon.gui.widgets.offscreen import go_off_screen
from storemon.message import Message
from storemon.services.exports import Export, write_csv
from storemon.window_program import make_window

if TYPE_CHECKING:
    from storemon.core.report import ReportTable
    from storemon.core.server_address import Place
    from storemon.services.found_report import Report

_LOOK_MS: Final = 20
_ROWS_SHOWN: Final = 8
_TITLES: Final = ("up hour (min)", "day (h)", "week (h)", "down hour (min)", "day (h)", "week (h)")


def main(files: Sequence[Path], database: Place | None) -> int:
    """Import the files, make a report, save and print it; return the exit status.

    Without files, the report uses the data in the database, or the sample data if it is empty.
    `out/report.csv` and `out/window.png` in the current folder are replaced.
    """
    go_off_screen()
    folder = Path.cwd() / "out"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        sys.stderr.write(f"The folder {folder} cannot be made: {error.strerror}. Go to another folder.\n")
        return 1
    application = QApplication.instance() or make_application(sys.argv[0])
    _print("There is no display here, so storemon works off screen.")
    with tempfile.TemporaryDirectory(prefix="storemon-") as scratch:
        place = Path(scratch)
        settings = QSettings(str(place / "settings.ini"), QSettings.Format.IniFormat)
        window = make_window(database or place / "storemon.db", settings, recover=False)
        window.preferences.ask_quit = False  # no user is there to answer
        tour = _Tour(window, list(files), folder)
        window.show()
        QApplication.exec()
        window.close()
        window.deleteLater()
        del application
    return tour.status


class _Tour(QObject):
    """Runs the window's job: import, report, chart; then saves and prints the results."""

    def __init__(self, window: MainWindow, files: list[Path], folder: Path) -> None:
        super().__init__()
        self.status = 1
        self._window = window
        self._files = files
        self._folder = folder
        self._bar = tqdm(total=100, desc="Import", unit="%", bar_format="{desc:<7}{bar:40}{n:4.0f} %")
        self._look_timer = QTimer(self, interval=_LOOK_MS)
        self._look_timer.timeout.connect(self._look)
        self._context: Context | None = None
        window.ready.connect(self._ready)

    @Slot(object)
    def _ready(self, context: Context) -> None:
        self._context = context
        context.session.opened.connect(self._opened)
        context.session.open_failed.connect(self._failed)
        context.session.failed.connect(self._failed)

    @Slot()
    def _opened(self) -> None:
        if self._context is None:
            return
        session = self._context.session
        session.imports.progress.connect(self._advance)
        session.imports.finished.connect(self._imported)
        session.reports.progress.connect(self._report_advanced)
        session.reports.failed.connect(self._report_failed)
        session.reports.completed.connect(self._completed)
        if self._files:
            session.import_files(self._files)
        else:
            session.read(lambda workspace: workspace.stores.summary().stores, self._counted)

    @Slot(object)
    def _counted(self, stores: int) -> None:
        """Report on existing data; the sample is imported only into an empty database."""
        if self._context is None:
            return
        if stores:
            self._bar.set_description_str("Report")
            self._context.reports.generate_now()
        else:
            self._context.session.import_sample()

    @Slot(object)
    def _imported(self, outcome: ImportOutcome) -> None:
        for _, error in outcome.errors:
            self._bar.write(str(error), file=sys.stderr)
        if not outcome.usable:
            self._failed("Nothing was imported.")
            return
        self._advance(1.0, "")
        self._bar.reset(total=100)
        self._bar.set_description_str("Report")
        if self._files and self._context is not None:  # a report of the sample data follows automatically
            self._context.reports.generate_now()

    @Slot(float, str)
    def _advance(self, fraction: float, text: str) -> None:  # noqa: ARG002  # the signal's signature
        self._bar.update(max(0.0, fraction * 100 - self._bar.n))

    @Slot(object, float, object)
    def _report_advanced(self, report_id: str, fraction: float, text: Message) -> None:  # noqa: ARG002  # as above
        self._advance(fraction, text)

    @Slot(object, object)
    def _report_failed(self, report_id: str, reason: Message) -> None:  # noqa: ARG002  # as above
        self._failed(reason)

    @Slot(object)
    def _failed(self, error: object) -> None:
        self._bar.close()
        _print(str(error))
        QApplication.quit()

    @Slot(object)
    def _completed(self, report_id: str) -> None:  # noqa: ARG002  # as above
        self._advance(1.0, "")
        self._bar.close()
        self._look_timer.start()

    @Slot()
    def _look(self) -> None:
        """Finish when the report's summary and the chart of its first store are there."""
        panel, overview = self._window.findChild(StorePanel), self._window.findChild(OverviewPage)
        report = None if self._context is None else self._context.session.report
        if report is None or panel is None or panel.week is None:
            return
        if overview is None or overview.fleet is None:
            return
        self._look_timer.stop()
        try:
            self._save(report)
        except UserError as error:
            _print(str(error))
        QApplication.quit()

    def _save(self, report: Report) -> None:
        table, picture = self._folder / "report.csv", self._folder / "window.png"
        write_csv(Export.of(report), table)
        if not self._window.grab().save(str(picture)):
            _print(f"The picture could not be saved as {picture}. Check that you may write there.")
            return
        if report.table is not None:
            _print("\n" + "\n".join(_first_rows(report.table)))
            _print(f"… {Message('1 store|{n} stores', n=len(report.table.store_ids))} in all\n")
        _print(f"Report:  {table}\nPicture: {picture}\nWith a display, the same command opens the window.")
        self.status = 0


def _first_rows(table: ReportTable) -> list[str]:
    """Return a title and the first stores of a report as lines of text."""
    ids, *figures = (column.values[:_ROWS_SHOWN] for column in report_columns(table))
    first = max(map(len, ids), default=0)
    rows = zip(ids, zip(*figures, strict=True), strict=True)
    return [
        "  ".join([" " * first, *_TITLES]),
        *(
            "  ".join(
                [f"{name:{first}}"]
                + [f"{value:{len(title)}.2f}" for title, value in zip(_TITLES, values, strict=True)]
            )
            for name, values in rows
        ),
    ]


def _print(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
