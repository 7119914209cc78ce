"""An open database for notebooks and scripts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from os import PathLike, fspath
from pathlib import Path
from types import TracebackType
from typing import Final, Literal, Self

import pandas as pd

from storemon.api import frames
from storemon.api.moments import Day, Moment, microseconds, range_between, reach_of
from storemon.api.report_data import Report
from storemon.core.vocabulary import Method, ReportRequest
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.background_reports import BackgroundReports
from storemon.services.import_answers import choices_for
from storemon.services.opening import is_there
from storemon.services.paths import default_database, kept_reports, named_database
from storemon.services.start_work import start_work
from storemon.services.workspace import Workspace as Services

_ALL: Final = 1_000_000
_DEFAULT_REACH: Final = 2.0
Stores = str | Iterable[str] | None
"""The id of one store, ids of several stores, or None for all."""


def open(  # noqa: A001  # notebooks call `storemon.open`
    database: str | PathLike[str] | None = None, *, create: bool = False
) -> Workspace:
    """Open a database: the one at a path, or without a name, that of the window.

    A named database must exist, unless `create` is True. Raises `BadInput` and `DatabaseProblem`.
    """
    path = default_database() if database is None else named_database(fspath(database))
    if database is not None and not create and not is_there(path):
        raise BadInput(
            Message("There is no database {path}.", path=str(path)),
            remedy=Message("Check the name, or make one with create=True."),
        )
    start_work("a Python program")
    return Workspace(Services.open(path))


class Workspace:
    """An open database. Close it, or use it in a `with` statement.

    Every error that the user can fix is a `storemon.errors.UserError`.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        services.reports.archive.keep_newest = kept_reports()
        self._background = BackgroundReports(services.reports)

    def __enter__(self) -> Self:
        """Return the workspace."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    @property
    def path(self) -> Path:
        """The path of the database."""
        return self._services.path

    def close(self) -> None:
        """Cancel running reports, and close the database."""
        self._background.close()
        self._services.close()

    def import_files(
        self,
        *paths: str | PathLike[str],
        dates: Literal["month-first", "day-first", "year-first"] | None = None,
        weekdays: Literal["monday-0", "monday-1", "sunday-1"] | None = None,
        status: Mapping[str, Literal["active", "inactive", "ignore"]] | None = None,
        platform: str | None = None,
        ids: Literal["as-written"] | None = None,
        hours_from: Day | None = None,
    ) -> pd.DataFrame:
        """Import files, folders and zips, each file in one transaction; return a row for each file.

        The keywords answer what files leave open, like the options of `storemon import`. Raises `FileRefused`
        for the first file that cannot be imported: files before it stay imported.
        """
        choices = choices_for(
            dates=dates,
            weekdays=weekdays,
            status=(status or {}).items(),
            platform=platform,
            ids=ids,
            hours_from=None if hours_from is None else str(hours_from),
        )
        imports = self._services.imports
        drop = imports.new_drop()
        files = imports.expand(Path(path) for path in paths)
        return frames.results_frame(
            [imports.import_input(file, choices=choices, drop=drop) for file in files]
        )

    def imports(self) -> pd.DataFrame:
        """Return all imports, newest first."""
        return frames.imports_frame(self._services.imports.recent(_ALL))

    def undo_import(self, import_id: int) -> None:
        """Undo an import, after a backup. Raises `BadInput` if it cannot be undone."""
        self._services.imports.undo(int(import_id))

    def trigger_report(
        self,
        *,
        method: Literal["interpolated", "poll-count"] = "interpolated",
        reach: float | dt.timedelta | None = _DEFAULT_REACH,
        as_of: Moment | None = None,
        start: Moment | Day | None = None,
        end: Moment | Day | None = None,
    ) -> str:
        """Start a report in the background, and return its id at once.

        `reach` is in hours, None for no limit. `as_of`: the time to look back from, by default that of the
        newest poll. `start` and `end`: times, or dates on each store's local calendar, both included, instead
        of the last hour, day and week. Raises `BadInput`.
        """
        if method not in set(Method):
            raise BadInput(
                Message("{method} is not a method.", method=repr(method)),
                remedy=Message("Use interpolated or poll-count."),
            )
        request = ReportRequest(
            Method(method),
            reach_of(reach),
            None if as_of is None else microseconds(as_of),
            range_between(start, end),
        )
        return self._background.trigger(request)

    def get_report(self, report_id: str, *, wait: bool = False) -> Report:
        """Return a report in its current state, or with `wait`, when it ends if it runs in this program.

        Raises `ReportNotFound`.
        """
        if wait:
            try:
                self._background.wait(report_id)
            except KeyboardInterrupt:
                self._background.cancel(report_id)
                raise
        found = self._services.reports.get_report(report_id, answers=True)
        return Report.of(found, self._services)

    def latest_report(self) -> Report | None:
        """Return the newest complete report, or None if there is none."""
        newest = self._services.reports.archive.newest()
        return self.get_report(newest) if newest else None

    def reports(self) -> pd.DataFrame:
        """Return all reports, newest first."""
        return frames.reports_frame(self._services.reports.archive.list_reports())

    def stores(self) -> pd.DataFrame:
        """Return all stores, by id: name, group, time zone, and whether its zone and hours are assumed."""
        given = self._services.stores.given(times=None)
        labels = self._services.stores.labels([store for part in given for store in part.store_ids])
        return frames.stores_frame(given, labels.names, labels.groups)

    def polls(
        self, stores: Stores = None, start: Moment | None = None, end: Moment | None = None
    ) -> pd.DataFrame:
        """Return polls, by store and time: `active` is False if the store was inactive.

        From `start` to `end`, both included; without them, all polls. Raises `NoSuchStore`.
        """
        times = (
            None if start is None else microseconds(start),
            None if end is None else microseconds(end),
        )
        return frames.polls_frame(self._services.stores.given(_listed(stores), times=times))

    def hours(self, stores: Stores = None) -> pd.DataFrame:
        """Return business hours as imported: `day` 0 is Monday, times are timedeltas from local midnight.

        `valid_from`: the local date that a row is valid from, empty for the beginning. A store without rows
        counts as open 24×7. Raises `NoSuchStore`.
        """
        return frames.hours_frame(self._services.stores.given(_listed(stores), times=None))

    def closures(self) -> pd.DataFrame:
        """Return closures and special hours in effect on any date, latest dates first."""
        return frames.closures_frame(self._services.closures.all())

    def notes(self) -> pd.DataFrame:
        """Return all notes, oldest time first."""
        return frames.notes_frame(self._services.notes.all())


def _listed(stores: Stores) -> list[str] | None:
    return None if stores is None else [stores] if isinstance(stores, str) else list(stores)
