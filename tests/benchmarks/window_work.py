"""One pass through the window's workflow; records the event loop's gaps at every step."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea

from storemon.core.vocabulary import Method, ReportRequest
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.store_columns import Column
from tests.app_window import AppWindow, make_app_window
from tests.benchmarks.heartbeat import Heartbeat, painted_after, wait_for, wait_until

CHARTS = 30
_USUAL, _LARGE = (1280, 800), (4000, 3000)
_PAGES = ("overview", "stores", "hours", "imports")
_REST_MS = 200
"""The rest of a large window, and hidden widgets, are painted in later turns, which count too."""


def make_window(database: Path, folder: Path) -> AppWindow:
    """Create the window as the program does, with settings of its own in `folder`."""
    settings = QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
    return make_app_window(database, settings)


def work(database: Path, files: list[Path], folder: Path) -> dict[str, list[float]]:
    """Import into a new database, report, filter, sort, show stores; return the ms of each."""
    found: dict[str, list[float]] = {}
    beat = Heartbeat()
    window = make_window(database, folder)
    found["loading, new"] = _load(window, beat, lambda: True)

    def ended() -> bool:
        return not window.session.runner.busy

    beat.start()
    window.import_files(files)
    wait_until(window.review.button.isEnabled)
    found["review"] = beat.stop()
    beat.start()
    wait_for(window.session.imports.finished, window.review.button.click)
    wait_until(ended)
    found["import"] = beat.stop()
    for method in Method:
        beat.start()
        request = ReportRequest(method=method)
        wait_for(window.session.report_shown, partial(window.reports.generate, request))
        wait_until(ended)
        found[f"report, {method.value}"] = beat.stop()
    wait_until(lambda: window.stores.panel.week is not None)
    painted_after(window.stores.table.viewport(), partial(window.navigator.show, "stores"))
    for kind, name in ((ExportKind.WORKBOOK, "uptime.xlsx"), (ExportKind.CSV_ALL, "uptime.csv")):
        material = window.export_controller.material(kind, shown=True)
        if material is None:
            raise SystemExit("There is no report.")
        beat.start()
        write = partial(window.export_controller.write, kind, material, folder / name)
        wait_for(window.export_controller.written, write)
        wait_until(ended)
        found[f"export, {name}"] = beat.stop()
    found["filter"] = _filter(window)
    found["sort"] = _sort(window)
    found["chart"] = _charts(window)
    found["page"] = _pages(window)
    found["explain"] = _explained(window)
    found["hours"] = _hours(window)
    found["overview"] = _overviews(window)
    found["page change"] = _page_changes(window)
    found |= _details(window, beat)
    window.close()
    return found


def open_again(database: Path, folder: Path) -> dict[str, list[float]]:
    """Open a database with a report; return the ms that loading blocked the window, and its total time."""
    begun = time.perf_counter()
    window = make_window(database, folder)
    opened: list[float] = []

    def shown() -> None:
        window.overview.repaint()
        opened.append((time.perf_counter() - begun) * 1000)

    window.ready.connect(lambda: window.overview_controller.shown.connect(shown))
    found = {"loading, report": _load(window, Heartbeat(), lambda: bool(opened))}
    found["overview, opened"] = opened
    window.close()
    return found


def _load(window: AppWindow, beat: Heartbeat, shown: Callable[[], bool]) -> list[float]:
    """Return the gaps from the first paint until all work is done."""
    window.first_painted.connect(beat.start)
    window.show()
    wait_until(lambda: window.made and not window.session.runner.busy and shown())
    return beat.stop()


def _filter(window: AppWindow) -> list[float]:
    field, view = window.stores.filter, window.stores.table.viewport()
    field.setFocus()
    word = "america/den"
    keys = [*word, *[Qt.Key.Key_Backspace] * len(word)]
    return [painted_after(view, partial(QTest.keyClick, field, key)) for key in keys]


def _sort(window: AppWindow) -> list[float]:
    header, view = window.stores.table.horizontalHeader(), window.stores.table.viewport()

    def click(column: int) -> None:
        place = QPoint(header.sectionViewportPosition(column) + 20, header.height() // 2)
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)

    columns = [column for column in Column if not header.isSectionHidden(column)]
    return [painted_after(view, partial(click, column)) for column in columns[1:6] for _ in range(2)]


def _some_stores(window: AppWindow) -> list[str]:
    rows = range(0, window.stores.model.rowCount(), window.stores.model.rowCount() // CHARTS)[:CHARTS]
    return [str(window.stores.model.index(row, Column.ID).data()) for row in rows]


def _pages(window: AppWindow) -> list[float]:
    """Open store pages, from the click to the paint with the week and the outages."""
    page, loaded = window.store, window.store_controller.weeks.loaded
    return [
        painted_after(page, partial(window.navigator.open_store, store), loaded)
        for store in _some_stores(window)
    ]


def _explained(window: AppWindow) -> list[float]:
    drawer = window.explain_controller.drawer
    return [
        painted_after(
            drawer, partial(window.explain_controller.explain, store, 2), window.explain_controller.shown
        )
        for store in _some_stores(window)
    ]


def _hours(window: AppWindow) -> list[float]:
    """Show the hours page, and the stores of each finding and of none."""
    page = window.hours
    window.navigator.show("stores")
    shown = [painted_after(page, partial(window.navigator.show, "hours"))]
    tiles = [tile for tile in page.tiles.tiles if tile.isEnabled()]
    view = page.table.viewport()
    return shown + [painted_after(view, tile.click) for tile in [*tiles[1:], tiles[0]]]


def _overviews(window: AppWindow) -> list[float]:
    """Show the overview, and each list of stores that it offers."""
    page = window.overview
    window.navigator.show("stores")
    found = [painted_after(page.strip, partial(window.navigator.show, "overview"))]
    view, kind = page.stores.list.viewport(), page.stores.kind
    # Anything below the window's edge is not painted.
    page.view.ensureWidgetVisible(page.stores)
    return found + [
        painted_after(view, partial(kind.setCurrentIndex, place)) for place in range(1, kind.count())
    ]


def _page_changes(window: AppWindow) -> list[float]:
    """Switch between the pages in a window of usual size; each was shown before."""
    window.resize(*_USUAL)
    window.navigator.show(_PAGES[-1])
    found = []
    for page in _PAGES * 4:
        wait_until(lambda: not window.session.runner.busy)
        QTest.qWait(_REST_MS)
        found.append(painted_after(window, partial(window.navigator.show, page)))
    return found[len(_PAGES) :]


def _details(window: AppWindow, beat: Heartbeat) -> dict[str, list[float]]:
    """Open the settings for the first time, change the theme, enlarge to the largest screens."""

    def theme(name: str) -> None:
        window.preferences.theme = name

    steps: dict[str, list[Callable[[], object]]] = {
        "settings": [window.menus["settings"].trigger],
        "theme": [partial(theme, name) for name in ("dark", "light")],
    }
    found: dict[str, list[float]] = {}
    for name, kinds in steps.items():
        found[name] = []
        for kind in kinds:
            wait_until(lambda: not window.session.runner.busy)
            beat.start()
            kind()
            painted_after(window, window.update)
            QTest.qWait(_REST_MS)
            found[name].append(max(beat.stop()))
        if name == "settings" and window.settings_controller.dialog is not None:
            window.settings_controller.dialog.close()
    found["large"] = [_enlarged(window, beat, page) for page in _PAGES]
    return found


def _enlarged(window: AppWindow, beat: Heartbeat, page: str) -> float:
    """Return the longest gap while a visible page is resized to the largest screens."""
    window.navigator.show(page)
    window.resize(*_USUAL)
    painted_after(window, window.update)
    wait_until(lambda: not window.session.runner.busy)
    beat.start()
    window.resize(*_LARGE)
    painted_after(window, window.update)
    QTest.qWait(_REST_MS)
    return max(beat.stop())


def _charts(window: AppWindow) -> list[float]:
    table, chart = window.stores.table, window.stores.panel.chart
    if not isinstance(chart, QAbstractScrollArea):
        raise SystemExit("There is no chart.")
    return [
        painted_after(chart.viewport(), partial(table.choose, store), window.session.weeks.loaded)
        for store in _some_stores(window)
    ]
