"""Format times for display where no locale or zone applies: in UTC."""

from __future__ import annotations

import datetime as dt
from typing import Final

_EPOCH: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)


def format_time(time: int) -> str:
    """Return µs UTC as `2023-01-25 18:13:22.5 UTC`, with as much of a fraction as there is."""
    text = (_EPOCH + dt.timedelta(microseconds=time)).replace(tzinfo=None).isoformat(" ")
    return f"{text.rstrip('0').rstrip('.') if '.' in text else text} UTC"
