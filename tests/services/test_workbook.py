"""The workbook, read back from its zip of XML files."""

from __future__ import annotations

import re
import tempfile
import zipfile
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pytest

from storemon.core.daypart_times import Sales
from storemon.core.labels import Labels
from storemon.core.outages import NEVER
from storemon.core.shared import OWN
from storemon.core.targets import Targets
from storemon.core.vocabulary import HOUR, Method, ReportRequest
from storemon.errors import Cancelled, ExportFailed
from storemon.services.column_meanings import meanings
from storemon.services.exports import Export, write_outages
from storemon.services.summary import Summary
from storemon.services.workbook import write_workbook
from storemon.services.workspace import Workspace

NS = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


class Book:
    """Cells by sheet and position: text, or numbers with their display format."""

    def __init__(self, path: Path) -> None:
        with zipfile.ZipFile(path) as book:
            self.files = {name: book.read(name).decode() for name in book.namelist()}
        names = re.findall(r'<sheet name="([\w ]+)"', self.files["xl/workbook.xml"])
        self.xml = {
            name: self.files[f"xl/worksheets/sheet{number}.xml"] for number, name in enumerate(names, 1)
        }
        styles = ET.fromstring(self.files["xl/styles.xml"])  # noqa: S314  # our own
        own = {one.get("numFmtId"): one.get("formatCode") for one in styles.iterfind(".//x:numFmt", NS)}
        built_in = {"0": "", "3": "#,##0", "4": "#,##0.00", "10": "0.00%", "49": "@"}
        self._formats = [
            own.get(one.get("numFmtId")) or built_in[str(one.get("numFmtId"))]
            for one in styles.iterfind(".//x:cellXfs/x:xf", NS)
        ]

    def rows(self, sheet: str) -> list[dict[str, str | tuple[float, str]]]:
        """Return each row by column letters."""
        found = []
        whole = ET.fromstring(self.xml[sheet])  # noqa: S314  # our own
        for row in whole.iterfind(".//x:row", NS):
            cells: dict[str, str | tuple[float, str]] = {}
            for cell in row.iterfind("x:c", NS):
                letters = re.sub(r"\d", "", str(cell.get("r")))
                if cell.get("t") == "inlineStr":
                    cells[letters] = "".join(text.text or "" for text in cell.iterfind(".//x:t", NS))
                elif (value := cell.find("x:v", NS)) is not None:
                    cells[letters] = (float(value.text or ""), self._formats[int(cell.get("s") or 0)] or "")
            found.append(cells)
        return found

    def table(self, sheet: str) -> list[dict[str, str | tuple[float, str]]]:
        """Return each row below the header by column title."""
        head, *rows = self.rows(sheet)
        return [{str(head[letters]): value for letters, value in row.items()} for row in rows]

    def color(self, sheet: str, place: str) -> str:
        """Return the color of a cell's text; empty for the default."""
        styles = ET.fromstring(self.files["xl/styles.xml"])  # noqa: S314  # our own
        whole = ET.fromstring(self.xml[sheet])  # noqa: S314  # our own
        (cell,) = (one for one in whole.iterfind(".//x:c", NS) if one.get("r") == place)
        look = styles.findall(".//x:cellXfs/x:xf", NS)[int(cell.get("s") or 0)]
        color = styles.findall(".//x:font", NS)[int(look.get("fontId") or 0)].find("x:color", NS)
        return "" if color is None else str(color.get("rgb") or "")

    def facts(self) -> dict[str, str | tuple[float, str]]:
        return {str(row["A"]): row["B"] for row in self.rows("Summary") if {"A", "B"} <= row.keys()}


@pytest.fixture
def export(filled: Workspace) -> Export:
    return made(filled, ReportRequest())


def made(workspace: Workspace, request: ReportRequest) -> Export:
    report_id = workspace.reports.trigger_report(request)
    workspace.reports.run(report_id)
    return Export.of(workspace.reports.get_report(report_id, answers=True))


def written(export: Export, folder: Path) -> Book:
    path = folder / "report.xlsx"
    write_workbook(export, path)
    return Book(path)


def test_there_are_a_summary_the_stores_and_the_outages(export: Export, tmp_path: Path) -> None:
    assert list(written(export, tmp_path).xml) == ["Summary", "Stores", "Outages"]


