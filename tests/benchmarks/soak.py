"""Many imports and reports in one window, to check that nothing leaks.

    python -m tests.benchmarks.soak [--rounds 1000]

Each round imports a file, makes a report and shows a store's week; every tenth also undoes the import,
reviews and lists backups. Memory must stay within a tenth of its value after the first hundred rounds, and
so must the numbers of threads, open files, and Qt and Python objects.
"""

from __future__ import annotations

import argparse
import gc
import statistics
import sys
import tempfile
from dataclasses import astuple, dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import psutil
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from storemon.core.vocabulary import Method, ReportRequest
from storemon.gui.application import make_application
from storemon.gui.imports.refused_dialog import RefusedDialog
from storemon.gui.maintenance.restore_dialog import RestoreDialog
from storemon.gui.report.store_columns import Column
from storemon.services.sample import make_sample
from tests.app_window import AppWindow
from tests.benchmarks.heartbeat import wait_for, wait_until
from tests.benchmarks.table import Figure, markdown
from tests.benchmarks.window_work import make_window

_STORES: Final = 40
_WARM: Final = 100
_START: Final = datetime(2023, 1, 26, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sample:
    """The process's resources: MB of memory, and numbers of threads, open files, Qt and Python objects."""

    memory: float
    threads: int
    files: int
    qt: int
    widgets: int
    python: int


def main() -> int:
    """Run the rounds and print the table; return 1 if something grew."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.soak")
    parser.add_argument("--rounds", type=int, default=1000)
    rounds = parser.parse_args().rounds
    application = make_application()
    with tempfile.TemporaryDirectory(prefix="storemon-soak-") as place:
        samples = _soak(Path(place), rounds)
    application.quit()
    figures = _figures(samples)
    print(markdown(figures))
    return 0 if all(figure.met for figure in figures) else 1


def _soak(folder: Path, rounds: int) -> list[Sample]:
    window = make_window(folder / "storemon.db", folder)
    window.show()
    wait_until(lambda: window.made)
    _bring(window, list(make_sample(folder / "sample", stores=_STORES).all))
    stores = _stores_of(folder)
    samples: list[Sample] = []
    for number in range(rounds):
        _bring(window, [_file(folder, stores, number)])
        request = ReportRequest(method=list(Method)[number % 2])
        wait_for(window.session.report_shown, partial(window.reports.generate, request))
        _look_at(window, number)
        if number % 10 == 9:
            _undo_and_lists(window)
        wait_until(lambda: not window.session.runner.busy)
        samples.append(_sample(window, samples[-1].qt if number % 50 else 0))
        if number % 50 == 0:
            sys.stderr.write(f"{number + 1}: {samples[-1]}\n")
    window.close()
    return samples


def _file(folder: Path, stores: list[str], number: int) -> Path:
    """Write the polls of one more hour, one of them unusable."""
    hour = _START + timedelta(hours=number)
    rows = [
        f"{store},active,{hour + timedelta(minutes=place):%Y-%m-%d %H:%M:%S} UTC"
        for place, store in enumerate(stores)
    ]
    path = folder / "polls.csv"
    path.write_text("\n".join(["store_id,status,timestamp_utc", *rows, f"{stores[0]},asleep,{hour}", ""]))
    return path


def _stores_of(folder: Path) -> list[str]:
    lines = (folder / "sample" / "polls.csv").read_text().splitlines()[1:]
    return sorted({line.partition(",")[0] for line in lines})


def _bring(window: AppWindow, files: list[Path]) -> None:
    window.import_files(files)
    wait_until(lambda: window.session.reviewing and window.review.button.isEnabled())
    wait_for(window.session.imports.finished, window.review.button.click)
    wait_until(lambda: not window.session.runner.busy)


def _look_at(window: AppWindow, number: int) -> None:
    row = number % window.stores.model.rowCount()
    store = str(window.stores.model.index(row, Column.ID).data())
    shown = window.stores.panel.week
    if number:
        window.stores.table.choose(store)
        wait_until(lambda: window.stores.panel.week is not shown)


def _undo_and_lists(window: AppWindow) -> None:
    record = window.imports.model.records[0]
    window.notices.refused_wanted.emit(record.import_id)
    wait_until(lambda: window.findChild(RefusedDialog) is not None)
    _dismiss(window, RefusedDialog)
    wait_for(window.session.data.undone, partial(window.session.data.undo, [record]))
    window.menus["restore"].trigger()
    wait_until(lambda: window.findChild(RestoreDialog) is not None)
    wait_until(lambda: not window.session.runner.busy)
    _dismiss(window, RestoreDialog)


def _dismiss(window: AppWindow, kind: type[RefusedDialog | RestoreDialog]) -> None:
    for dialog in window.findChildren(kind):
        dialog.reject()
    wait_until(lambda: window.findChild(kind) is None)


def _sample(window: AppWindow, qt: int) -> Sample:
    """Measure the process; Qt objects are counted if `qt` is 0, because PySide keeps what it has wrapped."""
    gc.collect()
    process = psutil.Process()
    return Sample(
        process.memory_info().rss / 1e6,
        process.num_threads(),
        getattr(process, "num_handles", process.num_fds)(),
        qt or len(window.findChildren(QObject)),
        len(QApplication.allWidgets()),
        len(gc.get_objects()),
    )


def _figures(samples: list[Sample]) -> list[Figure]:
    """Compare the last fifty rounds with the fifty before the hundredth; for memory, the maximum."""
    warm, last = samples[: min(_WARM, len(samples) // 2)][-50:], samples[-50:]
    names = ("memory, MB", "threads", "open files", "Qt objects in the window", "widgets", "Python objects")
    found = []
    for place, name in enumerate(names):
        before, after = ([astuple(sample)[place] for sample in some] for some in (warm, last))
        most = max(astuple(sample)[place] for sample in samples[len(warm) :])
        first, end = statistics.median(before), statistics.median(after)
        detail = f"{first:,.0f} by round {_WARM}, {end:,.0f} at the end, {most:,.0f} at most"
        measured = most / first if place == 0 else end / first
        found.append(Figure(f"{name}, after {len(samples):,} rounds", measured, 1.1, "×", detail))
    return found


if __name__ == "__main__":
    sys.exit(main())
