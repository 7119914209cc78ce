"""Pictures of the real window in its main states, for people to look at.

    python -m tests.screenshots FOLDER [--large] [--only NAME]

Runs on the screen that DISPLAY names, else without one.
"""

from __future__ import annotations

import argparse
import dataclasses
import os
import sys
import tempfile
from collections.abc import Sized
from functools import partial
from pathlib import Path

from storemon.message import Message

if not os.environ.get("DISPLAY"):
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QPainter

from storemon.core.dates import Named, Span
from storemon.core.vocabulary import DAY, Finding, Method, Range, ReportRequest
from storemon.errors import DatabaseProblem
from storemon.gui.application import make_application
from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.gui.maintenance.exception_hook import ExceptionHook
from storemon.gui.maintenance.restore_dialog import RestoreDialog
from storemon.gui.maintenance.support import Support
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.store_columns import Column
from storemon.gui.report_list.compare_dialog import CompareDialog
from storemon.gui.search.search_controller import SearchController
from storemon.gui.widgets.banner import Tone
from storemon.services.crash_log import CrashLog
from tests.import_scenes import first_import, review
from tests.studio import Studio, dismiss, rest, until


def empty(studio: Studio) -> None:
    window = studio.window()
    studio.take(window, "empty")
    window.overlay.cover()
    studio.take(window, "drop")
    window.overlay.hide()
    window.empty.set_busy(busy=True)
    window.job_bar.advance("import", 0.42, PROGRESS)
    studio.take(window, "busy")
    dismiss(window)


def sample(studio: Studio) -> None:
    window = studio.with_sample()
    studio.take(window, "stores")
    window.stores.table.horizontalHeader().setSortIndicator(Column.DOWN_WEEK, Qt.SortOrder.DescendingOrder)
    window.stores.table.selectRow(0)
    rest()
    window.stores.filter.setFocus()
    studio.take(window, "stores-sorted")
    options = window.actions_bar.options
    options.open_below(window.actions_bar.generate.options_button)
    rest()
    picture = window.grab()
    painter = QPainter(picture)
    painter.drawPixmap(window.mapFromGlobal(options.pos()), options.grab())
    painter.end()
    picture.save(str(studio.folder / f"options-{studio.theme}-{studio.size[0]}.png"))
    options.hide()
    window.navigator.show("imports")
    studio.take(window, "imports")
    dismiss(window)


PROGRESS = "store_status.csv · 45 of 106 MB · 1,200,000 rows/s · 3 s left · 2 more files to go"


def overview(studio: Studio) -> None:
    for stores in (40, 1):
        window = studio.with_sample(stores)
        window.navigator.show("overview")
        studio.take(window, f"overview-{stores}")
        if stores > 1:
            bar = window.overview.view.verticalScrollBar()
            bar.setValue(bar.maximum())
            studio.take(window, "overview-below")
            window.preferences.sales_on = True
            window.overview.heat.twin.setChecked(True)
            window.overview.bars.twin.setChecked(True)
            bar.setValue(0)
            studio.take(window, "overview-tables")
        dismiss(window)


def store(studio: Studio) -> None:
    window = studio.with_sample()
    window.preferences.sales_on = True
    page = window.store
    window.navigator.open_store(str(window.stores.model.index(0, 0).data()))
    until(lambda: page.week.shown is not None)
    studio.take(window, "store")
    click = page.outages.list
    click.setCurrentIndex(click.list.index(min(2, click.list.rowCount() - 1), 0))
    page.week.bar.closer.click()
    studio.take(window, "store-chosen")
    page.cards.cards[2].explain.click()
    until(lambda: bool(window.explain_controller.drawer.breakdown))
    studio.take(window, "explain")
    window.explain_controller.drawer.tabs.group.button(1).click()
    studio.take(window, "explain-polls")
    window.explain_controller.drawer.close_drawer()
    page.week.bar.before.click()
    page.week.twin.setChecked(True)
    studio.take(window, "store-table")
    dismiss(window)


