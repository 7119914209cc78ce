"""Notes: from files and from the window, in reports, exported and imported again, and undone."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest

from storemon.core.columns import csv_text
from storemon.core.fleet_insights import reasons_of
from storemon.core.import_records import ImportResult
from storemon.core.notes import ALL_STORES, NoteContent, NoteScope
from storemon.core.vocabulary import HOUR, MINUTE, Currency, FileKind, Method, ReportRequest
from storemon.errors import BadInput
from storemon.services.exports import Export
from storemon.services.found_report import Report
from storemon.services.note_service import NoteService
from storemon.services.workspace import Workspace
from tests.core.build import utc

HEADER = "store_id,start,end,reason,note,excused\n"
# Store a is down from 9:30 to 10:30.
OUTAGE = NoteContent(
    NoteScope("a"), utc("2023-01-24 09:30"), utc("2023-01-24 10:30"), "Power", "Storm", excused=True
)
ROW = "a,2023-01-24 09:30,2023-01-24 10:30,Power,Storm,yes\n"


def bring(workspace: Workspace, folder: Path, text: str, name: str = "notes.csv") -> ImportResult:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return workspace.imports.import_file(path)


def contents(workspace: Workspace) -> list[NoteContent]:
    return [note.content for note in workspace.notes.all()]


def made(workspace: Workspace, request: ReportRequest | None = None) -> Report:
    report_id = workspace.reports.trigger_report(request or ReportRequest())
    workspace.reports.run(report_id)
    return workspace.reports.get_report(report_id, answers=True)


def column_names(report: Report) -> list[str]:
    return [column.name for column in Export.of(report).columns(further=True)]


def values(report: Report, name: str) -> list[float]:
    (found,) = (column.values for column in Export.of(report).columns(further=True) if column.name == name)
    return [float(value) for value in found]


@pytest.mark.parametrize(
    ("time", "told"),
    [
        ("2023-01-26 00:00:00 UTC", False),
        ("2023-01-26T00:00:00Z", False),
        ("2023-01-26T00:00:00.5-06:00", False),
        ("2023-01-26 00:00+0530", False),
        ("2023-01-26 00:00", True),
    ],
)
def test_only_times_without_a_zone_are_said_to_be_read_as_utc(
    workspace: Workspace, tmp_path: Path, time: str, told: bool
) -> None:
    result = bring(workspace, tmp_path, f"{HEADER}a,2023-01-25 00:00:00 UTC,{time},Power,,\n")
    assert result.imported == 1
    assert any("read as UTC" in note for note in map(str, result.notes)) is told


def test_a_file_of_notes_is_known_by_its_header(workspace: Workspace, tmp_path: Path) -> None:
    text = HEADER + ROW + "*,2023-01-25T00:00:00-06:00,2023-01-26 00:00,,closed,\n"
    result = bring(workspace, tmp_path, text)
    assert result.kind is FileKind.NOTES
    assert (result.imported, result.known, result.refused, result.stores) == (2, 0, 0, 1)
    assert result.notes == ("Times of notes without an offset, such as -05:00, were read as UTC",)
    later = NoteContent(ALL_STORES, utc("2023-01-25 06:00"), utc("2023-01-26 00:00"), "Other", "closed")
    assert contents(workspace) == [OUTAGE, later]


def test_a_note_may_be_about_a_group_and_lie_in_the_future(workspace: Workspace, tmp_path: Path) -> None:
    bring(
        workspace,
        tmp_path,
        "store_id,group,start,end,reason\n,North,2090-01-24 09:30,2090-01-24 10:30,Staff\n",
    )
    assert contents(workspace)[0].scope == NoteScope(group="North")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",2023-01-24 09:30,2023-01-24 10:30,Power,,", "The store id is missing"),
        ("a,2023-01-24 10:30,2023-01-24 10:30,Power,,", "The end is not after the start"),
        ("a,later,2023-01-24 10:30,Power,,", "The time cannot be read"),
        ("a,2023-01-24 09:30,2023-01-24 10:30,Power,,perhaps", "Excused is neither yes nor no"),
        (f"a,2023-01-24 09:30,2023-01-24 10:30,{'x' * 61},,", "The reason is longer than 60 characters"),
    ],
)
def test_rows_that_cannot_be_used_are_refused(
    workspace: Workspace, tmp_path: Path, row: str, reason: str
) -> None:
    result = bring(workspace, tmp_path, f"{HEADER}{ROW}{row}\n")
    assert (result.imported, result.refused) == (1, 1)
    (refused,) = workspace.imports.refused(result.import_id)
    assert refused.reason.startswith(reason)


def test_the_same_note_in_two_files_is_one_and_stays_until_both_are_undone(
    workspace: Workspace, tmp_path: Path
) -> None:
    first = bring(workspace, tmp_path, HEADER + ROW)
    second = bring(workspace, tmp_path, HEADER + ROW + "*,2023-01-25,2023-01-26 00:00,Staff,,\n", "more.csv")
    assert (second.imported, second.known, second.refused) == (0, 1, 1)
    assert contents(workspace) == [OUTAGE]
    workspace.imports.undo(first.import_id)
    assert contents(workspace) == [OUTAGE]
    workspace.imports.undo(second.import_id)
    assert contents(workspace) == []


def test_a_note_makes_no_store(filled: Workspace, tmp_path: Path) -> None:
    before = filled.stores.summary().stores
    row = ROW.replace("a,", "zz,", 1)
    bring(filled, tmp_path, f"{HEADER}{row}*,2023-01-25 00:00,2023-01-26 00:00,x,,\n")
    assert filled.stores.summary().stores == before


def test_an_excused_outage_leaves_the_raw_figures_and_is_taken_from_the_adjusted_ones(
    filled: Workspace,
) -> None:
    before = made(filled)
    filled.notes.add([OUTAGE])
    found = made(filled)
    assert found.table is not None
    assert before.table is not None
    assert found.table.figures.down.tolist() == before.table.figures.down.tolist()
    assert found.table.figures.down[0, 2] == HOUR
    assert values(found, "downtime_last_week(in hours)")[0] == 1.0
    assert values(found, "downtime_last_week_adjusted(in hours)")[0] == 0.0
    assert values(found, "excused_downtime_last_week(in hours)")[0] == 1.0
    assert values(found, "uptime_last_week_adjusted(in percent)")[0] == 100.0
    assert found.answers is not None
    assert found.answers.judged.open[0, 2] == found.answers.certainty.open[0, 2] - HOUR


def test_by_poll_count_the_excused_poll_is_not_counted(filled: Workspace) -> None:
    filled.notes.add([OUTAGE])
    found = made(filled, ReportRequest(Method.POLL_COUNT, as_of=utc("2023-01-24 15:00")))
    assert values(found, "downtime_last_week(in hours)")[0] == 1.0
    assert values(found, "downtime_last_week_adjusted(in hours)")[0] == 0.0
    assert values(found, "excused_downtime_last_week(in hours)")[0] == 1.0


def test_without_notes_a_report_is_the_same_to_the_byte_as_before_there_were_any(filled: Workspace) -> None:
    first = made(filled)
    change = filled.notes.add([OUTAGE])
    made(filled)
    filled.notes.reverse(change)()
    again = made(filled)
    assert again.answers is not None
    assert again.answers.notes is None
    assert column_names(again) == column_names(first)
    assert not any("adjusted" in name or "excused" in name for name in column_names(again))


def test_a_note_makes_a_report_out_of_date_and_undoing_it_makes_it_current_again(filled: Workspace) -> None:
    report = made(filled)
    change = filled.notes.add([OUTAGE])
    assert filled.reports.currency(report) is Currency.NOTES
    filled.notes.reverse(change)()
    assert filled.reports.currency(report) is Currency.CURRENT


def test_notes_survive_polls_that_are_imported_again(filled: Workspace, tmp_path: Path) -> None:
    filled.notes.add([OUTAGE])
    bring(filled, tmp_path, "store_id,status,timestamp_utc\na,active,2023-01-24 09:45:00 UTC\n", "polls.csv")
    assert contents(filled) == [OUTAGE]


def test_notes_remember_who_wrote_them_and_when(workspace: Workspace) -> None:
    service = NoteService(workspace._database, lambda: 5, lambda: "Pat")
    service.add([OUTAGE])
    (note,) = workspace.notes.all()
    assert (note.author, note.made) == ("Pat", 5)


def test_a_note_of_a_file_can_be_changed_and_brought_back(workspace: Workspace, tmp_path: Path) -> None:
    result = bring(workspace, tmp_path, HEADER + ROW)
    other = NoteContent(OUTAGE.scope, OUTAGE.start, OUTAGE.end, "Internet")
    change = workspace.notes.replace([OUTAGE], [other])
    assert contents(workspace) == [other]
    workspace.notes.reverse(change)()
    assert contents(workspace) == [OUTAGE]
    assert workspace.notes.all()[0].author == "notes.csv"
    workspace.imports.undo(result.import_id)
    assert contents(workspace) == [OUTAGE]  # it is now the user's own


def test_a_removed_note_comes_back_with_its_file(workspace: Workspace, tmp_path: Path) -> None:
    bring(workspace, tmp_path, HEADER + ROW)
    workspace.notes.remove([OUTAGE])
    assert contents(workspace) == []
    assert bring(workspace, tmp_path, HEADER + ROW).imported == 1
    assert contents(workspace) == [OUTAGE]


@pytest.mark.parametrize(
    "wrong",
    [
        NoteContent(ALL_STORES, 0, MINUTE, " "),
        NoteContent(ALL_STORES, MINUTE, MINUTE, "Power"),
        NoteContent(ALL_STORES, 0, MINUTE, "x" * 61),
        NoteContent(ALL_STORES, 0, MINUTE, "Power", "x" * 1001),
    ],
)
def test_a_note_that_says_nothing_or_too_much_is_refused(workspace: Workspace, wrong: NoteContent) -> None:
    with pytest.raises(BadInput):
        workspace.notes.add([wrong])
    assert contents(workspace) == []


def test_exported_notes_import_to_the_same(filled: Workspace, tmp_path: Path) -> None:
    group = NoteContent(NoteScope(group="North"), 10**15, 10**15 + 1, "Own, words", 'a"b', excused=True)
    everywhere = NoteContent(ALL_STORES, OUTAGE.start, OUTAGE.end + 1, "Staff")
    filled.notes.add([OUTAGE, group, everywhere])
    filled.export_data(tmp_path / "out", lambda _, __: None)
    other = Workspace.open(tmp_path / "other.db")
    other.imports.import_file(tmp_path / "out" / "notes.csv")
    assert contents(other) == contents(filled)
    other.close()


def test_the_downtime_of_each_reason_and_without_one_makes_up_all_of_it(filled: Workspace) -> None:

    filled.notes.add([NoteContent(NoteScope("a"), OUTAGE.start, OUTAGE.start + 20 * MINUTE, "Power")])
    found = made(filled).answers
    assert found is not None
    assert reasons_of(found) == [("Power", 20 * MINUTE), ("", 40 * MINUTE)]


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_outages_in_files_say_reason_note_and_whether_the_time_is_excused(filled: Workspace) -> None:
    filled.notes.add([OUTAGE, replace(OUTAGE, reason="Staff", text="", excused=False)])
    export = replace(Export.of(made(filled)), notes=filled.notes.written())
    (row,) = (row for row in rows_of(csv_text(export.outages())) if row["store_id"] == "a")
    assert (row["reason"], row["note"], row["excused"]) == ("Power; Staff", "Storm", "yes")
    assert list(row)[-3:] == ["reason", "note", "excused"]


def test_outages_have_no_columns_of_notes_where_there_are_none(filled: Workspace) -> None:
    assert filled.notes.written() is None
    assert "reason" not in [column.name for column in Export.of(made(filled)).outages()]


def test_a_note_of_a_group_stands_at_the_outages_of_its_stores(filled: Workspace, tmp_path: Path) -> None:
    bring(filled, tmp_path, "store_id,name,group\na,First,North\n", "names.csv")
    filled.notes.add([replace(OUTAGE, scope=NoteScope(group="NORTH"))])
    export = replace(Export.of(made(filled)), notes=filled.notes.written())
    assert [row["reason"] for row in rows_of(csv_text(export.outages()))] == ["Power"]


@pytest.mark.parametrize("method", Method)
def test_in_the_file_of_all_columns_raw_is_adjusted_and_excused_together(
    filled: Workspace, method: Method
) -> None:
    half = replace(OUTAGE, start=OUTAGE.start + 7 * MINUTE, end=OUTAGE.end + 90 * MINUTE)
    filled.notes.add([half, replace(OUTAGE, scope=ALL_STORES, excused=False)])
    report = made(filled, ReportRequest(method, as_of=utc("2023-01-24 15:00")))
    found = {column.name: column.values for column in Export.of(report).columns(further=True)}
    pairs = [name for name in found if name.startswith("excused_")]
    assert len(pairs) == 9
    for excused in pairs:
        raw = excused.removeprefix("excused_")
        name, _, unit = raw.partition("(")
        adjusted = found[f"{name}_adjusted({unit}"]
        for place, value in enumerate(found[raw]):
            whole = float(adjusted[place]) + float(found[excused][place])
            assert whole == pytest.approx(float(value), abs=1e-9, nan_ok=True)
