"""Alerts from reports: what is reported, once, and when it is over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from storemon.core.alerts import Alert, AlertKind, AlertRules, Sighting
from storemon.core.targets import Targets
from storemon.core.vocabulary import DAY, HOUR, MINUTE, Range, ReportRequest
from storemon.services.automation import alert_book
from storemon.services.automation.alert_book import NO_STEP, AlertBook
from storemon.services.automation.alert_text import alert_text, digest_text
from storemon.services.automation.watch_book import automation_of
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace

NOON = dt.datetime(2023, 1, 24, 12, tzinfo=dt.UTC)
DOWN, SILENT, TARGET, SHARED = AlertKind


def micros(time: dt.datetime) -> int:
    return round(time.timestamp() * 1e6)


def polls(workspace: Workspace, folder: Path, rows: dict[str, dict[str, str]]) -> None:
    """Import polls: each store's statuses by time of day on 24 January."""
    path = folder / f"polls-{len(workspace.imports.recent())}.csv"
    lines = [
        f"{store},{'active' if status == 'up' else 'inactive'},2023-01-24 {time}:00 UTC"
        for store, times in rows.items()
        for time, status in times.items()
    ]
    path.write_text("\n".join(["store_id,status,timestamp_utc", *lines]))
    workspace.imports.import_file(path)


def hours(workspace: Workspace, folder: Path, start: str, end: str, *stores: str) -> None:
    path = folder / "hours.csv"
    rows = [f"{store},{day},{start},{end}" for store in stores for day in range(7)]
    path.write_text("\n".join(["store_id,day,start_time_local,end_time_local", *rows]))
    workspace.imports.import_file(path)
    path = folder / "zones.csv"
    path.write_text("\n".join(["store_id,timezone_str", *(f"{store},UTC" for store in stores)]))
    workspace.imports.import_file(path)


def report(workspace: Workspace, request: ReportRequest | None = None) -> Report:
    report_id = workspace.reports.trigger_report(request or ReportRequest())
    workspace.reports.run(report_id)
    return workspace.reports.get_report(report_id, answers=True)


def followed(book: AlertBook, workspace: Workspace) -> list[tuple[str, str]]:
    """Make a report and return its new and ended alerts, each with the store."""
    made = report(workspace)
    step = book.follow(made, workspace, made.info.as_of or 0)
    told = [(one.kind.value, one.subject) for one in step.raised]
    return told + [(f"{one.kind} over", one.subject) for one in step.ended]


@pytest.fixture
def book(workspace: Workspace) -> AlertBook:
    made = AlertBook(automation_of(workspace.place))
    made.set_rules(AlertRules())
    return made


def test_without_rules_nothing_is_told_and_no_file_is_made(filled: Workspace) -> None:
    book = AlertBook(automation_of(filled.place))
    assert followed(book, filled) == []
    assert not automation_of(filled.place).is_there


def test_a_store_that_goes_down_is_told_once_and_once_more_when_it_is_back(
    book: AlertBook, workspace: Workspace, tmp_path: Path
) -> None:
    polls(workspace, tmp_path, {"a": {"09:00": "up", "10:00": "down"}, "b": {"10:00": "up"}})
    assert followed(book, workspace) == []  # exactly half an hour does not exceed the limit
    polls(workspace, tmp_path, {"a": {"11:00": "down"}, "b": {"11:00": "up"}})
    assert followed(book, workspace) == [("down", "a")]
    polls(workspace, tmp_path, {"a": {"12:00": "down"}, "b": {"12:00": "up"}})
    assert followed(book, workspace) == []
    polls(workspace, tmp_path, {"a": {"13:00": "up"}})
    assert followed(book, workspace) == [("down over", "a")]
    [alert] = book.alerts()
    assert alert.since == micros(NOON) - 2 * HOUR - 30 * MINUTE
    assert alert.ended == micros(NOON) + HOUR


def test_downtime_as_a_store_closes_is_not_told(
    book: AlertBook, workspace: Workspace, tmp_path: Path
) -> None:
    hours(workspace, tmp_path, "08:00", "12:00", "a")
    hours(workspace, tmp_path, "08:00", "22:00", "b")
    polls(
        workspace,
        tmp_path,
        {"a": {"11:00": "up", "11:30": "down"}, "b": {"11:00": "up", "11:30": "down", "12:30": "down"}},
    )
    assert followed(book, workspace) == [("down", "b")]


def test_a_store_without_checks_is_told_by_its_open_hours(
    book: AlertBook, workspace: Workspace, tmp_path: Path
) -> None:
    book.set_rules(AlertRules(down=None, silent=4 * HOUR))
    hours(workspace, tmp_path, "08:00", "10:00", "closed")
    times = {f"{hour:02}:00": "up" for hour in range(8, 16)}
    polls(workspace, tmp_path, {"closed": {"08:30": "up"}, "quiet": {"09:00": "up"}, "b": times})
    assert followed(book, workspace) == [("silent", "quiet")]
    polls(workspace, tmp_path, {"quiet": {"16:00": "up"}})
    assert followed(book, workspace) == [("silent over", "quiet")]


