"""The parts of a report of a data set, computed by a cluster's workers."""

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
    """What a worker does: it reads a partition by itself. `state`: the manifest that is meant."""

    work: DatasetWork
    state: str
    versions: str

    def __call__(self, piece: Piece) -> bytes:
        """Return the part of a piece as bytes, none where it has no store.

        Raises `ClusterProblem` where other versions run here, and `DatasetProblem`.
        """
        check_version(self.versions)
        folder, manifest, book = self._data_set()
        job = FleetJob(self.work.request, self.work.times, book, self.work.dayparts)
        part = piece_part(job, folder, manifest, piece)
        return b"" if part is None else packed(part)

    def _data_set(self) -> tuple[DatasetFolder, Manifest, NoteBook | None]:
        """Return the data set with its notes; it is kept for the pieces that follow."""
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
        """Yield the parts of pieces. Raises `ClusterProblem` and what workers meet."""

        def asked(done: int) -> None:
            progress(PARTS * done / len(pieces), Message("Computing stores on the cluster"))

        for content in in_order(self.client, PieceWork(work, manifest.state, made_by()), pieces, asked):
            yield unpacked(Part, content) if content else None


@contextmanager
def on_cluster(at: ClusterAddress) -> Iterator[DatasetRun]:
    """Give what computes the parts of data sets' reports on a cluster. Raises as `connected`."""
    with connected(at) as client:
        yield DatasetRun(client)
