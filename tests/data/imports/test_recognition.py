from __future__ import annotations

import pytest

from storemon.core.file_spec import Match
from storemon.core.vocabulary import FileKind
from storemon.data.imports.kinds import kind_of
from storemon.data.imports.recognition import none_of_ours, read_header
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
        ("\ufeffstore_id,timezone_str\u200b", FileKind.ZONES),
        ('\ufeff"store_id",\u00a0timezone_str\u00ad', FileKind.ZONES),
    ],
)
def test_a_file_is_recognized_by_its_header(line: str, kind: FileKind) -> None:
    match = read_header(line).match
    assert match is not None
    assert (match.kind, match.has_header) == (kind, True)


def test_columns_are_found_where_they_stand() -> None:
    header = read_header("timestamp_utc,extra,status,store_id")
    assert header.positions == {"store_id": 3, "status": 2, "timestamp_utc": 0}
    assert header.width == 4


@pytest.mark.parametrize(
    "line", ["", "a,b,c", "store_id", "store_id,store_id,status,timestamp_utc", "1,active,2023-01-24"]
)
def test_a_line_that_names_no_file_is_not_guessed_at(line: str) -> None:
    assert read_header(line).match is None


@pytest.mark.parametrize(
    ("line", "kind", "places"),
    [
        ("a,active,2023-01-24 09:06:42 UTC", FileKind.POLLS, (0, 1, 2)),
        ("1/24/2023 9:06;a;inactive", FileKind.POLLS, (1, 2, 0)),
        ("1/2/2023 9:06;a;inactive", FileKind.POLLS, (1, 2, 0)),
        ("3,0,09:00:00,17:00:00", FileKind.HOURS, (0, 1, 2, 3)),
        ("a,0,9:00 AM,5:00 PM", FileKind.HOURS, (0, 1, 2, 3)),
        ("a,0,9 a. m.,17h30", FileKind.HOURS, (0, 1, 2, 3)),
        ("a,online,2023-01-24 09:06:42 UTC", FileKind.POLLS, (0, 1, 2)),
        ("17,closed,1/24/2023 9:06 PM", FileKind.POLLS, (0, 1, 2)),
        ("1,0,2023-01-24 09:06:42 UTC", FileKind.POLLS, (0, 1, 2)),
        ("TRUE,a,2023-01-24 09:06:42 UTC", FileKind.POLLS, (1, 0, 2)),
        ("a\tAmerica/Denver", FileKind.ZONES, (0, 1)),
        ("America/Denver,a", FileKind.ZONES, (1, 0)),
    ],
)
def test_a_file_without_a_header_is_recognized_by_its_first_row(
    line: str, kind: FileKind, places: tuple[int, ...]
) -> None:
    header = read_header(line)
    assert header.match == Match(
        kind, dict(zip(kind_of(kind).spec.usual, places, strict=True)), has_header=False
    )
    assert header.columns[0] == "Column 1"


@pytest.mark.parametrize("line", ["0,a,09:00:00,17:00:00", "UTC,America/Denver", "a,active,soon", "a,0,9,17"])
def test_a_first_row_that_could_be_read_in_two_ways_is_left_to_the_person(line: str) -> None:
    header = read_header(line)
    assert header.match is None
    assert header.width == line.count(",") + 1


@pytest.mark.parametrize(
    "name",
    [
        *("platform", "Channel", "provider", "MARKETPLACE", "Platform Name", "platform_name"),
        *("delivery_platform", "Order Channel", "delivery-service", "Aggregator", "plataforma", "Canal"),
    ],
)
def test_a_column_of_platforms_is_found_by_each_of_its_names(name: str) -> None:
    line = f"store_id,status,timestamp_utc,{name},note"
    assert read_header(line).positions["platform"] == 3
    assert read_header(line).extra == ["note"]
    by_hand = Match(FileKind.POLLS, {"store_id": 4, "status": 1, "timestamp_utc": 2})
    assert read_header(line, by_hand).positions["platform"] == 3


def test_of_two_columns_of_platforms_the_first_counts() -> None:
    assert read_header("store_id,status,timestamp_utc,channel,platform").extra == ["platform"]


def test_columns_that_are_not_used_are_named() -> None:
    assert read_header("Note,store_id,,timezone_str").extra == ["Note"]


def test_what_cannot_be_seen_is_no_part_of_a_title() -> None:
    assert read_header("store_id,timezone_str,\ufeffNote\u200b,\u200b").extra == ["Note"]


def test_what_cannot_be_seen_does_not_hide_what_a_row_holds() -> None:
    match = read_header("\u200babc,\u200eactive,2023-01-24 09:06 UTC\ufeff").match
    assert match is not None
    assert (match.kind, match.has_header) == (FileKind.POLLS, False)


BY_HAND = Match(FileKind.ZONES, {"store_id": 2, "timezone_str": 0})


def test_what_a_person_says_overrules_what_is_recognized() -> None:
    assert read_header("store_id,timezone_str,id", BY_HAND).match is BY_HAND


@pytest.mark.parametrize(
    "match",
    [
        BY_HAND,
        Match(FileKind.ZONES, {"store_id": 0, "timezone_str": 0}),
        Match(FileKind.ZONES, {"store_id": 0, "timezone_str": -1}),
        Match(FileKind.ZONES, {"store_id": 0}),
    ],
)
def test_columns_that_are_not_there_are_refused(match: Match) -> None:
    with pytest.raises(FileRefused, match="do not fit"):
        read_header("a,b", match)


def test_the_line_above_refused_rows_is_recognized_again() -> None:
    by_hand = read_header('where;"a;b";id', BY_HAND).line
    assert by_hand == 'timezone_str;"a;b";store_id'
    assert read_header(by_hand).positions == BY_HAND.positions
    assert read_header("Store ID,dayOfWeek,start_time_local,end_time_local").line.startswith("Store ID,day")
    assert read_header("a,active,2023-01-24 09:06 UTC").line == "store_id,status,timestamp_utc"


def test_a_long_strange_first_line_is_shortened() -> None:
    refused = none_of_ours("x.csv", "\x1b" + "y" * 500)
    assert "\x1b" not in refused.why
    assert len(refused.why) < 120
