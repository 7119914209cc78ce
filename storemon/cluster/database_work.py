"""A worker's task for a report of a shared database: read some stores and compute their part."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field

from sqlalchemy import Connection

from storemon.cluster.cluster_problems import check_version
from storemon.core.daypart_times import DaypartTimes
from storemon.core.note_spans import NoteBook
from storemon.core.progress import silent
from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import ReportRequest
from storemon.data import note_rows
from storemon.data.note_book import note_book
from storemon.data.postgres.postgres_database import PostgresDatabase
from storemon.data.queries import Tally
from storemon.data.record_bytes import packed
from storemon.services.fleet_run import Listings, whole_part
from storemon.services.report_parts import FleetJob, Part
from storemon.services.report_source import DatabaseSource
from storemon.services.report_times import Times


@dataclass(frozen=True, slots=True)
class Counted:
    """A part of a report, and for each span the number of rows read and the sum of their checksums."""

    part: Part
    read: list[list[int]]


@dataclass(frozen=True, slots=True)
class DatabaseWork:
    """The description of a report that each worker gets; all of them read the same `snapshot`.

    It does not contain notes: each worker reads them once. `versions`: the versions that workers need;
    `token`: unique to this report.
    """

    address: str = field(repr=False)
    password: str = field(repr=False)
    snapshot: str
    request: ReportRequest
    times: Times
    dayparts: DaypartTimes
    versions: str
    token: str

    def __call__(self, of: Listings) -> bytes:
        """Return the part of some stores, a `Counted` as bytes.

        Raises `ClusterProblem` if the versions here differ, and reading errors.
        """
        check_version(self.versions)
        tally = Tally()
        with _database(self.address, self.password).reading(snapshot=self.snapshot) as connection:
            job = FleetJob(self.request, self.times, self._notes(connection), self.dayparts)
            counting = DatabaseSource(connection, tally)
            part = whole_part(job, DatabaseSource(connection), of, silent, counting)
        return packed(Counted(part, [[span, *sums] for span, sums in tally.polls.found.items()]))

    def _notes(self, connection: Connection) -> NoteBook | None:
        """Return the notes of the snapshot, cached for later parts."""
        if self.token not in _books:
            _books.clear()
            _books[self.token] = note_book(connection, note_rows.said(connection))
        return _books[self.token]


_books: dict[str, NoteBook | None] = {}


@functools.lru_cache(maxsize=1)
def _database(address: str, password: str) -> PostgresDatabase:
    """Return the database; its connections stay open between parts."""
    return PostgresDatabase.open(ServerAddress(address, password))
