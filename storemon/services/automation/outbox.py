"""What is to be sent, written down before it is sent.

Who writes something into it does so in the transaction that says why: either both are kept or neither is.
What was begun and has no end yet is sent again, under the same id: a process may have been killed after the
server took it and before that was written down.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Mapping
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
"""How many that are sent or given up stay in the list: the newest."""


class Outbox:
    """Keeps what is to be sent in the automation file. All raise `DatabaseProblem`."""

    def __init__(self, file: AutomationFile) -> None:
        self.file = file

    def items(self) -> list[Outgoing]:
        """Return all of it, the newest first."""
        with self.file.reading() as records:
            rows = {} if records is None else records.all(_ITEMS)
        found = [_item(key, row) for key, row in rows.items()]
        return sorted(found, key=lambda one: (-one.made, one.key))

    def due(self, now: int) -> list[Outgoing]:
        """Return what to try now, the oldest first."""
        waiting = [one for one in self.items() if one.is_due(now)]
        return sorted(waiting, key=lambda one: (one.made, one.key))

    def content(self, key: str) -> str:
        """Return what is to be sent; empty where that is not there any more."""
        with self.file.reading() as records:
            found = None if records is None else records.get(_CONTENTS, key)
        return "" if found is None else str(found.get("content", ""))

    def put(self, contents: Mapping[Outgoing, str]) -> None:
        """Write down what is to be sent."""
        with self.file.writing() as records:
            put_outgoing(records, contents)

    def begin(self, item: Outgoing) -> Outgoing:
        """Note that it is about to be sent."""
        begun = replace(item, tries=item.tries + 1)
        self._note(begun)
        return begun

    def sent(self, item: Outgoing, reason: Message = NOTHING) -> Outgoing:
        """Note that the server has taken it; `reason`: for whom it did not."""
        return self._end(replace(item, state=SendState.SENT, reason=reason))

    def failed(self, item: Outgoing, reason: Message, now: int, *, again: bool) -> Outgoing:
        """Note that it was not taken; `again`: whether to try once more, for as long as anybody waits."""
        tried = replace(item, reason=reason, after=next_try(max(1, item.tries), now))
        if again and not item.is_late(now):
            self._note(tried)
            return tried
        return self._end(replace(tried, state=SendState.FAILED))

    def held(self, item: Outgoing, reason: Message) -> Outgoing:
        """Note what it waits for, such as a password; it was not tried."""
        waiting = replace(item, reason=reason)
        self._note(waiting)
        return waiting

    def again(self) -> None:
        """Let all that waits be tried at once: somebody has changed what stood in the way."""
        with self.file.writing() as records:
            rows = records.all(_ITEMS)
            waiting = {key: row for key, row in rows.items() if row.get("state") == SendState.WAITING}
            records.put(_ITEMS, {key: row | {"after": 0} for key, row in waiting.items()})

    def _note(self, item: Outgoing) -> None:
        with self.file.writing() as records:
            records.put(_ITEMS, {item.key: _row(item)})

    def _end(self, item: Outgoing) -> Outgoing:
        with self.file.writing() as records:
            records.put(_ITEMS, {item.key: _row(item)})
            records.remove(_CONTENTS, [item.key])
            if records.count(_ITEMS) <= MOST_ENDED:
                return item
            rows = records.all(_ITEMS)
            ended = [key for key, row in rows.items() if row.get("state") != SendState.WAITING]
            ended.sort(key=lambda key: int(rows[key].get("made", 0)))
            records.remove(_ITEMS, ended[: max(0, len(ended) - MOST_ENDED)])
        return item


def put_outgoing(records: Records, contents: Mapping[Outgoing, str]) -> None:
    """Write down what is to be sent, as a part of a transaction; what is there under its key stays."""
    known = set(records.names(_ITEMS))
    new = {item: content for item, content in contents.items() if item.key not in known}
    records.put(_ITEMS, {item.key: _row(item) for item in new})
    records.put(_CONTENTS, {item.key: {"content": content} for item, content in new.items()})


def message_id(records: Records, key: str) -> str:
    """Return the id that a message has in the whole world: the same at each attempt."""
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
