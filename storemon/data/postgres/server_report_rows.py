"""Reports as plain rows for other programs, since storemon itself stores a report as Arrow bytes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import numpy as np
from sqlalchemy import BigInteger, Column, Connection, MetaData, Table, Text

from storemon.core.report import ReportTable
from storemon.data.postgres.server_rows import copy_rows
from storemon.data.sqlite.sealed import keeps_checksums

_WINDOWS: Final = ("last hour", "last day", "last week")
_RANGE: Final = "range"

report_figures: Final = Table(
    "report_figures",
    MetaData(),
    Column("report_id", Text),
    Column("store_id", Text),
    Column("time_window", Text),
    *(Column(name, BigInteger) for name in ("open", "up", "down", "unknown")),
)
"""One row per store and window of a report, µs; the view `report_rows` shows hours."""
# No foreign key: looking up the report for each row took three quarters of the time to write them.
DEFINITION: Final = """CREATE TABLE report_figures (
    report_id TEXT COLLATE "C" NOT NULL,
    store_id TEXT COLLATE "C" NOT NULL,
    time_window TEXT NOT NULL,
    open BIGINT NOT NULL,
    up BIGINT NOT NULL,
    down BIGINT NOT NULL,
    unknown BIGINT NOT NULL,
    PRIMARY KEY (report_id, store_id, time_window)
)"""


def publish(connection: Connection, report_id: str, tables: Iterable[ReportTable]) -> None:
    """Write a report's figures as rows, in the transaction that completes it; only servers have such rows.

    `tables`: those of some stores each.
    """
    if keeps_checksums(connection):
        return
    for table in tables:
        _publish(connection, report_id, table)


def _publish(connection: Connection, report_id: str, table: ReportTable) -> None:
    figures = table.figures
    windows = _WINDOWS if figures.open.shape[1] == len(_WINDOWS) else (_RANGE,)
    columns = (figures.open, figures.up, figures.down, figures.unknown)
    values = [np.ascontiguousarray(column).reshape(-1).tolist() for column in columns]
    rows = len(values[0])
    given = {
        "report_id": [report_id] * rows,
        "store_id": [store_id for store_id in table.store_ids for _ in windows],
        "time_window": [*windows] * len(table.store_ids),
        **dict(zip(("open", "up", "down", "unknown"), values, strict=True)),
    }
    copy_rows(connection, report_figures, given)
