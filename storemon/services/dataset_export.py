"""Writes the data of a database as a data set, from which reports can be made without the database."""

from __future__ import annotations

from dataclasses import dataclass

from storemon.core.progress import Progress, part
from storemon.data.database import Database
from storemon.data.dataset.dataset_folder import DatasetFolder
from storemon.data.dataset.writing import DatasetWriter
from storemon.errors import BadInput
from storemon.message import Message


@dataclass(frozen=True, slots=True)
class ExportedDataset:
    """How many files a data set has, and how many of them are new."""

    files: int
    new: int


def export_dataset(database: Database, where: str, progress: Progress) -> ExportedDataset:
    """Write the current data to a folder or an address such as `s3://bucket/name`.

    An existing data set is updated; unchanged files are kept. Readers see the previous state until everything
    is written. Raises `BadInput` if something else is there, `DatasetProblem`, and what `progress` raises.
    """
    folder = DatasetFolder.at(where)
    before = folder.manifest()
    if before is None and folder.sizes():
        raise BadInput(
            Message("{where} holds something else than a data set.", where=where),
            remedy=Message("Name an empty folder, or one that does not exist yet."),
        )
    with database.reading() as connection:
        written = DatasetWriter(connection, folder, before).write(part(progress, 0.0, 0.98))
    folder.publish(written.manifest)
    for path in written.gone:
        folder.remove(path)
    return ExportedDataset(len(written.manifest.files), written.new)
