"""Any store on one page: nothing overlaps, nothing is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize

from storemon.core.notes import NoteContent, NoteScope
from storemon.core.vocabulary import DAY, WEEK, Method, Range
from storemon.errors import Cancelled
from storemon.gui.export.drawn_exports import PageWork
from storemon.gui.export.store_material import StoreMaterial
from storemon.gui.export.store_sheet import StoreSheet
from storemon.gui.export.subject import Subject
from storemon.gui.widgets.language import speak
from storemon.gui.widgets.theme import Theme
from storemon.services.workspace import Workspace
from tests.gui.papers import AS_OF, BACKWARDS, LONG, Recorder, fill, subject

SIZES = [QPageSize.PageSizeId.A4, QPageSize.PageSizeId.Letter]


@pytest.fixture
def stores(workspace: Workspace, tmp_path: Path, theme: Theme) -> Workspace:
    fill(workspace, tmp_path)
    return workspace


@pytest.fixture
def _spanish(qapp: object) -> Iterator[None]:
    speak("es")
    yield
    speak("en")


def drawn(
    found: Subject, workspace: Workspace, store_id: str, size: QPageSize.PageSizeId, days: int = 7
) -> Recorder:
    store = found.rows.position[store_id]
    look = StoreMaterial(found, store, workspace.stores, Range(AS_OF - days * DAY, AS_OF), None)
    sheet = StoreSheet(found, store, look.week(), look.outages(), None)
    points = QPageSize(size).sizePoints()
    recorder = Recorder(points.width(), points.height())
    sheet.draw(recorder, points.width(), points.height())
    recorder.end()
    return recorder


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("store_id", ["many", "none", "dark", "east"])
def test_no_text_reaches_over_another(stores: Workspace, store_id: str, size: QPageSize.PageSizeId) -> None:
    recorder = drawn(subject(stores), stores, store_id, size)
    assert recorder.faults() == []
    assert recorder.cut == ([LONG.replace(",", "")] if store_id == "many" else [])


@pytest.mark.usefixtures("_spanish")
@pytest.mark.parametrize("store_id", ["many", "none", "dark", "east"])
def test_nor_in_spanish(stores: Workspace, store_id: str) -> None:
    recorder = drawn(subject(stores), stores, store_id, QPageSize.PageSizeId.Letter)
    assert recorder.faults() == []
    assert recorder.cut == ([LONG.replace(",", "")] if store_id == "many" else [])


@pytest.mark.parametrize(
    ("method", "days", "answers"),
    [
        (Method.POLL_COUNT, 0, True),
        (Method.INTERPOLATED, 30, True),
        (Method.INTERPOLATED, 10, True),
        (Method.INTERPOLATED, 0, False),
    ],
)
def test_nor_in_reports_of_other_kinds(
    stores: Workspace, method: Method, days: int, *, answers: bool
) -> None:
    found = subject(stores, method, days, answers=answers)
    recorder = drawn(found, stores, "many", QPageSize.PageSizeId.Letter, 10 if days == 10 else 7)
    assert recorder.faults() == []
    assert ("In this range" in recorder.words()) == bool(days)
    counted = method is Method.POLL_COUNT
    assert ("Outages and chart are interpolated" in recorder.words()) == counted
    assert ("The range allows for all" in recorder.words()) != counted


def test_outages_beyond_the_page_are_counted(stores: Workspace) -> None:
    recorder = drawn(subject(stores), stores, "many", QPageSize.PageSizeId.A4)
    words = recorder.words()
    listed = words.count("±")
    assert listed > 5
    assert f"and {201 - listed} more" in words
    assert "\n201\n" in words


def test_a_store_without_polls_says_so(stores: Workspace) -> None:
    words = drawn(subject(stores), stores, "none", QPageSize.PageSizeId.A4).words()
    assert "No data" in words
    assert "No downtime found in this time." in words
    assert "America/Chicago (assumed)" in words


def test_what_was_set_is_on_the_page(stores: Workspace) -> None:
    recorder = drawn(subject(stores), stores, "dark", QPageSize.PageSizeId.A4)
    words = recorder.words()
    for part in ("99% missed", "over allowance", "Lost sales CHF"):
        assert part in words
    days = [put.whole for put in recorder.puts if put.whole in {"Sun", "Mon", "Tue"}]
    assert days[0] == "Sun"


def test_notes_stand_beside_the_outages_with_reason_text_and_whether_they_excuse(stores: Workspace) -> None:
    assert "\nNote\n" not in drawn(subject(stores), stores, "many", QPageSize.PageSizeId.Letter).words()
    outage = NoteContent(NoteScope("many"), AS_OF - DAY, AS_OF, "Power", "Storm over the lake", excused=True)
    stores.notes.add([outage, replace(outage, reason="Staff", text="", excused=False)])
    recorder = drawn(subject(stores), stores, "many", QPageSize.PageSizeId.Letter)
    assert recorder.faults() == []
    wholes = {put.whole for put in recorder.puts}
    assert "Note" in wholes
    assert {
        "Power · excused: Storm over the lake; Staff",
        "Staff; Power · excused: Storm over the lake",
    } & wholes


def test_a_name_from_right_to_left_is_the_title(stores: Workspace) -> None:
    recorder = drawn(subject(stores), stores, "east", QPageSize.PageSizeId.A4)
    assert recorder.puts[0].whole == BACKWARDS
    assert recorder.puts[0].place.left() < 40


def test_a_page_can_be_stopped(stores: Workspace, tmp_path: Path) -> None:
    found = subject(stores)
    look = StoreMaterial(found, 0, stores.stores, Range(AS_OF - WEEK, AS_OF), None)

    def stop(fraction: float, text: str) -> None:
        assert fraction or not text
        raise Cancelled

    with pytest.raises(Cancelled):
        PageWork(look.page)(tmp_path / "page.pdf", stop)
    assert not (tmp_path / "page.pdf").exists()