def test_percentages_are_numbers_and_what_no_one_knows_is_empty(export: Export, tmp_path: Path) -> None:
    first, second = written(export, tmp_path).table("Stores")
    assert (first["Store"], first["Time zone"]) == ("a", "Europe/Berlin")
    assert first["Uptime last week"] == (0.875, "0.00%")
    assert first["Coverage last week"] == (1.0, "0.00%")
    assert first["Downtime last week (hours)"] == (1.0, "#,##0.00")
    lowest, highest = first["Lowest uptime last week"], first["Highest uptime last week"]
    assert (lowest, highest) == ((0.75, "0.00%"), (1.0, "0.00%"))
    assert "Uptime last week" not in second


def test_ids_stay_texts_and_nothing_is_a_formula_or_a_link(export: Export, tmp_path: Path) -> None:
    hostile = ["8139926242460185114", '=HYPERLINK("http://x","y")']
    table = replace(export.table, store_ids=hostile)
    labels = Labels(["{=1+1}", "http://example.com"], ["@SUM(1)", "\t=1"], np.full(2, np.nan))
    book = written(replace(export, table=table, labels=labels), tmp_path)
    rows = book.table("Stores")
    assert [row["Store"] for row in rows] == hostile
    assert [row["Name"] for row in rows] == labels.names
    assert [row["Group"] for row in rows] == labels.groups
    assert not any(tag in text for text in book.xml.values() for tag in ("<f>", "<f ", "hyperlink"))


def test_the_header_stays_in_sight(export: Export, tmp_path: Path) -> None:
    for sheet in ("Stores", "Outages"):
        xml = written(export, tmp_path).xml[sheet]
        assert '<pane xSplit="1" ySplit="1" topLeftCell="B2"' in xml
        assert "<autoFilter" in xml


def test_columns_of_names_are_there_only_where_somebody_has_one(export: Export, tmp_path: Path) -> None:
    assert "Name" not in written(export, tmp_path).table("Stores")[0]
    labels = Labels(["", "Tokyo"], ["", ""], np.full(2, np.nan))
    first, second = written(replace(export, labels=labels), tmp_path).table("Stores")
    assert (first["Name"], second["Name"]) == ("", "Tokyo")
    assert "Group" not in first


def test_an_outage_has_its_times_in_utc_and_on_the_stores_clock(export: Export, tmp_path: Path) -> None:
    (outage,) = written(export, tmp_path).table("Outages")
    day = 44_950  # 24 January 2023
    utc, local = outage["Start (UTC)"], outage["Start (local time)"]
    assert isinstance(utc, tuple)
    assert isinstance(local, tuple)
    assert utc[0] == pytest.approx(day + 9.5 / 24)
    assert local[0] == pytest.approx(day + 10.5 / 24)
    assert utc[1] == local[1] == "yyyy-mm-dd hh:mm:ss"
    assert outage["Downtime (open hours)"] == (1.0, "#,##0.00")
    assert outage["Polls that say so"] == (1.0, "#,##0")
    assert outage["Start accurate to (minutes)"] == (60.0, "#,##0.00")
    # With only two stores it is unknown whether an outage is shared.
    assert (outage["Ongoing at last check"], outage["Shared with many stores"]) == ("no", "")
    assert (outage["Started earlier"], outage["Never seen online before"]) == ("no", "no")
    seen = outage["Last seen online before (UTC)"]
    assert isinstance(seen, tuple)
    assert seen[0] == pytest.approx(day + 9 / 24)


def test_a_time_that_no_one_knows_is_an_empty_cell(export: Export, tmp_path: Path) -> None:
    assert export.answers is not None
    found = export.answers.outages
    never = replace(found, last_active=np.full(found.store.size, NEVER))
    answers = replace(export.answers, outages=never)
    (outage,) = written(replace(export, answers=answers), tmp_path).table("Outages")
    assert "Last seen online before (UTC)" not in outage
    assert outage["Never seen online before"] == "yes"


