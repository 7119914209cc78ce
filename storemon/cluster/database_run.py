"""Computes the parts of a shared database's report on a cluster's workers, on one snapshot."""

from __future__ import annotations

import secrets
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import accumulate, islice
from typing import Final

from distributed import Client
from sqlalchemy import Connection

from storemon.cluster.cluster_problems import made_by
from storemon.cluster.connecting import ClusterAddress, connected
from storemon.cluster.database_work import Counted, DatabaseWork
from storemon.cluster.gathering import in_order
from storemon.core.progress import Progress
from storemon.core.server_address import Place, ServerAddress
from storemon.data.postgres.postgres_database import PostgresDatabase
from storemon.data.queries import Tally
from storemon.data.record_bytes import unpacked
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.fleet_run import PARTS, Listings
from storemon.services.report_parts import FleetJob, Part

_STORES: Final = 1000
"""Approximate number of stores per task: about a second of work and a few MB of results."""


@dataclass(frozen=True, slots=True)
class DatabaseRun:
    """A `Runner` on a cluster; its workers connect to the database at `address`."""

    client: Client
    address: ServerAddress

    def __call__(
        self, connection: Connection, job: FleetJob, found: Sequence[Listings], progress: Progress
    ) -> Iterator[Part]:
        """Yield the part of each of the listings. Raises `ClusterProblem` and the workers' errors."""
        work = DatabaseWork(
            self.address.text,
            self.address.password,
            PostgresDatabase.exported(connection),
            job.request,
            job.times,
            job.dayparts,
            made_by(),
            secrets.token_hex(8),
        )
        size = max(1, _STORES // job.times.stores_a_batch())
        pieces = [_pieces(of, size) for of in found]
        tally = Tally()

        ends = [0, *accumulate(map(len, pieces))]

        def asked(done: int) -> None:
            # Each of the listings has an equal share of the progress, as in a report without a cluster.
            number = min(bisect_right(ends, done), len(pieces)) - 1
            share = number + (done - ends[number]) / len(pieces[number])
            progress(PARTS * share / len(pieces), Message("Computing stores on the cluster"))

        parts = in_order(self.client, work, [piece for some in pieces for piece in some], asked)
        for some in pieces:
            counted = [unpacked(Counted, content) for content in islice(parts, len(some))]
            for one in counted:
                _count(tally, one)
            yield Part.merged([one.part for one in counted])
        tally.check(connection, job.polls)


def _count(tally: Tally, counted: Counted) -> None:
    for span, rows, checksums in counted.read:
        before = tally.polls.found.get(span, (0, 0))
        tally.polls.found[span] = before[0] + rows, before[1] + checksums


@contextmanager
def on_cluster(place: Place, at: ClusterAddress) -> Iterator[DatabaseRun]:
    """Yield a runner that computes the parts of a database's reports on a cluster.

    Raises `BadInput` if the database is a file or its password would be sent unencrypted, and
    `ClusterProblem`.
    """
    if not isinstance(place, ServerAddress):
        raise BadInput(
            Message("A cluster cannot read a database that is a file."),
            Message("Only a server lets several processes read one state of the data."),
            Message("Copy it to one with storemon database copy, or make a data set with export-dataset."),
        )
    if (place.password or place.has_password) and not at.is_private:
        raise BadInput(
            Message("The password of the database would be sent to the cluster without protection."),
            remedy=Message("Use tls://, or have each worker know the password by itself, as by .pgpass."),
        )
    with connected(at) as client:
        yield DatabaseRun(client, place)


def _pieces(of: Listings, size: int) -> list[Listings]:
    """Split the listings into pieces of `size` key ranges each."""
    starts = range(0, len(of.keys), size)
    return [replace(of, keys=of.keys[at : at + size], only=of.only[at : at + size]) for at in starts]
