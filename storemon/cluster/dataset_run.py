"""Computes the parts of a data set's report on a cluster's workers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from distributed import Client

from storemon.cluster.cluster_problems import check_version, made_by
from storemon.cluster.connecting import ClusterAddress, connected
from storemon.cluster.gathering import in_order
from storemon.core.note_spans import NoteBook
from storemon.core.progress import Progress
from storemon.data.dataset.dataset_folder import DatasetFolder
from storemon.data.dataset.manifest import Manifest
from storemon.data.record_bytes import packed, unpacked
from storemon.errors import DatasetProblem
from storemon.message import Message
from storemon.services.dataset_report import DatasetWork, Piece, note_book, piece_part
from storemon.services.fleet_run import PARTS
from storemon.services.report_parts import FleetJob, Part


@dataclass(frozen=True, slots=True)
class PieceWork:
    """A worker's task: it reads a partition itself. `state`: the state of the expected manifest."""

    work: DatasetWork
    state: str
    versions: str

    def __call__(self, piece: Piece) -> bytes:
        """Return the part of a piece as bytes, empty if it has no store.

        Raises `ClusterProblem` if the versions here differ, and `DatasetProblem`.
        """
        check_version(self.versions)
        folder, manifest, book = self._data_set()
        job = FleetJob(self.work.request, self.work.times, book, self.work.dayparts)
        part = piece_part(job, folder, manifest, piece)
        return b"" if part is None else packed(part)

    def _data_set(self) -> tuple[DatasetFolder, Manifest, NoteBook | None]:
        """Return the data set with its notes, cached for later pieces."""
        known = (self.work.where, self.state)
        if known not in _data_sets:
            folder = DatasetFolder.at(self.work.where)
            manifest = folder.needed_manifest()
            if manifest.state != self.state:
                raise DatasetProblem(
                    Message("The data set {where} has changed meanwhile.", where=self.work.where),
                    Message("A worker sees another state of it than this computer."),
                    Message("Make the report again."),
                )
            _data_sets.clear()
            _data_sets[known] = folder, manifest, note_book(folder, manifest)
        return _data_sets[known]


_data_sets: dict[tuple[str, str], tuple[DatasetFolder, Manifest, NoteBook | None]] = {}


@dataclass(frozen=True, slots=True)
class DatasetRun:
    """A `PiecesRunner` on a cluster."""

    client: Client

    def __call__(
        self, work: DatasetWork, manifest: Manifest, pieces: Sequence[Piece], progress: Progress
    ) -> Iterator[Part | None]:
        """Yield the parts of pieces. Raises `ClusterProblem` and the workers' errors."""

        def asked(done: int) -> None:
            progress(PARTS * done / len(pieces), Message("Computing stores on the cluster"))

        for content in in_order(self.client, PieceWork(work, manifest.state, made_by()), pieces, asked):
            yield unpacked(Part, content) if content else None


@contextmanager
def on_cluster(at: ClusterAddress) -> Iterator[DatasetRun]:
    """Yield a runner that computes the parts of data sets' reports on a cluster. Raises like `connected`."""
    with connected(at) as client:
        yield DatasetRun(client)