def test_rows_beyond_a_sheet_go_on_on_further_sheets_and_the_summary_says_so(
    export: Export, tmp_path: Path
) -> None:
    outages = many_outages(export, 7)
    path = tmp_path / "report.xlsx"
    write_workbook(outages, path, most_rows=3)
    book = Book(path)
    assert list(book.xml) == ["Summary", "Stores", "Outages", "Outages 2", "Outages 3"]
    parts = [book.table(name) for name in ("Outages", "Outages 2", "Outages 3")]
    assert [len(part) for part in parts] == [3, 3, 1]
    ends = [row["Downtime (open hours)"] for part in parts for row in part]
    assert ends == [(float(hours), "#,##0.00") for hours in range(1, 8)]
    assert book.facts()["Outages on several sheets"] == "7 rows: Outages, Outages 2, Outages 3"
    assert "Stores on several sheets" not in book.facts()


def test_stores_beyond_a_sheet_go_on_as_well(export: Export, tmp_path: Path) -> None:
    path = tmp_path / "report.xlsx"
    write_workbook(export, path, most_rows=1)
    book = Book(path)
    assert [row["Store"] for name in ("Stores", "Stores 2") for row in book.table(name)] == ["a", "b"]
    assert book.facts()["Stores on several sheets"] == "2 rows: Stores, Stores 2"


@pytest.mark.parametrize("rows", [3, 6])
def test_a_sheet_that_is_just_full_has_none_after_it(export: Export, tmp_path: Path, rows: int) -> None:
    path = tmp_path / "report.xlsx"
    write_workbook(many_outages(export, rows), path, most_rows=3)
    assert len(Book(path).xml) == 2 + rows // 3


def many_outages(export: Export, number: int) -> Export:
    """Give the first store this many outages, each an hour longer than the one before."""
    assert export.answers is not None
    outages = export.answers.outages
    many = outages.merged([outages] * number, [0] * number)
    many = replace(many, lost=np.arange(1, number + 1) * HOUR)
    shared = replace(export.answers.shared, of_outage=np.full(number, OWN))
    return replace(export, answers=replace(export.answers, outages=many, shared=shared))


def test_a_percentage_that_rests_on_little_is_grey(export: Export, tmp_path: Path) -> None:
    figures = export.table.figures
    sparse = replace(
        figures, up=figures.up // 4, down=figures.down * 0, unknown=figures.open - figures.up // 4
    )
    path = tmp_path / "report.xlsx"
    write_workbook(replace(export, table=replace(export.table, figures=sparse)), path)
    book = Book(path)
    head, first = book.rows("Stores")[:2]
    (place,) = (letters for letters, title in head.items() if title == "Uptime last week")
    (other,) = (letters for letters, title in head.items() if title == "Coverage last week")
    assert first[place] == (1.0, "0.00%")
    assert book.color("Stores", f"{place}2") == "FF84939D"
    assert book.color("Stores", f"{other}2") == ""
    assert "Gray uptime" in book.facts()


def test_the_summary_says_what_is_known_of_shared_outages(export: Export) -> None:
    assert Summary([export]).shared_text() == "Too few stores to tell; it takes 5."


def test_the_summary_says_what_the_report_is_of(export: Export, tmp_path: Path) -> None:
    facts = written(export, tmp_path).facts()
    assert facts["As of"] == "2023-01-24 23:00:00 UTC"
    assert (facts["Method"], facts["Reach"], facts["Stores"]) == ("interpolated", "2 hours", "2")
    assert facts["Last week"] == (0.875, "0.00%")
    assert facts["Stores: cannot tell"] == (2.0, "#,##0")
    assert facts["Outages"] == (1.0, "#,##0")
    assert facts["Longest"] == "1 h 0 min"
    assert set(dict(meanings(Summary([export]).about))) <= facts.keys()
    assert "Lost sales" not in facts
    assert "Lost sales" in written(replace(export, sales=Sales(30.0)), tmp_path).facts()


def test_only_the_stores_that_are_wanted_are_there_and_counted(export: Export, tmp_path: Path) -> None:
    book = written(replace(export, stores=np.array([1])), tmp_path)
    assert [row["Store"] for row in book.table("Stores")] == ["b"]
    assert book.table("Outages") == []
    assert book.facts()["Stores"] == "1 of 2"
    assert book.facts()["Outages"] == (0.0, "#,##0")


