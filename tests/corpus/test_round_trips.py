"""Written data is read back unchanged, in every form of writing."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storemon.core.input_file import InputFile
from storemon.core.vocabulary import FileKind
from storemon.data.files.csv_rows import Rows
from storemon.data.files.fields import LATEST
from storemon.data.files.file_rules import FileRules
from storemon.data.files.input_files import expand
from storemon.data.files.time_fields import TimeEvidence
from storemon.data.files.written_times import DateRules, read_time
from storemon.data.imports.csv_source import CsvSource
from storemon.data.imports.kinds import kind_of
from tests.corpus.wrappings import WRAPPED

NAMES = kind_of(FileKind.HOURS).spec.usual
RULES = FileRules(LATEST)

texts = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\n\ufeff"), max_size=12
) | st.sampled_from(['"', ",;\t", "8139926242460185114", "0042", "NA", "a\nb"])
tables = st.lists(st.lists(texts, min_size=4, max_size=4), min_size=1, max_size=20)


@dataclass(frozen=True, slots=True)
class Form:
    """How a table is written."""

    separator: str
    end: str
    codec: str
    wrapping: str
    quoted: bool
    order: list[int]


forms = st.builds(
    Form,
    separator=st.sampled_from(",;\t"),
    end=st.sampled_from(["\n", "\r\n"]),
    codec=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-be"]),
    wrapping=st.sampled_from(["plain", "gzip", "zip"]),
    quoted=st.booleans(),
    order=st.permutations(range(5)),
)


@given(table=tables, form=forms, block=st.sampled_from([1, 50, 1 << 20]))
@settings(max_examples=250, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_table_reads_as_it_was_written(
    tmp_path: Path, table: list[list[str]], form: Form, block: int
) -> None:
    name, wrap = WRAPPED[form.wrapping]
    path = tmp_path / name
    path.write_bytes(wrap(written(table, form).encode(form.codec)))
    (part,) = expand([path])
    assert read(part, block) == table


def written(table: list[list[str]], form: Form) -> str:
    buffer = io.StringIO()
    writer = csv.writer(
        buffer,
        delimiter=form.separator,
        lineterminator=form.end,
        quoting=csv.QUOTE_ALL if form.quoted else csv.QUOTE_MINIMAL,
    )
    for row in ([*(name.upper() for name in NAMES), "Note"], *([*row, "a note"] for row in table)):
        writer.writerow([row[place] for place in form.order])
    return buffer.getvalue()


def read(part: InputFile, block_bytes: int) -> list[list[str]]:
    found: list[list[str]] = []
    with CsvSource(part, block_bytes=block_bytes) as source:
        for block in source.blocks():
            rows = Rows(block, source.header, part.name, RULES)
            assert not rows.misshapen
            found += map(list, zip(*(rows.columns[name].to_pylist() for name in NAMES), strict=True))
    return found


@given(
    moments=st.lists(
        st.datetimes(dt.datetime(2000, 1, 1), dt.datetime(2023, 1, 1)),  # noqa: DTZ001  # read as UTC
        min_size=1,
        max_size=20,
    ),
    date=st.sampled_from(["%m/%d/%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y/%m/%d"]),
    clock=st.sampled_from(["%I:%M:%S %p", "%I:%M:%S_%p", "%H:%M:%S"]),
)
def test_a_rewritten_date_is_never_read_as_another_day(
    moments: list[dt.datetime], date: str, clock: str
) -> None:
    """Some cannot be read because the order is ambiguous; a file with a date after the 12th settles it."""
    # Windows has no narrow space in the texts that it formats.
    texts = [moment.strftime(f"{date} {clock}").replace("_", "\u202f") for moment in moments]
    evidence = TimeEvidence(LATEST)
    evidence.add(pa.array(texts))
    read = [read_time(text, DateRules(evidence.dates.orders())) for text in texts]
    told = "." in date or date.startswith("%Y") or any(moment.day > 12 for moment in moments)
    for moment, time in zip(moments, read, strict=True):
        exact = moment.replace(microsecond=0, tzinfo=dt.UTC)
        assert time == int(exact.timestamp()) * 1_000_000 or (time is None and not told)
