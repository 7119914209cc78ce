"""Reports of several platforms against the slow reference (METRICS: Platforms)."""

from __future__ import annotations

import itertools
import tempfile
from bisect import bisect_left
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from storemon.core.choices import ONLY, Choices, Topic
from storemon.core.columns import csv_text
from storemon.core.input_file import InputFile
from storemon.core.progress import silent
from storemon.core.vocabulary import HOUR, MINUTE, WEEK, WINDOWS, Method, ReportRequest
from storemon.services.exports import Export
from storemon.services.found_report import Report
from storemon.services.time_text import format_time
from storemon.services.workspace import Workspace
from tests.core import reference
from tests.core.build import utc, zone_of
from tests.core.reference import Store
from tests.core.strategies import QUICK
from tests.engines import place_at

AS_OF = utc("2023-01-25 12:00")
SPELLINGS = {"": "", "DoorDash": "DoorDash", "door dash": "DoorDash", "My App": "My App", "my  APP": "My App"}
HOURS = "store_id,day,start_time_local,end_time_local\n" + "".join(
    f"b,{day},09:00:00,23:59:00\n" for day in range(7)
)
CLOSURES = "store_id,date,start_time_local,end_time_local,name\nb,2020-05-01,closed,closed,Closed\n"


@dataclass(frozen=True)
class File:
    """Rows of store, platform, time and status; `platform`: the user's answer for a file without a column."""

    rows: list[tuple[str, str, int, bool]]
    platform: str | None
    undone: bool


_times = st.integers(0, 9 * 24 * 4).map(lambda quarters: AS_OF - quarters * 15 * MINUTE)
_rows = st.tuples(st.sampled_from("abc"), st.sampled_from(sorted(SPELLINGS)), _times, st.booleans())
_files = st.builds(
    File,
    st.lists(_rows, min_size=1, max_size=12),
    st.none() | st.sampled_from(["DoorDash", "my app"]),
    st.booleans(),
)


def write(file: File, path: Path) -> Choices:
    """Write a file; return the answers for it."""
    with path.open("w") as out:
        out.write("store_id,status,timestamp_utc" + (",platform\n" if file.platform is None else "\n"))
        for store, platform, time, active in file.rows:
            last = f",{platform}" if file.platform is None else ""
            out.write(f"{store},{'active' if active else 'inactive'},{format_time(time)}{last}\n")
    if file.platform is None:
        return Choices()
    return Choices().answered(Topic.PLATFORM, f"{ONLY}{file.platform}")


def listings_of(files: list[File]) -> dict[tuple[str, str], Store]:
    """The polls that count, by store and platform: one per instant."""
    found: dict[tuple[str, str], dict[int, bool]] = {}
    for file in files:
        for store, spelling, time, active in file.rows:
            platform = (
                SPELLINGS[spelling] if file.platform is None else SPELLINGS.get(file.platform, "My App")
            )
            # The first spelling of a name is kept; here they differ only in case.
            polls = found.setdefault((store, platform.casefold()), {})
            polls[time] = polls.get(time, True) and active
    return {key: store_with(key[0], sorted(polls.items())) for key, polls in found.items()}


def store_with(store_id: str, polls: list[tuple[int, bool]]) -> Store:
    row = reference._row
    rows = [row(day, 9 * HOUR, 24 * HOUR) for day in range(7)] if store_id == "b" else []
    return Store(zone_of("America/Chicago"), rows, polls)


def dark(listings: list[Store], reach: int | None) -> list[int]:
    """The open time of the hour, day and week in which a listing is down and none is up."""
    states: dict[tuple[int, int], set[str]] = {}
    lines = [reference.segments(store, reach, AS_OF, AS_OF - WEEK) for store in listings]
    cuts = sorted({time for line in lines for left, right, _ in line for time in (left, right)})
    for line in lines:
        for left, right, state in line:
            inside = cuts[bisect_left(cuts, left) : bisect_left(cuts, right) + 1]
            for piece in itertools.pairwise(inside):
                states.setdefault(piece, set()).add(state)
    down = [piece for piece, found in states.items() if "down" in found and "up" not in found]
    return [sum(right - left for left, right in down if left >= AS_OF - window) for window in WINDOWS]


