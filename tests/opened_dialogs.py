"""Opens every dialog of a window in turn, for `labels` to measure and people to look at."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtWidgets import QApplication, QDialog, QWidget

from storemon.core.vocabulary import DAY, ReportRequest
from storemon.gui.automation.automation_page import AutomationPage
from storemon.gui.automation.mail_preview import MailPreview
from storemon.gui.automation.plan_dialog import PlanDialog
from storemon.gui.closures.closures_dialog import ClosuresDialog
from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.gui.platform_shares.shares_dialog import SharesDialog
from storemon.gui.search.search_controller import SearchController
from storemon.gui.settings.move_dialog import MoveDialog
from storemon.gui.settings.settings_dialog import SettingsDialog
from storemon.gui.tour.tour_controller import TourController
from storemon.services.automation.deliver import Parcel
from storemon.services.automation.letters import Attachment, Letter
from storemon.services.diagnostics import DiagnosticsFile
from tests.app_window import AppWindow
from tests.studio import rest, until

Shown = Iterator[tuple[str, QWidget]]

_MENUS = ("about", "guide", "connect", "restore", "targets", "print", "report-options")
_SEARCHES = ("", "gri", "shared", "nothing like this")
_DETAILS = 'Traceback (most recent call last):\n  File "stores_page.py", line 118\nZeroDivisionError'
_REFUSED = "123,active,yesterday\n124,inactive,the day before\n,active,2023-01-24 09:06:42 UTC\n"


def dialogs(window: AppWindow) -> Shown:
    """Show each dialog that a window with the sample data can open, by its name; the next one closes it."""
    window.preferences.sales_on = True
    for name in _MENUS:
        yield name, opened(window.menus[name].trigger)
        close_all(window)
    for part in (_settings, _search, _closures, _store, _automation, _reports, _imports, _others, _tour):
        yield from part(window)
        close_all(window)
    window.preferences.sales_on = False


def opened(start: Callable[[], object]) -> QWidget:
    """Return the dialog or pop-up that a call opens."""
    before = set(_on_top())
    start()
    until(lambda: bool(set(_on_top()) - before))
    rest(150)
    return (set(_on_top()) - before).pop()


def close_all(window: AppWindow) -> None:
    """Close whatever is open over the window."""
    for widget in _on_top():
        if widget is not window:
            (widget.reject if isinstance(widget, QDialog) else widget.close)()
    rest(30)


def _on_top() -> list[QWidget]:
    return [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]


def _settings(window: AppWindow) -> Shown:
    dialog = opened(window.menus["settings"].trigger)
    assert isinstance(dialog, SettingsDialog)
    for row in range(dialog.sections.count()):
        dialog.sections.setCurrentRow(row)
        rest(60)
        yield f"settings {row}", dialog


def _search(window: AppWindow) -> Shown:
    shown = opened(window.menus["search"].trigger)
    field = window.the(SearchController).dialog
    assert field is not None
    for text in _SEARCHES:
        field.field.setText(text)
        rest(100)
        yield f"search {text}", shown


def _closures(window: AppWindow) -> Shown:
    dialog = opened(window.menus["closures"].trigger)
    assert isinstance(dialog, ClosuresDialog)
    yield "closures", dialog
    form = opened(dialog.add.click)
    yield "closure form", form
    form.close()
    holidays = opened(dialog.holidays.click)
    yield "holidays", holidays
    holidays.close()


def _store(window: AppWindow) -> Shown:
    window.navigator.open_store(_worst(window))
    page = window.store
    until(lambda: page.week.shown is not None and page.hours.hours.isEnabled())
    rest(150)
    buttons = {
        "hours form": page.hours.hours,
        "zone form": page.hours.zone,
        "note": page.outages.add_note,
        "sales": page.cards.cards[2].pencil,
    }
    for name, button in buttons.items():
        yield name, opened(button.click)
        close_all(window)
    page.outages.list.setCurrentIndex(page.outages.list.model().index(0, 0))
    yield "note on an outage", opened(page.outages.add_note.click)
    close_all(window)
    page.cards.cards[2].explain.click()
    drawer = window.explain_controller.drawer
    until(lambda: bool(drawer.breakdown))
    for place, tab in enumerate(drawer.tabs.group.buttons()):
        tab.click()
        rest(150)
        yield f"explain {place}", drawer
    drawer.close_drawer()


def _automation(window: AppWindow) -> Shown:
    window.navigator.show("automation")
    page = window.the(AutomationPage)
    yield "mail account", opened(page.sending.set_account.click)
    close_all(window)
    plan = opened(page.plans.add.click)
    assert isinstance(plan, PlanDialog)
    for place in range(plan.way.count()):
        plan.way.setCurrentIndex(place)
        rest(60)
        yield f"scheduled report {place}", plan
    close_all(window)
    files = (Attachment("storemon 2025-11-17 to 2025-11-23.xlsx", b""),)
    letter = Letter("Uptime of stores, Nov 17 – Nov 23, 2025", "Here is the report.", files=files)
    parcels = [Parcel("", ("ana@example.com", "ben@example.com"), letter)]
    yield "mail preview", opened(MailPreview(window, window.shared.icons, parcels).open)


def _reports(window: AppWindow) -> Shown:
    page, workspace = window.reports_page, window.session.workspace
    assert workspace is not None
    report = window.session.report
    assert report is not None
    assert report.info.as_of is not None
    if page.table.model().rowCount() < 2:
        request = ReportRequest(as_of=report.info.as_of - 2 * DAY)
        workspace.reports.run(workspace.reports.trigger_report(request))
    window.navigator.show("reports")
    until(lambda: page.table.model().rowCount() > 1)
    page.table.selectAll()
    rest(60)
    yield "compare", opened(page.compare.click)
    close_all(window)
    yield "delete report", opened(page.delete.click)


def _imports(window: AppWindow) -> Shown:
    page = window.imports
    window.navigator.show("imports")
    yield "clear all data", opened(page.clear.trigger)
    close_all(window)
    yield "undo import", opened(lambda: page.undo_wanted.emit(page.model.drops[0].undoable))
    close_all(window)
    folder = Path(tempfile.mkdtemp())
    (folder / "polls week 4.csv").write_text("store_id,status,timestamp_utc\n" + _REFUSED)
    (folder / "export.csv").write_text("Shop;When;State\n" + "4711;2023-01-24 09:06:42 UTC;active\n" * 30)
    undated = "".join(f"{4000 + hour},active,1/5/2023 {hour}:06\n" for hour in range(24))
    (folder / "one day.csv").write_text("store_id,status,timestamp_utc\n" + undated)
    window.import_files([folder])
    until(lambda: window.review.model.rowCount() == 3 and not window.session.review.busy)
    for row in range(3):
        window.review.table.selectRow(row)
        rest(100)
        yield f"review {row}", window
    window.session.review.clear()
    good = folder / "good.csv"
    good.write_text("store_id,status,timestamp_utc\n4711,active,2023-01-24 09:06:42 UTC\n")
    window.import_files([good])
    until(window.review.button.isEnabled)
    yield "remove the sample", opened(window.review.button.click)
    close_all(window)
    window.session.review.clear()
    rest(60)


def _others(window: AppWindow) -> Shown:
    window.stores.filter.setText("grill")
    window.navigator.show("stores")
    rest(100)
    menu = window.stores.bar.saved.menu()
    menu.aboutToShow.emit()
    save = next(action for action in menu.actions() if action.text().endswith("…"))
    yield "save filter", opened(save.trigger)
    close_all(window)
    window.stores.filter.clear()
    names = ["", "DoorDash", "Uber Eats", "Our App"]
    yield "sales by platform", opened(SharesDialog(window, window.preferences, names).open)
    close_all(window)
    yield "something went wrong", opened(CrashDialog(_DETAILS, window).open)
    close_all(window)
    files = [DiagnosticsFile("log.txt", "storemon started\n" * 40), DiagnosticsFile("system.txt", "Linux")]
    yield "diagnostics", opened(DiagnosticsDialog(files, window).open)
    close_all(window)
    yield "moving", opened(MoveDialog(window, "Moving the data").open)
    for widget in window.findChildren(MoveDialog):
        widget.deleteLater()


def _tour(window: AppWindow) -> Shown:
    window.menus["tour"].trigger()
    tour, place = window.the(TourController), 0
    until(lambda: tour.callout is not None and tour.callout.isVisible())
    while tour.callout is not None and tour.callout.isVisible():
        rest(150)
        yield f"tour {place}", tour.callout
        tour.callout.next.emit()
        place += 1


def _worst(window: AppWindow) -> str:
    """Return the store at the top of the list, which has outages."""
    return window.stores.model.id_at(0)
