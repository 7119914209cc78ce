"""Sample data: files of realistic restaurants, with the same bytes for the same arguments."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from storemon.core.model import Int64, Polls
from storemon.core.progress import Progress, silent
from storemon.core.vocabulary import DAY, SECOND
from storemon.data.disk_errors import reason
from storemon.data.leftovers import remove_leftovers
from storemon.errors import BadInput, ExportFailed
from storemon.message import Message
from storemon.services.sample_names import choose_names, regions
from storemon.services.sample_polls import POLLS_A_DAY, choose_polls
from storemon.services.sample_stores import SampleStores, choose_stores
from storemon.services.saving import saving

DEFAULT_END: Final = 1_674_670_402 * SECOND
"""2023-01-25 18:13:22 UTC, in µs: fixed, so that the sample is the same on any day."""

_MOST_STORES: Final = 100_000
_FEWEST_DAYS: Final = 0.01
_MOST_DAYS: Final = 1_000
_MOST_POLLS: Final = 20_000_000


@dataclass(frozen=True, slots=True)
class SampleFiles:
    """The paths of a sample's files."""

    polls: Path
    hours: Path
    zones: Path
    names: Path

    @classmethod
    def inside(cls, folder: Path) -> SampleFiles:
        """Return the files of a sample in `folder`, whether they exist or not."""
        return cls(*(folder / f"{name}.csv" for name in ("polls", "hours", "zones", "names")))

    @property
    def all(self) -> tuple[Path, Path, Path, Path]:
        """All files, polls first."""
        return self.polls, self.hours, self.zones, self.names


def make_sample(
    folder: Path,
    *,
    stores: int = 40,
    days: float = 7.75,
    seed: int = 7,
    polls: int | None = None,
    end: int = DEFAULT_END,
    progress: Progress = silent,
) -> SampleFiles:
    """Write polls, business hours, zones and names of `stores` restaurants over `days` up to `end` (µs UTC).

    There are exactly `polls` polls; by default `stores` × `days` × `POLLS_A_DAY`, rounded. Files with the
    same names in `folder` are replaced. Raises `BadInput`, `ExportFailed` or `Cancelled`.
    """
    remove_leftovers()
    total = _checked_total(stores, days, seed, polls)
    files = SampleFiles.inside(folder)
    rng = np.random.default_rng(seed)
    progress(0.0, Message("Making up stores"))
    chosen = choose_stores(rng, stores)
    progress(0.1, Message("Making up polls"))
    made = choose_polls(rng, chosen, total, end - round(days * DAY), end)
    with _writing(folder):
        progress(0.4, Message("Writing business hours, time zones and names"))
        _write(files.hours, _hours_table(chosen), rng)
        _write(files.zones, _zones_table(chosen), rng)
        # A random generator of their own, so that they do not affect the other files.
        _write(files.names, _names_table(chosen, seed), np.random.default_rng(seed))
        progress(0.5, Message("Writing polls"))
        _write(files.polls, _polls_table(chosen, made, rng), rng)
    progress(1.0, Message("Done"))
    return files


def _checked_total(stores: int, days: float, seed: int, polls: int | None) -> int:
    """Return how many polls to make. Raises `BadInput` if a number is out of range."""
    if not 1 <= stores <= _MOST_STORES:
        raise BadInput(
            Message("A sample cannot have {stores} stores.", stores=stores),
            remedy=Message("Choose 1 to {most}.", most=_MOST_STORES),
        )
    if not _FEWEST_DAYS <= days <= _MOST_DAYS:
        raise BadInput(
            Message("A sample cannot have {days} days.", days=days),
            remedy=Message("Choose {fewest} to {most}.", fewest=_FEWEST_DAYS, most=_MOST_DAYS),
        )
    if seed < 0:
        raise BadInput(
            Message("A sample cannot have the seed {seed}.", seed=str(seed)),
            remedy=Message("Choose 0 or more."),
        )
    total = round(stores * days * POLLS_A_DAY) if polls is None else polls
    if not 0 <= total <= _MOST_POLLS:
        raise BadInput(
            Message("A sample cannot have {total} polls.", total=total),
            remedy=Message("Choose 0 to {most}.", most=_MOST_POLLS),
        )
    return total


def _polls_table(stores: SampleStores, polls: Polls, rng: np.random.Generator) -> pa.Table:
    return pa.table(
        {
            "store_id": pa.array(stores.ids).take(pa.array(polls.store)),
            "status": pc.if_else(pa.array(polls.active), "active", "inactive"),
            "timestamp_utc": _times(_coarser(polls.time, rng)),
        }
    )


def _coarser(times: Int64, rng: np.random.Generator) -> Int64:
    """Round a few times, since times in real exports have zero to six fractional digits."""
    luck = rng.random(len(times))
    unit = np.select([luck < 0.01, luck < 0.03], [SECOND, SECOND // 1000], 1)
    coarse: Int64 = times - times % unit
    return coarse


def _times(times: Int64) -> pa.Array:
    """Return µs UTC as `2023-01-24 09:06:42.6057 UTC`, without trailing zeros."""
    text = pa.array(times).cast(pa.timestamp("us")).cast(pa.string())
    short = pc.utf8_rtrim(pc.utf8_rtrim(text, characters="0"), characters=".")
    return pc.binary_join_element_wise(short, "UTC", " ")


def _hours_table(stores: SampleStores) -> pa.Table:
    rows = [
        (store_id, day, start, end)
        for store_id, pattern in zip(stores.ids, stores.hours, strict=True)
        for days, start, end in pattern
        for day in days
    ]
    names = ("store_id", "day", "start_time_local", "end_time_local")
    return pa.table({name: [row[place] for row in rows] for place, name in enumerate(names)})


def _zones_table(stores: SampleStores) -> pa.Table:
    named = stores.has_zone
    return pa.table({"store_id": stores.ids, "timezone_str": stores.zones}).filter(pa.array(named))


def _names_table(stores: SampleStores, seed: int) -> pa.Table:
    names = choose_names(np.random.default_rng(seed + 1), len(stores.ids))
    columns = {"store_id": stores.ids, "name": names, "group": regions(stores.zones)}
    return pa.table(columns).filter(pa.array([bool(name) for name in names]))


def _write(path: Path, table: pa.Table, rng: np.random.Generator) -> None:
    """Write the rows in random order, like real exports."""
    with saving(path) as temporary, temporary.open("wb") as file:
        file.write((",".join(table.column_names) + "\n").encode())
        shuffled = table.take(pa.array(rng.permutation(len(table))))
        csv.write_csv(shuffled, file, csv.WriteOptions(include_header=False, quoting_style="none"))


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except OSError as error:
        raise ExportFailed(
            Message("The sample could not be written to {folder}.", folder=folder), *reason(error)
        ) from error