def cells(
    report: Report, *, further: bool = False, platforms: bool = False
) -> dict[tuple[str, ...], list[str]]:
    export = Export.of(report)
    columns = export.by_platform(further=further) if platforms else export.columns(further=further)
    lines = csv_text(columns).splitlines()[1:]
    size = 2 if platforms else 1
    rows = [line.split(",") for line in lines]
    return {tuple(cell.casefold() for cell in row[:size]): row[size:] for row in rows}


def hours(amounts: list[dict[str, int]], name: str, share: int) -> list[str]:
    units = (MINUTE, HOUR, HOUR)
    return [f"{one[name] / share / unit:.2f}" for one, unit in zip(amounts, units, strict=True)]


@settings(QUICK, max_examples=12)
@given(
    st.lists(_files, min_size=1, max_size=3),
    st.sampled_from([None, 0, 30 * MINUTE, 2 * HOUR]),
    st.sampled_from(Method),
)
def test_reports_of_platforms_equal_the_reference(
    files: list[File], reach: int | None, method: Method
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace.open(place_at(Path(folder) / "storemon.db"))
        try:
            check(workspace, Path(folder), files, reach, method)
        finally:
            workspace.close()


def check(workspace: Workspace, folder: Path, files: list[File], reach: int | None, method: Method) -> None:
    (folder / "hours.csv").write_text(HOURS)
    workspace.imports.import_file(folder / "hours.csv")
    # For a date long past: read with every platform, and counted once.
    (folder / "closures.csv").write_text(CLOSURES)
    workspace.imports.import_file(folder / "closures.csv")
    numbers = []
    for number, file in enumerate(files):
        path = folder / f"polls {number}.csv"
        choices = write(file, path)
        (found,) = workspace.imports.expand([path])
        numbers.append(workspace.imports.import_input(found, choices=choices).import_id)
    workspace.imports.undo_together(
        [one for one, file in zip(numbers, files, strict=True) if file.undone] or []
    )
    listings = listings_of([file for file in files if not file.undone])
    if not listings:
        return
    request = ReportRequest(method, reach, AS_OF)
    report_id = workspace.reports.trigger_report(request)
    info = workspace.reports.run(report_id)
    report = workspace.reports.get_report(report_id, answers=True)
    assert report.table is not None, info.reason
    compute = reference.interpolated
    amounts = {
        key: reference.poll_count(store, AS_OF)
        if method is Method.POLL_COUNT
        else compute(store, reach, AS_OF)
        for key, store in listings.items()
    }
    for without in {"b"} | {store for store, _ in listings}:
        if not any(store == without for store, _ in listings):
            nobody = store_with(without, [])
            amounts[without, ""] = (
                reference.poll_count(nobody, AS_OF)
                if method is Method.POLL_COUNT
                else compute(nobody, reach, AS_OF)
            )
    several = len({platform for _, platform in listings}) > 1
    by_listing = cells(report, platforms=True)
    if not several:
        (only,) = {platform for _, platform in listings}
        amounts = {(store, only): found for (store, _), found in amounts.items()}
    assert by_listing == {
        key: [*hours(found, "up", 1), *hours(found, "down", 1)] for key, found in amounts.items()
    }
    stores = sorted({store for store, _ in amounts})
    of_stores = cells(report)
    for store in stores:
        mine = [found for key, found in amounts.items() if key[0] == store]
        sums = [{name: sum(one[window][name] for one in mine) for name in mine[0][0]} for window in range(3)]
        expected = [*hours(sums, "up", len(mine)), *hours(sums, "down", len(mine))]
        assert of_stores[store,] == expected
    if several and report.answers is not None and report.answers.platforms is not None:
        reach_of_answers = 2 * HOUR if method is Method.POLL_COUNT else reach
        for row, store in enumerate(stores):
            of = [found for key, found in listings.items() if key[0] == store]
            assert report.answers.platforms.dark[row].tolist() == dark(of, reach_of_answers)
    check_export(workspace, folder, report, request)


def check_export(workspace: Workspace, folder: Path, report: Report, request: ReportRequest) -> None:
    """Check that importing the export gives the same state."""
    exported = workspace.export_data(folder / "exported", silent)
    again = Workspace.open(place_at(folder / "again.db"))
    try:
        for path in exported.files:
            again.imports.import_input(InputFile(path))
        report_id = again.reports.trigger_report(request)
        again.reports.run(report_id)
        same = again.reports.get_report(report_id, answers=True)
        assert cells(same, platforms=True) == cells(report, platforms=True)
        assert cells(same, further=True) == cells(report, further=True)
    finally:
        again.close()
