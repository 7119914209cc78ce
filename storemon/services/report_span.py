"""The time span of a complete report."""

from __future__ import annotations

from storemon.core.ranges import own_range
from storemon.core.vocabulary import WEEK, Range
from storemon.services.report_info import ReportInfo


def whole_span(info: ReportInfo, zone: str) -> Range:
    """Return the longest time span of a complete report for a store in a zone, µs UTC."""
    as_of = info.as_of or 0
    if info.dates is not None:
        return own_range(zone, info.dates, as_of)
    return info.range or Range(as_of - WEEK, as_of)
