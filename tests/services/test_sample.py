"""The sample data: exact in number, deterministic, and plausible."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from storemon.core.zone_files import known_zone
from storemon.errors import BadInput, Cancelled, ExportFailed
from storemon.services.sample import SampleFiles, make_sample
from storemon.services.sample_polls import POLLS_A_DAY
from storemon.services.times import parse_time
from storemon.services.workspace import Workspace


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> SampleFiles:
    return make_sample(tmp_path_factory.mktemp("sample"))


def test_the_same_arguments_give_the_same_bytes(tmp_path: Path, sample: SampleFiles) -> None:
    again = make_sample(tmp_path)
    assert [path.read_bytes() for path in again.all] == [path.read_bytes() for path in sample.all]


def test_another_seed_gives_other_stores(tmp_path: Path, sample: SampleFiles) -> None:
    other = make_sample(tmp_path, seed=8)
    assert not {row["store_id"] for row in rows(other.polls)} & {
        row["store_id"] for row in rows(sample.polls)
    }


def test_the_files_have_the_columns_of_real_exports(sample: SampleFiles) -> None:
    headers = [path.read_text().partition("\n")[0] for path in sample.all]
    assert headers == [
        "store_id,status,timestamp_utc",
        "store_id,day,start_time_local,end_time_local",
        "store_id,timezone_str",
        "store_id,name,group",
    ]


@pytest.mark.parametrize("polls", [0, 1, 39, 1000, 20_001])
def test_there_are_exactly_as_many_polls_as_asked_for(tmp_path: Path, polls: int) -> None:
    assert len(rows(make_sample(tmp_path, polls=polls).polls)) == polls


def test_without_a_number_the_pace_is_that_of_a_real_export(tmp_path: Path) -> None:
    assert round(14_092 * 7.75 * POLLS_A_DAY) == 1_822_080
    made = make_sample(tmp_path, stores=141, days=7.75)
    assert len(rows(made.polls)) == round(141 * 7.75 * POLLS_A_DAY)


@pytest.mark.parametrize("stores", [1, 2, 5, 40, 333])
def test_every_store_is_named_by_a_file(tmp_path: Path, stores: int) -> None:
    made = make_sample(tmp_path, stores=stores, days=1)
    ids = {row["store_id"] for path in made.all for row in rows(path)}
    assert len(ids) == stores
    assert all(re.fullmatch(r"[1-9]\d{18}", text) for text in ids)


def test_some_stores_lack_polls_hours_or_a_zone(sample: SampleFiles) -> None:
    polled, open_hours, zoned, named = ({row["store_id"] for row in rows(path)} for path in sample.all)
    assert named < polled | open_hours | zoned
    assert open_hours - polled
    assert (polled & zoned) - open_hours
    assert polled - open_hours - zoned
    assert (polled & open_hours) - zoned


def test_polls_fill_the_days_up_to_the_end(tmp_path: Path) -> None:
    made = make_sample(tmp_path, days=2, end=parse_time("2024-03-10 12:00:00"))
    times = [row["timestamp_utc"] for row in rows(made.polls)]
    assert max(times) == "2024-03-10 12:00:00 UTC"
    assert "2024-03-08 12:00:00" < min(times) < "2024-03-08 14:00:00"


def test_times_have_nought_to_six_digits_of_fraction(sample: SampleFiles) -> None:
    times = [row["timestamp_utc"] for row in rows(sample.polls)]
    form = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(?:\.(\d{0,5}[1-9]))? UTC")
    digits = Counter(len(match[1] or "") for match in map(form.fullmatch, times) if match)
    assert digits.total() == len(times)
    assert {0, 3, 5, 6} <= digits.keys()


def test_no_store_is_polled_twice_at_one_instant(sample: SampleFiles) -> None:
    polls = [(row["store_id"], row["timestamp_utc"]) for row in rows(sample.polls)]
    assert len(set(polls)) == len(polls)


def test_polls_are_in_no_order_as_in_real_exports(sample: SampleFiles) -> None:
    times = [row["timestamp_utc"] for row in rows(sample.polls)]
    rising = sum(left < right for left, right in pairwise(times))
    assert 0.45 < rising / len(times) < 0.55


def test_most_polls_are_active(sample: SampleFiles) -> None:
    status = Counter(row["status"] for row in rows(sample.polls))
    assert status.keys() == {"active", "inactive"}
    assert 0.9 < status["active"] / status.total() < 0.96


def test_there_are_good_and_bad_stores(sample: SampleFiles) -> None:
    polls = rows(sample.polls)
    asked = Counter(row["store_id"] for row in polls)
    down = Counter(row["store_id"] for row in polls if row["status"] == "inactive")
    shares = sorted(down[store] / count for store, count in asked.items())
    assert shares[0] == 0
    assert shares[-1] == 1
    assert sum(0.1 < share < 0.9 for share in shares) >= 2


def test_hours_hold_split_shifts_nights_closed_days_and_odd_rows(sample: SampleFiles) -> None:
    hours = rows(sample.hours)
    spans = {(row["start_time_local"], row["end_time_local"]) for row in hours}
    assert {("17:00:00", "02:00:00"), ("00:00:00", "23:59:00"), ("00:00:00", "23:59:59")} <= spans
    days = Counter((row["store_id"], row["day"]) for row in hours)
    assert max(days.values()) == 2
    assert any((row["store_id"], "0") not in days for row in hours)


def test_zones_are_known_ones_from_several_continents(sample: SampleFiles) -> None:
    zones = {row["timezone_str"] for row in rows(sample.zones)}
    assert all(map(known_zone, zones))
    assert {zone.partition("/")[0] for zone in zones} >= {"America", "Europe", "Asia"}


def test_every_row_can_be_imported(tmp_path: Path, workspace: Workspace, sample: SampleFiles) -> None:
    results = [workspace.imports.import_file(path) for path in sample.all]
    assert [result.imported for result in results] == [len(rows(path)) for path in sample.all]
    assert not any(result.refused for result in results)
    assert workspace.stores.summary().stores == 40


def test_files_that_are_there_are_replaced(tmp_path: Path) -> None:
    first = make_sample(tmp_path, stores=5).polls.read_bytes()
    assert make_sample(tmp_path, stores=6).polls.read_bytes() != first


@pytest.mark.parametrize(
    ("wrong", "word"),
    [
        ({"stores": 0}, "0 stores"),
        ({"stores": 100_001}, "100,001 stores"),
        ({"days": 0.0}, "0 days"),
        ({"days": float("nan")}, "nan days"),
        ({"days": float("inf")}, "inf days"),
        ({"polls": -1}, "-1 polls"),
        ({"stores": 100_000, "days": 1000.0}, "polls"),
        ({"seed": -1}, "the seed -1"),
    ],
)
def test_numbers_out_of_range_are_refused(tmp_path: Path, wrong: dict[str, float], word: str) -> None:
    with pytest.raises(BadInput, match=word):
        make_sample(tmp_path, **wrong)  # type: ignore[arg-type]  # numbers of mixed kinds
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(ExportFailed, match="could not be written"):
        make_sample(tmp_path / "taken")


def test_cancelling_leaves_no_half_file(tmp_path: Path) -> None:
    def cancel(fraction: float, text: str) -> None:
        if text == "Writing polls":
            raise Cancelled

    with pytest.raises(Cancelled):
        make_sample(tmp_path, progress=cancel)
    assert {path.name for path in tmp_path.iterdir()} == {"hours.csv", "zones.csv", "names.csv"}
