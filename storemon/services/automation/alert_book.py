"""The history of alerts, and what a new report adds to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from storemon.core.alerts import OLDEST_DATA, Alert, AlertKind, AlertRules, AlertStep, Sighting, next_step
from storemon.core.targets import DEFAULT_TARGETS, Targets
from storemon.data.automation_file import AutomationFile, Content
from storemon.services.automation.announce import Announcer
from storemon.services.automation.presenting import PLAIN, Presenter
from storemon.services.automation.send_book import SendBook
from storemon.services.automation.sightings import sightings
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace

_SET: Final = "set"
_RULES: Final = "alerts"
_ALERTS: Final = "alert"
_STATE: Final = "state"
MOST_ALERTS: Final = 1_000
"""How many alerts are kept; beyond that, the oldest that are over are removed."""
NO_STEP: Final = AlertStep((), (), ())


class AlertBook:
    """Stores alerts and their rules in the automation file. All methods raise `DatabaseProblem`."""

    def __init__(self, file: AutomationFile) -> None:
        self._file = file

    def rules(self) -> AlertRules | None:
        """Return the rules, None if alerts are off."""
        with self._file.reading() as records:
            found = None if records is None else records.get(_SET, _RULES)
        return _rules(found) if found is not None and found.get("on") is True else None

    def set_rules(self, rules: AlertRules | None) -> None:
        """Use these rules from now on; None for no alerts."""
        row: Content = {"on": rules is not None}
        if rules is not None:
            row |= {
                "down": rules.down,
                "closing": rules.closing,
                "silent": rules.silent,
                "target": rules.target,
                "shared": rules.shared,
            }
        with self._file.writing() as records:
            records.put(_SET, {_RULES: row})

    def alerts(self) -> list[Alert]:
        """Return all alerts, newest first."""
        with self._file.reading() as records:
            rows = {} if records is None else records.all(_ALERTS)
        return sorted(map(_alert, rows.values()), key=lambda one: (-one.raised, one.kind, one.subject))

    def follow(
        self,
        report: Report,
        workspace: Workspace,
        now: int,
        targets: Targets = DEFAULT_TARGETS,
        presenter: Presenter = PLAIN,
    ) -> AlertStep:
        """Compare a complete report, with its answers, with the known alerts; store and return the changes.

        Messages about them are put into the outbox. Nothing changes for a report of a range, with an as-of
        time chosen by a user, with data that ends more than two days before `now` (µs UTC), or with an as-of
        time no later than that of the last compared report.
        """
        rules, as_of = self.rules(), report.info.as_of
        if rules is None or as_of is None or not report.follows or as_of < now - OLDEST_DATA:
            return NO_STEP
        store_ids = [] if report.table is None else report.table.store_ids
        labels = workspace.stores.labels(store_ids)
        names = {one: name or one for one, name in zip(store_ids, labels.names, strict=True)}
        hearers = SendBook(self._file).hearers()
        announcer = Announcer(hearers, names, presenter, now) if hearers else None
        return self.add(sightings(report, workspace, labels, rules, targets), as_of, announcer)

    def add(self, seen: Sequence[Sighting], as_of: int, announcer: Announcer | None = None) -> AlertStep:
        """Store what a report with that as-of time shows; return the changes, none unless it is later."""
        with self._file.writing() as records:
            last = records.get(_STATE, _RULES)
            if last is not None and as_of <= int(last.get("as_of", 0)):
                return NO_STEP
            known = [_alert(row) for row in records.all(_ALERTS).values()]
            step = next_step(known, seen, as_of)
            changed = (*step.raised, *step.ended, *step.reopened)
            records.put(_ALERTS, {_name(alert): _row(alert) for alert in changed})
            records.put(_STATE, {_RULES: {"as_of": as_of}})
            if announcer is not None:
                announcer.write(records, step, as_of)
            over = sorted((one for one in known if one.ended is not None), key=lambda one: one.raised)
            records.remove(_ALERTS, [_name(one) for one in over[: max(0, len(known) - MOST_ALERTS)]])
        return step


def _name(alert: Alert) -> str:
    return f"{alert.raised} {alert.kind} {alert.subject}"


def _row(alert: Alert) -> Content:
    return {
        "kind": alert.kind.value,
        "subject": alert.subject,
        "since": alert.since,
        "raised": alert.raised,
        "ended": alert.ended,
        "stores": alert.stores,
        "amount": alert.amount,
    }


def _alert(row: Content) -> Alert:
    return Alert(
        AlertKind(row["kind"]),
        str(row["subject"]),
        int(row["since"]),
        int(row["raised"]),
        None if row["ended"] is None else int(row["ended"]),
        int(row["stores"]),
        int(row["amount"]),
    )


def _rules(row: Content) -> AlertRules:
    usual = AlertRules()

    def span(name: str, otherwise: int | None) -> int | None:
        value: Any = row.get(name, otherwise)
        return value if value is None or (isinstance(value, int) and value >= 0) else otherwise

    return AlertRules(
        span("down", usual.down),
        span("closing", usual.closing) or 0,
        span("silent", usual.silent),
        target=row.get("target") is True,
        shared=row.get("shared", True) is True,
    )
