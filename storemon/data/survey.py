"""A pass over a whole file for what only all of its rows can tell."""

from __future__ import annotations

from storemon.core.progress import Progress
from storemon.data.csv_header import Match
from storemon.data.csv_rows import Rows
from storemon.data.csv_source import CsvSource
from storemon.data.file_rules import FileRules, Survey
from storemon.data.id_forms import FormEvidence
from storemon.data.parts import Part
from storemon.data.weekday_words import weekday_number
from storemon.data.written_times import OrderEvidence


def survey(part: Part, match: Match, progress: Progress, most_bytes: float = float("inf")) -> Survey:
    """Read all of `part`, or about its first `most_bytes`, before any row of it counts.

    Raises `FileRefused` and `Cancelled`.
    """
    order = OrderEvidence()
    weekdays: set[int] = set()
    ids = FormEvidence()
    done = 0
    with CsvSource(part, match) as source:
        for block in source.blocks():
            progress(block.fraction, f"{part.name} · looking at the whole file")
            rows = Rows(block, source.header, part.name, FileRules(0))
            if "timestamp_utc" in rows.columns:
                order.add(rows.columns["timestamp_utc"])
            if "day" in rows.columns:
                numbers = map(weekday_number, rows.columns["day"].dictionary.to_pylist())
                weekdays.update(number for number in numbers if number is not None)
            ids.add(rows.columns["store_id"].dictionary.to_pylist())
            done += len(block.data)
            if done >= most_bytes:
                break
    return Survey(order=order.order(), weekdays=frozenset(weekdays), ids=ids.form())
