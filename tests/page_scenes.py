"""Window pages for screenshots."""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Sized
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QPainter

from storemon.core.dates import Named, Span
from storemon.core.vocabulary import DAY, Finding, Method, Range, ReportRequest
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.store_columns import Column
from storemon.gui.report_list.compare_dialog import CompareDialog
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


def drill_down(studio: Studio) -> None:
    """From an hour of the week to the stores that were down in it."""
    window = studio.with_sample()
    window.navigator.show("overview")
    heat, chart = window.overview.heat.map, window.overview.heat.map.chart
    assert chart is not None
    down = [int(chart.heat.down[chart.cell(part)]) for part in range(chart.count)]
    part = down.index(max(down))
    heat.choose(part)
    heat.chosen.emit(part)
    studio.take(window, "stores-behind")
    dismiss(window)


def store(studio: Studio) -> None:
    window = studio.with_sample()
    window.preferences.sales_on = True
    page = window.store
    window.navigator.open_store(window.stores.model.id_at(0))
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
    """Save the print layouts next to the screenshots of the window."""
    window = studio.with_sample()
    window.preferences.sales_on = True
    window.navigator.open_store(window.stores.model.id_at(0))
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