def hours(studio: Studio) -> None:
    window = studio.window()
    studio.take_page(window, "hours", "hours-none")
    dismiss(window)
    window = studio.with_sample()
    page = window.hours
    studio.take_page(window, "hours", "hours")
    page.tiles.of[Finding.ROWS_OVERLAP].click()
    studio.take(window, "hours-overlap")
    page.filter.setText("nowhere")
    studio.take(window, "hours-nowhere")
    page.filter.clear()
    window.navigator.open_store(page.panel.store_id)
    until(lambda: window.store.week.shown is not None)
    studio.take(window, "hours-store")
    window.navigator.show("hours")
    report, rows = window.session.report, page.rows
    assert report is not None
    assert rows is not None
    page.show_report(report, dataclasses.replace(rows, wrong=rows.wrong[:0]))
    studio.take(window, "hours-right")
    page.show_report(report, None)
    studio.take(window, "hours-old")
    dismiss(window)


def papers(studio: Studio) -> None:
    """Save what is drawn for paper beside the pictures of the window."""
    window = studio.with_sample()
    window.preferences.sales_on = True
    window.navigator.open_store(str(window.stores.model.index(0, 0).data()))
    until(lambda: window.store.week.shown is not None)
    flow, saved = window.export_controller, list[Path]()
    flow.written.connect(lambda path, _count: saved.append(path))
    drawn = [kind for kind in ExportKind if not kind.spec.rows]
    for number, kind in enumerate(sorted(drawn, key=lambda kind: kind.name), 1):
        ending = kind.spec.types[0].suffix
        material = flow.material(kind, shown=False)
        assert material is not None
        flow.write(kind, material, studio.folder / f"paper-{kind.name.lower().replace('_', '-')}{ending}")
        until(partial(_has, saved, number))
        sys.stdout.write(f"{saved[-1].name}\n")
    dismiss(window)


def _has(saved: Sized, number: int) -> bool:
    return len(saved) == number


def trouble(studio: Studio) -> None:
    window = studio.with_sample()
    window.banners.show_error(
        DatabaseProblem(
            Message("The database cannot be written just now."),
            Message("Another program has held it for more than 30 seconds."),
            Message("Close the other program and import the file again."),
        )
    )
    window.job_bar.advance("import", 0.42, PROGRESS)
    studio.take(window, "banner")
    dismiss(window)


def support(studio: Studio) -> None:
    window = studio.with_sample()
    place = Path(tempfile.mkdtemp(dir=studio.scratch))
    crash_log = CrashLog(place, "key")
    crash_log.begin(sole=False)
    crash_log.ended_badly = True
    exception_hook = ExceptionHook(window)
    helper = Support(window.shared, crash_log, exception_hook)
    studio.take(window, "cut-off")
    exception_hook.came.emit(DETAILS)
    exception_hook.came.emit(DETAILS)
    (mistake,) = window.findChildren(CrashDialog)
    studio.take(mistake, "mistake")
    mistake.close()
    helper.collect()
    until(lambda: window.findChild(DiagnosticsDialog) is not None)
    papers = window.findChild(DiagnosticsDialog)
    assert papers is not None
    studio.take(papers, "diagnostics")
    papers.close()
    crash_log.end()
    dismiss(window)


def guide(studio: Studio) -> None:
    window = studio.with_sample()
    window.guide_controller.open()
    guide = window.guide_controller.guide
    assert guide is not None
    studio.take(guide, "guide")
    guide.open("start")
    studio.take(guide, "guide-start")
    guide.search.setText("csv")
    studio.take(guide, "guide-search")
    dismiss(window)


DETAILS = """Traceback (most recent call last):
  File "~/storemon/gui/store_list/stores_page.py", line 118, in show_report
    self._tiles.show(self._totals(report))
  File "~/storemon/gui/store_page/tiles.py", line 88, in show
    share = totals.up / totals.open
ZeroDivisionError: integer division or modulo by zero"""


