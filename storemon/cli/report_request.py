"""The options of a report as a request."""

from __future__ import annotations

import argparse
import math
from typing import Final

from storemon.core.vocabulary import DEFAULT_REACH, HOUR, Method, ReportRequest
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.times import parse_range, parse_time

_LONGEST_REACH: Final = 24 * 366


def report_request(options: argparse.Namespace) -> ReportRequest:
    """Return what `report_options` ask for. Raises `BadInput`."""
    return ReportRequest(
        method=Method(options.method),
        reach=DEFAULT_REACH if options.reach is None else _reach(options.reach),
        as_of=None if options.as_of is None else parse_time(options.as_of),
        range=parse_range(options.start, options.end),
    )


def _reach(text: str) -> int | None:
    """Return the µs of a reach in hours, None for none. Raises `BadInput`."""
    if text.strip().lower() == "none":
        return None
    try:
        hours = float(text)
    except ValueError:
        hours = math.nan
    if not 0 <= hours <= _LONGEST_REACH:
        raise BadInput(
            Message("{text} is not a reach.", text=repr(text)),
            remedy=Message(
                "Use none or a number of hours from 0 to {longest_reach}.", longest_reach=_LONGEST_REACH
            ),
        )
    return round(hours * HOUR)
