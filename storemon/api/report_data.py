"""A report, and its data frames."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from os import PathLike
from pathlib import Path
from typing import Literal, cast

import numpy as np
import pandas as pd

from storemon.api.frames import frame_of
from storemon.api.moments import timestamp
from storemon.core.daily import Period
from storemon.core.progress import silent
from storemon.core.trend_columns import trend_columns
from storemon.errors import BadInput, NoSuchStore
from storemon.message import Message
from storemon.services import found_report
from storemon.services.exports import Export, write_csv
from storemon.services.workbook import write_workbook
from storemon.services.workspace import Workspace as Services

Status = Literal["Running", "Complete", "Failed", "Cancelled"]


@dataclass(frozen=True, slots=True)
class Report:
    """A report as it was when requested; only a complete one has data frames.

    `reason`: why it failed. `reach`: None for no limit. `as_of`: the time that it counts up to, None until
    known. Times are in UTC.
    """

    report_id: str
    status: Status
    reason: str
    method: Literal["interpolated", "poll-count"]
    reach: dt.timedelta | None
    as_of: pd.Timestamp | None
    created: pd.Timestamp
    finished: pd.Timestamp | None
    _found: found_report.Report
    _services: Services

    @classmethod
    def of(cls, found: found_report.Report, services: Services) -> Report:
        """Wrap a report of the services."""
        info = found.info
        return cls(
            info.report_id,
            info.status.value,
            str(info.reason),
            info.method.value,
            None if info.reach is None else dt.timedelta(microseconds=info.reach),
            timestamp(info.as_of),
            cast("pd.Timestamp", timestamp(info.created)),
            timestamp(info.finished),
            found,
            services,
        )

    def frame(self, *, all_columns: bool = False, by_platform: bool = False) -> pd.DataFrame:
        """Return a row for each store, with the columns of the CSV (docs/metrics.md: Output), unrounded.

        `all_columns` adds names, zones, unknown time, coverage, bounds, changes since the period before and,
        if there are notes, adjusted and excused time. With `by_platform`, there is a row for each store and
        platform. Raises `ExportFailed` if the report is not complete, as the other methods do.
        """
        export = self._whole() if all_columns else self._export()
        return frame_of((export.by_platform if by_platform else export.columns)(further=all_columns))

    def outages(self) -> pd.DataFrame:
        """Return a row for each outage, by store and time (docs/answers.md: Outages), with its notes."""
        return frame_of(self._with_notes().outages())

    def hours_check(self) -> pd.DataFrame:
        """Return a row for each store whose hours look wrong (docs/answers.md: Hours check)."""
        return frame_of(self._export().hours())

    def trend(
        self, period: Literal["day", "week", "month"] = "day", stores: Iterable[str] | None = None
    ) -> pd.DataFrame:
        """Return uptime by local day, week or month up to the as-of time, of some stores or of all together.

        The uptime in percent is missing for a period of which less than half is known. Weeks begin on Monday.
        Raises `NoSuchStore`, and `BadInput` if the data has changed since the report was made.
        """
        export = self._export()
        places = self._places(export, stores)
        found = self._services.history.days(self._found)
        if found is None:
            raise BadInput(
                Message("The data has changed since this report was made."),
                remedy=Message("Trigger a new one."),
            )
        columns = trend_columns([("", found.summed(places))])
        chosen = np.flatnonzero(np.array(columns[1].values) == Period(period).value)
        frame = frame_of([column.at(chosen) for column in columns[2:]])
        return frame.assign(start_date=pd.to_datetime(frame["start_date"]))

    def save(
        self, path: str | PathLike[str], *, all_columns: bool = False, by_platform: bool = False
    ) -> None:
        """Write the CSV of `storemon get-report --output`, or a workbook if the name ends in .xlsx.

        Raises `ExportFailed`.
        """
        file = Path(path)
        if file.suffix.lower() == ".xlsx":
            write_workbook(self._whole(), file, silent)
        else:
            export = self._whole() if all_columns else self._export()
            write_csv(export, file, further=all_columns, platforms=by_platform)

    def _export(self) -> Export:
        table = self._found.table
        labels = None if table is None else self._services.stores.labels(table.store_ids)
        return Export.of(self._found, labels)

    def _with_notes(self) -> Export:
        return replace(self._export(), notes=self._services.notes.written())

    def _whole(self) -> Export:
        """Return everything that can be written, including the period before."""
        export = self._with_notes()
        return replace(export, before=self._services.history.before(self._found))

    @staticmethod
    def _places(export: Export, stores: Iterable[str] | None) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
        places = {store_id: place for place, store_id in enumerate(export.table.store_ids)}
        wanted = places if stores is None else [stores] if isinstance(stores, str) else stores
        try:
            return np.array([places[store_id] for store_id in wanted], np.int64)
        except KeyError as error:
            raise NoSuchStore(
                Message("The report has no store {store_id}.", store_id=str(error.args[0])),
                remedy=Message("Check the id."),
            ) from error
