"""The views of a report by platform, stored after its answers; unpacked only when needed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import pyarrow as pa

from storemon.core.fleet_insights import FleetInsights
from storemon.core.platform_shares import Sold
from storemon.core.platform_sums import PlatformSums
from storemon.core.platform_views import PlatformView
from storemon.core.report import ReportTable
from storemon.data import insight_rows, report_tables
from storemon.data.files.arrow_arrays import binaries, decoding, texts
from storemon.data.report_tables import restored, streamed
from storemon.data.schema import report_answers
from storemon.data.sections import sections_of, with_section

_VIEWS: Final = b"P"


@dataclass(frozen=True, slots=True)
class PackedViews:
    """The views of a report's platforms by name, as bytes."""

    packed: dict[str, tuple[bytes, bytes]]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the platforms, an empty one for polls that name none."""
        return tuple(self.packed)

    def table(self, name: str) -> ReportTable:
        """Return the table of a platform. Raises `RowsDamaged`."""
        return report_tables.unpack(self.packed[name][0])

    def answers(self, name: str) -> FleetInsights:
        """Return the answers of a platform. Raises `RowsDamaged`."""
        return insight_rows.unpack(self.packed[name][1])

    def beside(self, several: PlatformSums) -> PlatformSums:
        """Return `several` with the times that each platform's lost sales depend on. Raises `RowsDamaged`."""
        parts = []
        for name in several.names:
            found, own = self.answers(name), self.table(name).figures
            dayparts = None if found.dayparts is None else found.dayparts.sums
            parts.append(Sold.of(own.down, found.certainty, dayparts))
        return replace(several, times=Sold.beside(parts, several.there))


def with_views(content: bytes, views: Sequence[PlatformView]) -> bytes:
    """Return the packed answers of a report, followed by the views if it has any."""
    if not views:
        return content
    made = pa.table(
        {
            "name": texts([view.name for view in views]),
            "table": binaries([report_tables.pack(view.table) for view in views]),
            "answers": binaries([insight_rows.pack(view.answers) for view in views]),
        }
    )
    return with_section(content, _VIEWS, streamed(made))


def has_views(content: bytes) -> bool:
    """Return whether a report's stored answers have views of several platforms."""
    return _VIEWS in sections_of(content)


def views_of(content: bytes) -> PackedViews | None:
    """Return the views from a report's stored answers, or None if there are none. Raises `RowsDamaged`."""
    section = sections_of(content).get(_VIEWS)
    if section is None:
        return None
    with decoding(report_answers.name):
        found = restored(section)
        cells = zip(*(found[name].to_pylist() for name in ("name", "table", "answers")), strict=True)
        return PackedViews({name: (table, answers) for name, table, answers in cells})