def test_the_allowance_and_lost_sales_stand_beside_the_uptime(export: Export, tmp_path: Path) -> None:
    plain = written(export, tmp_path).table("Stores")
    # 1 % of 8 h open is 4.8 minutes; one hour was down.
    assert plain[0]["Allowance left (minutes)"] == (-55.2, "#,##0.00")
    assert not any("sales" in name for name in plain[0])
    priced = written(replace(export, sales=Sales(30.0)), tmp_path).table("Stores")
    assert priced[0]["Lost sales last week"] == (30.0, "#,##0.00")


def test_a_poll_count_has_no_bounds_and_no_target(filled: Workspace, tmp_path: Path) -> None:
    book = written(made(filled, ReportRequest(Method.POLL_COUNT)), tmp_path)
    assert "Lowest uptime last week" not in book.table("Stores")[0]
    assert not any(name.startswith("Target 99") for name in book.table("Stores")[0])
    assert "Reach" not in book.facts()
    # Nor a column or a text about anything else that this method does not have.
    words = " ".join([*book.table("Stores")[0], *book.facts()])
    assert not any(word in words for word in ("Coverage", "Unknown", "Lowest", "Allowance", "Lost sales"))


def test_a_report_without_answers_has_no_outages(export: Export, tmp_path: Path) -> None:
    old = replace(export, answers=None)
    assert list(written(old, tmp_path).xml) == ["Summary", "Stores"]
    with pytest.raises(ExportFailed, match="older version"):
        write_outages(old, tmp_path / "outages.csv")


@pytest.mark.parametrize("call", [0, 1, 2, 3])
def test_cancelling_leaves_nothing_behind(export: Export, tmp_path: Path, call: int) -> None:
    scratch, target = tmp_path / "scratch", tmp_path / "target"
    scratch.mkdir()
    target.mkdir()
    calls: list[float] = []

    def progress(fraction: float, text: str) -> None:
        calls.append(fraction)
        if len(calls) > call:
            raise Cancelled

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tempfile, "tempdir", str(scratch))
        with pytest.raises(Cancelled):
            write_workbook(export, target / "report.xlsx", progress)
    assert calls == sorted(calls)
    assert not list(scratch.iterdir())
    assert not list(target.iterdir())


def test_a_folder_that_is_gone_is_reported(export: Export, tmp_path: Path) -> None:
    with pytest.raises(ExportFailed, match="The folder is not there"):
        write_workbook(export, tmp_path / "gone" / "report.xlsx")


def test_the_summary_has_a_row_for_each_daypart(export: Export, tmp_path: Path) -> None:
    book = written(replace(export, sales=Sales(30.0)), tmp_path)
    rows = book.rows("Summary")
    place = next(place for place, row in enumerate(rows) if str(row.get("A", "")).startswith("Dayparts ("))
    head, parts = rows[place + 1], rows[place + 2 : place + 7]
    assert (head["B"], head["C"], head["D"], head["L"]) == ("From", "To", "Uptime", "Lost sales")
    assert [row["A"] for row in parts] == ["Breakfast", "Lunch", "Afternoon", "Dinner", "Late"]
    assert (parts[4]["B"], parts[4]["C"]) == ("21:00", "05:00")
    found = Summary([export]).dayparts()
    assert export.answers is not None
    whole = export.answers.figures
    assert sum(amounts[1] or 0.0 for *_, amounts in found) == pytest.approx(whole.down[:, -1].sum() / HOUR)
    assert sum(amounts[3] or 0.0 for *_, amounts in found) == pytest.approx(whole.open[:, -1].sum() / HOUR)


def test_the_stores_have_columns_for_each_daypart(export: Export, tmp_path: Path) -> None:
    first = written(export, tmp_path).table("Stores")[0]
    downtime = [name for name in first if ": downtime last week" in name]
    assert len(downtime) == 5
    amounts = [first[name] for name in downtime]
    assert sum(amount[0] for amount in amounts if isinstance(amount, tuple)) == pytest.approx(1.0)


def test_a_target_of_a_group_is_named(export: Export, tmp_path: Path) -> None:
    labels = Labels(["", ""], ["North", ""], np.full(2, np.nan))
    targets = Targets(9_900, {"north": 5_000, "elsewhere": 1})
    book = written(replace(export, labels=labels, targets=targets), tmp_path)
    assert book.facts()["Target of group North"] == "50 %"
    first, second = book.table("Stores")
    assert (first["Target of the store"], first["Target"]) == ((0.5, "0.00%"), "met")
    assert second["Target of the store"] == (0.99, "0.00%")
