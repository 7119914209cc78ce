"""What sums of local days were computed from, to find out which of them still count after a change."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, select

import storemon
from storemon.core.daily import DailySums
from storemon.core.vocabulary import DAY, FileKind
from storemon.core.zone_files import rules_version
from storemon.data import platform_rows
from storemon.data.data_state import counting_imports, groups_state
from storemon.data.polls.packed import SPAN
from storemon.data.queries import keys_with_polls
from storemon.data.schema import poll_spans, stores
from storemon.data.sqlite.sealed import plain_rows

_LEEWAY: Final = 2 * DAY
"""From midnight UTC after a date until all openings that start on it have ended, in any zone."""


@dataclass(frozen=True, slots=True)
class DayBasis:
    """The reach and the as-of time (µs), and two views of the data.

    `rules` is a hash of all that counts besides polls: stores, their hours, closures, zones and platforms,
    and the version of the program. `spans`: the number of rows with polls and the sum of their checksums, by
    span.
    """

    reach: int | None
    as_of: int
    rules: str
    spans: dict[int, tuple[int, int]]

    @classmethod
    def of(cls, connection: Connection, reach: int | None, as_of: int) -> DayBasis:
        """Return what sums of local days made now would be based on."""
        found = connection.execute(select(poll_spans))
        spans = {span: (rows, checksums) for span, rows, checksums in found}
        return cls(reach, as_of, _rules(connection), spans)

    @classmethod
    def read(cls, written: bytes) -> DayBasis:
        """Return what `written` returned."""
        reach, as_of, rules, spans = json.loads(written)
        return cls(reach, as_of, rules, {span: (rows, sums) for span, rows, sums in spans})

    def written(self) -> str:
        """Return it as text."""
        spans = [(span, *of_span) for span, of_span in sorted(self.spans.items())]
        return json.dumps([self.reach, self.as_of, self.rules, spans])

    def first_changed(self, other: DayBasis) -> int | None:
        """Return the first date, as days since 1970-01-01, whose sums may differ; None if all may.

        Without a limit of the reach a new poll may change any date.
        """
        if self == other:
            return self.as_of // DAY + 2
        if self.reach is None or (self.reach, self.rules) != (other.reach, other.rules):
            return None
        changed = [
            span
            for span in self.spans.keys() | other.spans.keys()
            if self.spans.get(span) != other.spans.get(span)
        ]
        until = min(self.as_of, other.as_of, *(span * SPAN for span in changed))
        return (until - self.reach - _LEEWAY) // DAY


@dataclass(frozen=True, slots=True)
class KnownDays:
    """Sums of local days and what they are based on."""

    sums: DailySums
    basis: DayBasis


def _rules(connection: Connection) -> str:
    kept = (stores.c.store, stores.c.store_id, stores.c.zone, stores.c.hours_import, stores.c.hours_digest)
    rows = plain_rows(connection.execute(select(*kept).order_by(stores.c.store)))
    imports = [
        (row.import_id, row.kind, row.finished)
        for row in counting_imports(connection)
        if FileKind(row.kind) is not FileKind.POLLS
    ]
    on = platform_rows.polled(connection)
    # A store counts on a platform from its first poll there, with all of its open time.
    every = (rows[0][0], rows[-1][0]) if rows else (0, 0)
    listed = [
        (platform, keys_with_polls(connection, every, platform).tolist())
        for platform in sorted(on)
        if len(on) > 1
    ]
    versions = (storemon.__version__, rules_version())
    whole = (versions, rows, imports, groups_state(connection), listed)
    return hashlib.sha256(repr(whole).encode()).hexdigest()
