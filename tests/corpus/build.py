"""A case of the corpus, and helpers to build its files."""

from __future__ import annotations

import gzip
import io
import zipfile
from dataclasses import dataclass

POLLS = "store_id,status,timestamp_utc"
HOURS = "store_id,day,start_time_local,end_time_local"
ZONES = "store_id,timezone_str"
AT = "2023-01-24 09:06:42.605777 UTC"


@dataclass(frozen=True, slots=True)
class Case:
    """A file and its expected result: imported ids and reasons of refused rows, or words of the error."""

    title: str
    data: bytes
    ids: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    error: str = ""
    name: str = "file.csv"
    known: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


def lines(*rows: str, end: str = "\n", encoding: str = "utf-8") -> bytes:
    """Return rows as file content."""
    return "".join(row + end for row in rows).encode(encoding)


def polls(*times: str, header: str = POLLS) -> bytes:
    """Return polls of the stores s0, s1, … at `times`."""
    return lines(header, *(f"s{number},active,{time}" for number, time in enumerate(times)))


def hours(*spans: str, separator: str = ",") -> bytes:
    """Return business hours of the stores s0, s1, … with the given start and end."""
    header = HOURS.replace(",", separator)
    return lines(header, *(f"s{number}{separator}0{separator}{span}" for number, span in enumerate(spans)))


def zones(*ids: str) -> bytes:
    """Return zones of the stores `ids`."""
    return lines(ZONES, *(f"{store_id},UTC" for store_id in ids))


def zipped(**files: bytes) -> bytes:
    """Return a zip of files, with `_` in place of the dot in their names."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name.replace("_", ".")), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def gzipped(data: bytes) -> bytes:
    """Return `data` as a gzip file."""
    return gzip.compress(data, mtime=0)
