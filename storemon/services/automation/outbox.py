"""The outbox: messages are stored before they are sent.

A message is stored in the same transaction as its cause, so either both are kept or neither is. A message
whose sending began but has no recorded end is sent again under the same id: the process may have been killed
between the server's acceptance and recording it.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from storemon.core.outgoing import Kind, Outgoing, SendState, Way, next_try
from storemon.data.automation_file import AutomationFile, Content, Records
from storemon.message import NOTHING, Message, restored, stored

_ITEMS: Final = "outgoing"
_CONTENTS: Final = "outgoing-content"
_SET: Final = "set"
_ORIGIN: Final = "origin"
MOST_ENDED: Final = 500
"""How many of the newest messages that were sent or given up stay in the list."""


class Outbox:
    """Stores messages in the automation file. All methods raise `DatabaseProblem`.

    `recorded` is called each time that something was recorded about one message, on the thread that did it.
    """

    def __init__(self, file: AutomationFile, recorded: Callable[[], None] = lambda: None) -> None:
        self.file = file
        self._recorded = recorded

    def items(self) -> list[Outgoing]:
        """Return all messages, newest first."""
        with self.file.reading() as records:
            rows = {} if records is None else records.all(_ITEMS)
        found = [_item(key, row) for key, row in rows.items()]
        return sorted(found, key=lambda one: (-one.made, one.key))

    def due(self, now: int) -> list[Outgoing]:
        """Return the messages to try now, oldest first."""
        waiting = [one for one in self.items() if one.is_due(now)]
        return sorted(waiting, key=lambda one: (one.made, one.key))

    def content(self, key: str) -> str:
        """Return a message's content; empty if it is no longer stored."""
        with self.file.reading() as records:
            found = None if records is None else records.get(_CONTENTS, key)
        return "" if found is None else str(found.get("content", ""))

    def put(self, contents: Mapping[Outgoing, str]) -> None:
        """Store messages to send."""
        with self.file.writing() as records:
            put_outgoing(records, contents)

    def begin(self, item: Outgoing) -> Outgoing:
        """Record that a message is about to be sent."""
        begun = replace(item, tries=item.tries + 1)
        self._note(begun)
        return begun

    def sent(self, item: Outgoing, reason: Message = NOTHING) -> Outgoing:
        """Record that the server has accepted a message; `reason`: the recipients it refused."""
        return self._end(replace(item, state=SendState.SENT, reason=reason))

    def failed(self, item: Outgoing, reason: Message, now: int, *, again: bool) -> Outgoing:
        """Record that a message was not accepted; `again`: retry it unless it is too late by now."""
        tried = replace(item, reason=reason, after=next_try(max(1, item.tries), now))
        if again and not item.is_late(now):
            self._note(tried)
            return tried
        return self._end(replace(tried, state=SendState.FAILED))

    def held(self, item: Outgoing, reason: Message) -> Outgoing:
        """Record what a message waits for, such as a password, without an attempt."""
        waiting = replace(item, reason=reason)
        self._note(waiting)
        return waiting

    def again(self) -> None:
        """Make all waiting messages due at once, after the user has changed the configuration."""
        with self.file.writing() as records:
            rows = records.all(_ITEMS)
            waiting = {key: row for key, row in rows.items() if row.get("state") == SendState.WAITING}
            records.put(_ITEMS, {key: row | {"after": 0} for key, row in waiting.items()})

    def _note(self, item: Outgoing) -> None:
        with self.file.writing() as records:
            records.put(_ITEMS, {item.key: _row(item)})
        self._recorded()

    def _end(self, item: Outgoing) -> Outgoing:
        with self.file.writing() as records:
            records.put(_ITEMS, {item.key: _row(item)})
            records.remove(_CONTENTS, [item.key])
            if records.count(_ITEMS) > MOST_ENDED:
                _remove_oldest(records)
        self._recorded()
        return item


def _remove_oldest(records: Records) -> None:
    rows = records.all(_ITEMS)
    ended = [key for key, row in rows.items() if row.get("state") != SendState.WAITING]
    ended.sort(key=lambda key: int(rows[key].get("made", 0)))
    records.remove(_ITEMS, ended[: max(0, len(ended) - MOST_ENDED)])


def put_outgoing(records: Records, contents: Mapping[Outgoing, str]) -> None:
    """Store messages to send as part of a transaction; those with an existing key are skipped."""
    known = set(records.names(_ITEMS))
    new = {item: content for item, content in contents.items() if item.key not in known}
    records.put(_ITEMS, {item.key: _row(item) for item in new})
    records.put(_CONTENTS, {item.key: {"content": content} for item, content in new.items()})


def message_id(records: Records, key: str) -> str:
    """Return the globally unique id of a message, the same for each attempt."""
    found = records.get(_SET, _ORIGIN)
    if found is None:
        found = {"id": uuid.uuid4().hex}
        records.put(_SET, {_ORIGIN: found})
    return hashlib.sha256(f"{found['id']} {key}".encode()).hexdigest()[:32]


def _row(item: Outgoing) -> Content:
    return {
        "way": item.way.value,
        "kind": item.kind.value,
        "to": list(item.to),
        "subject": item.subject,
        "made": item.made,
        "tries": item.tries,
        "after": item.after,
        "state": item.state.value,
        "reason": stored(item.reason),
    }


def _item(key: str, row: Content) -> Outgoing:
    to: Any = row.get("to", [])
    return Outgoing(
        key,
        Way(row["way"]),
        Kind(row["kind"]),
        tuple(map(str, to)),
        str(row.get("subject", "")),
        int(row.get("made", 0)),
        int(row.get("tries", 0)),
        int(row.get("after", 0)),
        SendState(row["state"]),
        restored(str(row.get("reason", ""))),
    )
