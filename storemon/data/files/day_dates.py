"""Columns of local dates: `valid from` of business hours, and the dates of dated hours (METRICS: Input)."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

import numpy as np
import pyarrow as pa

from storemon.core.choices import FROM_BEGINNING, Topic
from storemon.core.model import BEGINNING, Int64
from storemon.core.visible import visible
from storemon.core.vocabulary import DAY
from storemon.data.files.csv_rows import Rows, taken
from storemon.data.files.fields import LATEST, Reason, Reasons
from storemon.data.files.file_rules import FileRules
from storemon.data.files.written_dates import needs_order, read_date

COLUMNS: Final = ("valid_from", "date", "start_date", "end_date")
"""The columns that hold local dates."""
_EPOCH: Final = dt.date(1970, 1, 1)
_FIRST: Final = (dt.date(2000, 1, 1) - _EPOCH).days
_LAST: Final = LATEST // DAY - 1
_MIDNIGHT: Final = re.compile(r"[ t]0{1,2}:00(?::00(?:\.0+)?)?(?: ?am)?$")


def day_number(date: dt.date) -> int:
    """Return a date as days since 1970-01-01."""
    return (date - _EPOCH).days


def plain_date(text: str) -> str:
    """Return a cell in the form that is compared: a spreadsheet may have appended a midnight to the date."""
    return _MIDNIGHT.sub("", visible(text).lower())


def local_dates(column: pa.DictionaryArray, rules: FileRules) -> tuple[Int64, Reasons]:
    """Return dates from 2000 to 2099 as days since 1970-01-01, with a reason for each unusable one."""

    def read(text: str) -> tuple[int, Reason]:
        plain = plain_date(text)
        if not plain:
            return 0, Reason.NO_DATE
        orders = rules.dates()
        date = read_date(plain, orders.orders, orders.chosen)
        if date is not None and _FIRST <= date <= _LAST:
            return date, Reason.NONE
        unsure = date is None and needs_order(plain, orders.orders, orders.chosen)
        return 0, Reason.ORDER if unsure else Reason.DATE

    found = [read(text) for text in column.dictionary.to_pylist()]
    dates = np.array([date for date, _ in found], dtype=np.int64)
    reasons = np.array([reason for _, reason in found], dtype=np.int8)
    return taken(column, dates), taken(column, reasons)


def valid_dates(rows: Rows) -> tuple[Int64, Reasons]:
    """Return the date that each row of hours is valid from, `BEGINNING` if none is given."""
    chosen = rows.rules.choices.get(Topic.HOURS_FROM)
    default = BEGINNING
    if chosen and chosen != FROM_BEGINNING:
        default = day_number(dt.date.fromisoformat(chosen))
    if "valid_from" not in rows.columns:
        return np.full(rows.count, default), np.zeros(rows.count, np.int8)
    dates, reasons = local_dates(rows.columns["valid_from"], rows.rules)
    empty = reasons == Reason.NO_DATE
    return np.where(empty, default, dates), np.where(empty, Reason.NONE, reasons).astype(np.int8)
