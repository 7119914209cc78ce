"""The displayed report is up to date, or the window says that it is not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from storemon.core.vocabulary import HOUR, Currency, Method, Range, ReportRequest
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.report.update_chip import UpdateChip
from storemon.gui.widgets.present import PRESENT
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.core.build import utc
from tests.gui.conftest import choose_place, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LATER = "store_id,status,timestamp_utc\nnord,active,2023-01-24 11:30:00 UTC\n"


def service(window: AppWindow) -> Workspace:
    assert window.session.workspace is not None
    return window.session.workspace


def shown_id(window: AppWindow) -> str:
    return "" if window.session.report is None else window.session.report.info.report_id


def chips(window: AppWindow) -> list[UpdateChip]:
    return [window.overview.chip, window.actions_bar.chip, window.hours.chip, window.store.head.chip]


def offered(window: AppWindow) -> set[str]:
    return {chip.text() for chip in chips(window) if not chip.isHidden()}


def reported(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    window.menus["generate"].trigger()
    qtbot.waitUntil(lambda: window.session.report is not None and window.freshness.currency is not None)
    return window


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    """A window with a report on three files, which updates automatically."""
    return reported(qtbot, window, files)


@pytest.fixture
def still(full: AppWindow) -> AppWindow:
    """The same, without automatic updates."""
    full.preferences.update_report = False
    return full


@pytest.fixture
def later(tmp_path: Path) -> Path:
    path = tmp_path / "later.csv"
    path.write_text(LATER, encoding="utf-8")
    return path


def test_a_report_of_all_that_is_there_offers_nothing(full: AppWindow) -> None:
    assert full.freshness.currency == "current"
    assert offered(full) == set()


def test_after_an_import_the_report_follows_by_itself(qtbot: QtBot, full: AppWindow, later: Path) -> None:
    first = shown_id(full)
    import_now(qtbot, full, [later])
    qtbot.waitUntil(lambda: shown_id(full) != first and full.freshness.currency == "current")
    assert full.session.report is not None
    assert full.session.report.info.as_of == utc("2023-01-24 11:30")
    assert offered(full) == set()


def test_or_it_is_offered_until_it_is_taken(qtbot: QtBot, still: AppWindow, later: Path) -> None:
    first = shown_id(still)
    import_now(qtbot, still, [later])
    qtbot.waitUntil(lambda: bool(offered(still)))
    assert offered(still) == {"New data: update report"}
    assert shown_id(still) == first
    still.navigator.show("overview")
    still.freshness.timer.timeout.emit()
    assert still.overview.chip.isVisible()
    still.overview.chip.click()
    assert offered(still) == set()
    qtbot.waitUntil(lambda: shown_id(still) != first and still.freshness.currency == "current")
    assert offered(still) == set()


def test_after_an_undo_the_words_are_of_a_change(qtbot: QtBot, still: AppWindow) -> None:
    hours = next(record for record in still.imports.model.records if record.kind == "hours")
    still.session.data.undo([hours])
    qtbot.waitUntil(lambda: bool(offered(still)))
    assert offered(still) == {"Data changed: update report"}


@pytest.mark.parametrize(
    ("currency", "begins"),
    [
        (Currency.NEW_DATA, "New data"),
        (Currency.CHANGED, "Data changed"),
        (Currency.NOTES, "Notes changed"),
        (Currency.GROUPS, "Groups changed"),
        (Currency.SETTINGS, "Dayparts changed"),
    ],
)
def test_the_offer_says_what_has_changed(qtbot: QtBot, currency: Currency, begins: str) -> None:
    chip = UpdateChip()
    qtbot.addWidget(chip)
    chip.offer(True, currency)  # a slot
    assert chip.text() == f"{begins}: update report"


def test_a_file_of_a_report_that_is_out_of_date_says_so(
    qtbot: QtBot, still: AppWindow, later: Path, tmp_path: Path
) -> None:
    import_now(qtbot, still, [later])
    qtbot.waitUntil(lambda: bool(offered(still)))
    still.export_controller.actions.of[ExportKind.CSV].trigger()
    with qtbot.waitSignal(still.export_controller.written):
        choose_place(still, tmp_path / "uptime.csv")
    banner = still.banners.banners[0]
    assert banner.title.text() == "Saved 2 stores to uptime.csv."
    assert banner.detail.text() == "It does not include what was imported or undone since the report."


def test_switching_it_on_brings_the_report_up_to_date(qtbot: QtBot, still: AppWindow, later: Path) -> None:
    import_now(qtbot, still, [later])
    qtbot.waitUntil(lambda: bool(offered(still)))
    still.preferences.update_report = True
    qtbot.waitUntil(lambda: still.freshness.currency == "current")


def test_names_make_no_report_out_of_date(qtbot: QtBot, still: AppWindow, tmp_path: Path) -> None:
    path = tmp_path / "names.csv"
    path.write_text("store_id,name\nnord,North\n", encoding="utf-8")
    qtbot.waitUntil(lambda: not still.session.runner.busy)
    with qtbot.waitSignal(still.session.relabelled):
        import_now(qtbot, still, [path])
    with qtbot.waitSignal(still.freshness.looked):
        still.freshness.look()
    assert still.freshness.currency == "current"


@pytest.mark.parametrize(
    "request_",
    [
        ReportRequest(as_of=utc("2023-01-24 10:00")),
        ReportRequest(range=Range(utc("2023-01-24 00:00"), utc("2023-01-24 10:00"))),
    ],
)
def test_a_report_of_a_time_of_ones_own_is_offered_and_made_for_that_time(
    qtbot: QtBot, full: AppWindow, later: Path, request_: ReportRequest
) -> None:
    first = shown_id(full)
    full.reports.generate(request_)
    qtbot.waitUntil(lambda: shown_id(full) != first)
    second = shown_id(full)
    import_now(qtbot, full, [later])
    qtbot.waitUntil(lambda: bool(offered(full)))
    assert shown_id(full) == second
    full.freshness.update_report()
    qtbot.waitUntil(lambda: shown_id(full) != second)
    report = full.session.report
    assert report is not None
    assert report.info.range == request_.range
    if request_.as_of is not None:
        assert report.info.as_of == request_.as_of


def test_method_and_reach_stay_those_of_the_report_that_is_shown(
    qtbot: QtBot, full: AppWindow, later: Path
) -> None:
    first = shown_id(full)
    full.reports.generate(ReportRequest(method=Method.POLL_COUNT, reach=3 * HOUR))
    qtbot.waitUntil(lambda: shown_id(full) != first)
    import_now(qtbot, full, [later])
    qtbot.waitUntil(
        lambda: full.session.report is not None and full.session.report.info.as_of == utc("2023-01-24 11:30")
    )
    assert full.session.report is not None
    assert full.session.report.info.method is Method.POLL_COUNT


def test_undoing_everything_leads_to_the_empty_page_also_at_the_next_start(
    qtbot: QtBot, full: AppWindow, open_window: Callable[[], AppWindow]
) -> None:
    for record in full.imports.model.records:
        full.session.data.undo([record])
        qtbot.waitUntil(lambda: not full.job_bar.busy)
    qtbot.waitUntil(lambda: full.pages.currentWidget() is full.imports or full.session.report is None)
    full.navigator.show("overview")
    qtbot.waitUntil(lambda: full.pages.currentWidget() is full.empty)
    assert full.session.report is None
    assert not full.menus.submenu("export").isEnabled()
    full.close()
    again = open_window()
    again.navigator.show("overview")
    with qtbot.waitSignal(again.freshness.looked):
        again.freshness.look()
    assert again.session.report is None
    assert again.pages.currentWidget() is again.empty
    assert not [banner.title.text() for banner in again.banners.banners]


def test_an_import_by_another_process_is_noticed(qtbot: QtBot, full: AppWindow, later: Path) -> None:
    first = shown_id(full)
    other = Workspace.open(service(full).path)
    other.imports.import_file(later)
    other.close()
    full.freshness.timer.timeout.emit()
    qtbot.waitUntil(lambda: shown_id(full) != first and full.freshness.currency == "current")
    qtbot.waitUntil(lambda: full.imports.model.records[0].name == "later.csv")


def test_a_report_that_another_process_has_made_is_not_made_again(
    qtbot: QtBot, full: AppWindow, later: Path
) -> None:
    other = Workspace.open(service(full).path)
    other.imports.import_file(later)
    made = other.reports.run(other.reports.trigger_report(ReportRequest())).report_id
    other.close()
    full.freshness.timer.timeout.emit()
    qtbot.waitUntil(lambda: shown_id(full) == made and full.freshness.currency == "current")
    assert service(full).reports.archive.newest() == made
    assert not full.session.is_older


def test_a_report_that_is_out_of_date_at_the_start_follows_then(
    qtbot: QtBot, full: AppWindow, later: Path, open_window: Callable[[], AppWindow]
) -> None:
    first, path = shown_id(full), service(full).path
    full.close()
    other = Workspace.open(path)
    other.imports.import_file(later)
    other.close()
    again = open_window()
    qtbot.waitUntil(lambda: shown_id(again) not in {"", first} and again.freshness.currency == "current")


def test_a_report_that_cannot_be_made_is_not_tried_without_end(
    qtbot: QtBot, full: AppWindow, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[ReportRequest] = []
    trigger = full.session.reports.trigger_report

    def cancelled(request: ReportRequest) -> str:
        made.append(request)
        report_id = trigger(request)
        full.session.reports.cancel(report_id)
        return report_id

    monkeypatch.setattr(full.session.reports, "trigger_report", cancelled)
    import_now(qtbot, full, [later])
    qtbot.waitUntil(lambda: bool(offered(full)))
    with qtbot.waitSignal(full.freshness.looked):
        full.freshness.look()
    assert len(made) == 1
    assert offered(full) == {"New data: update report"}


def test_words_of_the_present_grow_old_while_the_window_is_open(
    qtbot: QtBot, full: AppWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    end = utc("2023-01-24 11:10")
    monkeypatch.setattr(PRESENT, "clock", lambda: end + HOUR)
    full.freshness.timer.timeout.emit()
    page = full.overview
    qtbot.waitUntil(lambda: page.attention.list.list.rowCount() > 0)
    assert page.attention.note.accessibleName().startswith("1 down now")
    assert page.attention.list.list.index(0, 0).data() == "Down now"
    assert page.subtitle.text().startswith("2 stores · Report as of")
    monkeypatch.setattr(PRESENT, "clock", lambda: end + 3 * HOUR)
    full.freshness.timer.timeout.emit()
    assert page.attention.note.accessibleName().startswith("1 down at last check")
    assert page.attention.list.list.index(0, 0).data() == "Down at last check"
    for line in (page.subtitle, full.stores.subtitle, full.hours.subtitle):
        assert line.text().startswith("Data ends 24 Jan 2023, 11:10 UTC, 3 hours ago · ")
    full.navigator.open_store("nord")
    assert full.store.head.facts.full.endswith("Data ends 24 Jan 2023, 11:10 UTC, 3 hours ago")


def test_the_choice_is_kept(settings: QSettings, full: AppWindow) -> None:
    full.preferences.update_report = False
    assert settings.value("report/update") == "false"
