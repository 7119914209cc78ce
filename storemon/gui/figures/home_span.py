"""The time that a store's chart shows at first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storemon.core.vocabulary import DAY, WEEK, Range
from storemon.services.report_span import whole_span

if TYPE_CHECKING:
    from storemon.services.report_info import ReportInfo

_LONGEST = 10 * DAY
"""A report's range up to this length is shown as a whole; a longer one by weeks, starting with the last."""


def home_span(info: ReportInfo, zone: str) -> Range:
    """Return the time that the chart of a store in a zone shows at first."""
    whole, as_of = whole_span(info, zone), info.as_of or 0
    if whole.start >= whole.end:
        # The dates of the report have not begun there.
        return Range(as_of - WEEK, as_of)
    return whole if whole.end - whole.start <= _LONGEST else Range(whole.end - WEEK, whole.end)
