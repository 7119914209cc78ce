from __future__ import annotations

import pytest

from storemon.data.csv_header import FileKind, recognise
from storemon.errors import FileRefused


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("store_id,status,timestamp_utc", FileKind.POLLS),
        ("store_id,day,start_time_local,end_time_local", FileKind.HOURS),
        ("store_id,dayOfWeek,start_time_local,end_time_local", FileKind.HOURS),
        ("store_id,day_of_week,start_time_local,end_time_local", FileKind.HOURS),
        ("store_id,timezone_str", FileKind.ZONES),
        (" Store_ID ; TIMEZONE_STR ", FileKind.ZONES),
        ('"store_id"\t"timezone_str"', FileKind.ZONES),
        ("timestamp_utc,extra,status,store_id", FileKind.POLLS),
    ],
)
def test_a_file_is_recognised_by_its_header(line: str, kind: FileKind) -> None:
    assert recognise(line, "x.csv").kind is kind


def test_columns_are_found_where_they_stand() -> None:
    header = recognise("timestamp_utc,extra,status,store_id", "x.csv")
    assert header.positions == {"store_id": 3, "status": 2, "timestamp_utc": 0}
    assert header.width == 4


@pytest.mark.parametrize(
    "line", ["", "a,b,c", "store_id", "store_id,store_id,status,timestamp_utc", "1,active,2023-01-24"]
)
def test_a_file_of_another_kind_is_refused_with_what_it_begins_with(line: str) -> None:
    with pytest.raises(FileRefused) as refused:
        recognise(line, "x.csv")
    assert "x.csv is none of the three files" in str(refused.value)
    assert line in str(refused.value)


def test_a_long_strange_first_line_is_shortened() -> None:
    with pytest.raises(FileRefused) as refused:
        recognise("\x1b" + "y" * 500, "x.csv")
    assert "\x1b" not in refused.value.why
    assert len(refused.value.why) < 120
