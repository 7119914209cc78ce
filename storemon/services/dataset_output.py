"""Writes a report of a data set to a file."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from storemon.core.columns import NO_TIME, Column, Unit, csv_pieces
from storemon.core.labels import Labels
from storemon.core.report_columns import report_columns
from storemon.services.dataset_report import DatasetReport
from storemon.services.saving import saving, write_text


def write(report: DatasetReport, path: Path, *, further: bool = False) -> None:
    """Write the report's rows as CSV, or as Parquet if the file name says so. Raises `ExportFailed`."""
    labels = Labels.none(len(report.table.store_ids)).on(report.table.listed)
    columns = report_columns(report.table, further=further, labels=labels, answers=report.answers)
    if path.suffix.lower() != ".parquet":
        write_text(csv_pieces(columns, escaped=True), path)
        return
    table = pa.table({column.name: _array(column) for column in columns})
    with saving(path) as temporary:
        pq.write_table(table, temporary, compression="zstd")


def _array(column: Column) -> pa.Array:
    values = column.values
    if isinstance(values, list):
        return pa.array(values, pa.string())
    if column.unit is Unit.TIME:
        return pa.array(values, mask=values == NO_TIME).cast(pa.timestamp("us"))
    if values.dtype == np.float64:
        return pa.array(values, mask=np.isnan(values))
    return pa.array(values)