def test_a_target_that_was_missed_for_certain_is_told(
    book: AlertBook, workspace: Workspace, tmp_path: Path
) -> None:
    book.set_rules(AlertRules(down=None, silent=None, target=True))
    times = {f"{hour:02}:{minute:02}": "down" for hour in range(8, 12) for minute in range(0, 60, 5)}
    polls(workspace, tmp_path, {"a": times, "b": {"12:00": "up"}})
    made = report(workspace)
    step = book.follow(made, workspace, made.info.as_of or 0, Targets(9_900))
    assert [(one.kind, one.subject) for one in step.raised] == [(TARGET, "a")]


def test_a_shared_outage_is_one_alert_and_its_stores_have_none_of_their_own(
    book: AlertBook, workspace: Workspace, tmp_path: Path
) -> None:
    before = {f"{hour:02}:{minute:02}": "up" for hour in range(11) for minute in range(0, 60, 10)}
    down = {f"11:{minute:02}": "down" for minute in range(0, 60, 10)}
    names = [f"s{number}" for number in range(12)]
    polls(workspace, tmp_path, {**dict.fromkeys(names, before | down), "other": before})
    told = followed(book, workspace)
    assert told == [("shared", "")]
    polls(workspace, tmp_path, {name: {"12:00": "up"} for name in names})
    assert followed(book, workspace) == [("shared over", "")]


def test_old_data_and_reports_of_a_choice_tell_nothing(
    book: AlertBook, workspace: Workspace, tmp_path: Path
) -> None:
    polls(workspace, tmp_path, {"a": {"09:00": "up", "10:00": "down", "12:00": "down"}})
    made = report(workspace)
    as_of = made.info.as_of or 0
    assert book.follow(made, workspace, as_of + 2 * DAY + 1) == NO_STEP
    chosen = report(workspace, ReportRequest(as_of=as_of))
    assert book.follow(chosen, workspace, as_of) == NO_STEP
    ranged = report(workspace, ReportRequest(range=Range(as_of - DAY, as_of)))
    assert book.follow(ranged, workspace, as_of) == NO_STEP
    assert len(book.follow(made, workspace, as_of).raised) == 1


def test_a_report_of_no_later_data_tells_nothing(book: AlertBook) -> None:
    seen = [Sighting(DOWN, "a", 5)]
    assert len(book.add(seen, 10).raised) == 1
    assert book.add([], 10) == NO_STEP
    assert book.add([], 9) == NO_STEP
    assert len(book.add([], 11).ended) == 1


def test_the_oldest_alerts_that_are_over_go_and_open_ones_stay(
    book: AlertBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alert_book, "MOST_ALERTS", 10)
    book.add([Sighting(DOWN, "open", 1)], 1)
    for time in range(2, 80):
        seen = [Sighting(DOWN, f"s{time}", time)] if time % 2 else []
        book.add([Sighting(DOWN, "open", 1), *seen], time)
    alerts = book.alerts()
    assert len(alerts) <= 12
    assert [one.subject for one in alerts if one.ended is None] == ["s79", "open"]


def test_rules_are_kept(book: AlertBook) -> None:
    rules = AlertRules(None, 0, 3 * HOUR, target=True, shared=False)
    book.set_rules(rules)
    assert book.rules() == rules
    book.set_rules(None)
    assert book.rules() is None


@pytest.mark.parametrize(
    ("alert", "text"),
    [
        (Alert(DOWN, "a", 1, 2, amount=95 * MINUTE), "Main St is down: 1 h 35 min of open hours so far."),
        (Alert(DOWN, "a", 1, 2, 3), "Main St is online again."),
        (Alert(SILENT, "a", 1, 2, amount=5 * HOUR), "Main St has had no checks for 5 h 0 min of open hours."),
        (Alert(SILENT, "a", 1, 2, 3), "Main St has checks again."),
        (Alert(TARGET, "a", 1, 2), "Main St has missed its target over the last week."),
        (Alert(TARGET, "a", 1, 2, 3), "Main St no longer misses its target."),
        (Alert(SHARED, "", 1, 2, stores=12), "12 stores went down at the same time."),
        (Alert(SHARED, "", 1, 2, 3), "The shared outage is over."),
    ],
)
def test_an_alert_says_what_happened(alert: Alert, text: str) -> None:
    assert alert_text(alert, {"a": "Main St", "": ""}.__getitem__) == text


def test_a_digest_counts() -> None:
    new, over = Alert(AlertKind.DOWN, "a", 1, 2), Alert(AlertKind.DOWN, "b", 1, 2, 3)
    assert digest_text([new] * 6) == "6 new alerts."
    assert digest_text([over]) == "1 alert is over."
    assert digest_text([new, new, over]) == "3 alerts: 2 new, 1 over."