def backups(studio: Studio) -> None:
    window = studio.with_sample()
    workspace = window.session.workspace
    assert workspace is not None
    workspace.backups.make_daily()
    for record in workspace.imports.recent():
        workspace.imports.undo(record.import_id)
    workspace.backups.save(
        workspace.backups.folder / "Before the new franchise, with all of its restaurants.db"
    )
    rest()
    window.menus["restore"].trigger()
    until(lambda: window.findChild(RestoreDialog) is not None)
    dialog = window.findChild(RestoreDialog)
    assert dialog is not None
    rest(400)
    studio.take(dialog, "restore")
    dialog.reject()
    window.banners.show_message(
        Tone.BAD,
        "The database was damaged. It was set aside as storemon-damaged-2026-03-10-090412.db.",
        "Restore the backup of 9 Mar 2026, 18:04, or start over and import your files again. "
        "Nothing was deleted.",
        ("Restore backup", lambda: None),
    )
    for page in ("overview", "stores"):
        window.navigator.put(page, window.empty)
    studio.take(window, "damaged")
    dismiss(window)


def search(studio: Studio) -> None:
    window = studio.with_sample()
    window.shared.menus["search"].trigger()
    dialog = window.the(SearchController).dialog
    assert dialog is not None
    for text in ("", "gri", "shared"):
        dialog.field.setText(text)
        rest()
        studio.take(dialog, f"search-{text or 'empty'}")
    dialog.reject()
    dismiss(window)


def settings(studio: Studio) -> None:
    window = studio.with_sample()
    window.session.movable = True
    window.menus["settings"].trigger()
    dialog = window.settings_controller.dialog
    if dialog is not None:
        for row in range(dialog.sections.count()):
            dialog.sections.setCurrentRow(row)
            studio.take(dialog, f"settings-{row}")
        dialog.close()
    dismiss(window)


def reports(studio: Studio) -> None:
    window = studio.window()
    studio.take_page(window, "reports", "reports-none")
    dismiss(window)
    window = studio.with_sample()
    service = window.session.workspace.reports if window.session.workspace else None
    assert service is not None
    end = window.session.report.info.as_of if window.session.report else None
    assert end is not None
    requests = [
        ReportRequest(Method.POLL_COUNT),
        ReportRequest(as_of=end - 2 * DAY),
        ReportRequest(range=Range(end - 4 * DAY, end - DAY)),
        ReportRequest(range=Named(Span.THIS_MONTH)),
        ReportRequest(as_of=0),
    ]
    ids = [service.trigger_report(request) for request in requests]
    for report_id in ids:
        service.run(report_id)
    service.archive.keep([ids[1]])
    studio.take_page(window, "reports", "reports")
    table = window.reports_page.table
    way = QItemSelectionModel.SelectionFlag
    for row in (3, 5):
        index = table.list.index(row, 0)
        table.selectionModel().select(index, way.Select | way.Rows)
    studio.take(window, "reports-chosen")
    window.reports_page.compare.click()
    until(lambda: window.findChild(CompareDialog) is not None)
    dialog = window.findChild(CompareDialog)
    if dialog is not None:
        studio.take(dialog, "reports-compared")
        dialog.accept()
    window.session.open_report(ids[1])
    until(lambda: window.session.is_older)
    studio.take_page(window, "overview", "reports-older-overview")
    studio.take_page(window, "stores", "reports-older-stores")
    studio.take_page(window, "reports", "reports-older")
    dismiss(window)


def large(studio: Studio) -> None:
    window = studio.with_sample(14_092)
    window.navigator.show("overview")
    studio.take(window, "overview-large")
    window.navigator.show("stores")
    studio.take(window, "large")
    window.stores.filter.setText("chicago")
    studio.take(window, "large-filtered")
    studio.take_page(window, "hours", "large-hours")
    dismiss(window)


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--only", default="")
    parser.add_argument("--theme", default="light,dark")
    parser.add_argument("--language", default="en")
    parser.add_argument("--size", default="1280x800,1920x1080")
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    application = make_application()
    scenes = [
        empty,
        review,
        first_import,
        sample,
        overview,
        store,
        papers,
        hours,
        trouble,
        support,
        backups,
        settings,
        reports,
        search,
        guide,
    ] + ([large] if chosen.large else [])
    with tempfile.TemporaryDirectory() as scratch:
        for theme in chosen.theme.split(","):
            for text in chosen.size.split(","):
                width, height = (int(part) for part in text.split("x"))
                studio = Studio(chosen.folder, Path(scratch), theme, (width, height), chosen.language)
                for scene in scenes:
                    if not chosen.only or scene.__name__ == chosen.only:
                        scene(studio)
    application.quit()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
