"""The scheduled reports and the outcome of past ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Final

from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, DeliveryState, Form
from storemon.core.outgoing import Outgoing
from storemon.data.automation_file import AutomationFile, Content
from storemon.message import NOTHING, Message, restored, stored
from storemon.services.automation.outbox import message_id, put_outgoing

_SET: Final = "set"
_PLANS: Final = "deliveries"
_SENT: Final = "delivery"
MOST_SENT: Final = 1_000
"""How many of the newest reports stay in the list; reports that are still due are never older."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """The outcome of the report of a period.

    `name`: its file name without a suffix; `time`: when it was generated, µs UTC; `reason`: why it failed.
    """

    key: str
    name: str
    state: DeliveryState
    time: int
    reason: Message = NOTHING


class DeliveryBook:
    """Stores them in the automation file. All methods raise `DatabaseProblem`."""

    def __init__(self, file: AutomationFile) -> None:
        self._file = file

    def sole(self) -> AbstractContextManager[bool]:
        """Lock them like `AutomationFile.sole`; False if another process is generating them."""
        return self._file.sole()

    def plans(self) -> list[Delivery]:
        """Return the scheduled reports."""
        with self._file.reading() as records:
            found = None if records is None else records.get(_SET, _PLANS)
        rows = [] if found is None else found.get("plans", [])
        return [plan for row in rows if isinstance(row, dict) and (plan := _plan(row)) is not None]

    def set_plans(self, plans: Sequence[Delivery]) -> None:
        """Replace the scheduled reports."""
        rows = [
            {
                "key": plan.key,
                "period": plan.period.value,
                "minute": plan.minute,
                "folder": plan.folder,
                "form": plan.form.value,
                "each_group": plan.each_group,
                "made": plan.made,
                "first_day": plan.first_day,
                "people": {group: list(people) for group, people in plan.people.items()},
            }
            for plan in plans
        ]
        with self._file.writing() as records:
            records.put(_SET, {_PLANS: {"plans": rows}})

    def message_id(self, key: str) -> str:
        """Return the id of a mail, always the same for a key."""
        with self._file.writing() as records:
            return message_id(records, key)

    def delivered(self) -> list[Delivered]:
        """Return all outcomes, newest first."""
        with self._file.reading() as records:
            rows = {} if records is None else records.all(_SENT)
        found = [_delivered(key, row) for key, row in rows.items()]
        return sorted(found, key=lambda one: (one.time, one.key), reverse=True)

    def note(self, one: Delivered, outgoing: Mapping[Outgoing, str] | None = None) -> None:
        """Store an outcome and the messages to send, in one transaction."""
        row = {"name": one.name, "state": one.state.value, "time": one.time, "reason": stored(one.reason)}
        with self._file.writing() as records:
            put_outgoing(records, outgoing or {})
            records.put(_SENT, {one.key: row})
            if records.count(_SENT) > MOST_SENT:
                rows = records.all(_SENT)
                by_age = sorted(rows, key=lambda key: int(rows[key].get("time", 0)))
                records.remove(_SENT, by_age[: len(rows) - MOST_SENT])


def _plan(row: Content) -> Delivery | None:
    period: Any = row.get("period")
    form: Any = row.get("form")
    minute: Any = row.get("minute")
    if period not in set(Period) or not isinstance(minute, int) or not 0 <= minute < 24 * 60:
        return None
    return Delivery(
        str(row.get("key", "")),
        Period(period),
        minute,
        str(row.get("folder", "")),
        Form(form) if form in set(Form) else Form.WORKBOOK,
        each_group=row.get("each_group") is True,
        made=int(row.get("made", 0)),
        first_day=int(row.get("first_day", 0)) % 7,
        people=_people(row.get("people")),
    )


def _people(row: Any) -> dict[str, tuple[str, ...]]:
    found = row if isinstance(row, dict) else {}
    return {
        str(group): tuple(map(str, people)) for group, people in found.items() if isinstance(people, list)
    }


def _delivered(key: str, row: Content) -> Delivered:
    state: Any = row.get("state")
    return Delivered(
        key,
        str(row.get("name", "")),
        DeliveryState(state) if state in set(DeliveryState) else DeliveryState.FAILED,
        int(row.get("time", 0)),
        restored(str(row.get("reason", ""))),
    )
