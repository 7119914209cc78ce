"""All stores on one page, for any report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize

from storemon.core.progress import silent
from storemon.core.vocabulary import Method
from storemon.errors import Cancelled
from storemon.gui.export.fleet_sheet import FleetSheet
from storemon.gui.export.picture_files import paper_size, pdf
from storemon.gui.export.subject import Subject
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.widgets.language import speak
from storemon.gui.widgets.sheet import Sheet
from storemon.gui.widgets.theme import Theme
from storemon.services.workspace import Workspace
from tests.gui.papers import BACKWARDS, LONG, Recorder, fill, subject

LONG_NAMES = {BACKWARDS, LONG.replace(",", ""), "The group of the restaurants that belong to nobody else"}
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


def drawn(found: Subject, size: QPageSize.PageSizeId = QPageSize.PageSizeId.Letter) -> Recorder:
    points = QPageSize(size).sizePoints()
    recorder = Recorder(points.width(), points.height())
    FleetSheet(found, Fleet.of(found.rows)).draw(recorder, points.width(), points.height(), silent)
    recorder.end()
    return recorder


@pytest.mark.parametrize("size", SIZES)
def test_no_text_reaches_over_another(stores: Workspace, size: QPageSize.PageSizeId) -> None:
    recorder = drawn(subject(stores), size)
    assert recorder.faults() == []
    assert set(recorder.cut) <= LONG_NAMES


@pytest.mark.parametrize("size", SIZES)
def test_nor_with_figures_of_a_large_fleet(
    stores: Workspace, monkeypatch: pytest.MonkeyPatch, size: QPageSize.PageSizeId
) -> None:
    small = Fleet.of
    monkeypatch.setattr(
        Fleet,
        "of",
        lambda rows: replace(small(rows), open_now=1_111_058, unknown_now=11_561, silent=104_750),
    )
    recorder = drawn(subject(stores), size)
    assert recorder.faults() == []
    assert set(recorder.cut) <= LONG_NAMES


@pytest.mark.usefixtures("_spanish")
def test_nor_in_spanish(stores: Workspace) -> None:
    recorder = drawn(subject(stores))
    assert recorder.faults() == []
    assert set(recorder.cut) <= LONG_NAMES


@pytest.mark.parametrize(
    ("method", "days", "answers"),
    [
        (Method.POLL_COUNT, 0, True),
        (Method.INTERPOLATED, 30, True),
        (Method.INTERPOLATED, 0, False),
    ],
)
def test_nor_in_reports_of_other_kinds(
    stores: Workspace, method: Method, days: int, *, answers: bool
) -> None:
    recorder = drawn(subject(stores, method, days, answers=answers))
    assert recorder.faults() == []
    words = recorder.words()
    assert ("Uptime in this range" in words) == bool(days)
    assert ("Down at last check" in words) == (answers and not days)
    assert ("Lost sales" in words) == answers
    assert ("charts and totals interpolated" in words) == (method is Method.POLL_COUNT)


def test_it_has_the_worst_the_groups_and_what_is_set(stores: Workspace) -> None:
    words = drawn(subject(stores)).words()
    for part in ("4 stores", "dark", BACKWARDS, LONG.replace(",", ""), "East", "without a group", "CHF"):
        assert part in words
    assert "Target 99% met" in words


def test_it_is_one_page(stores: Workspace) -> None:
    found = subject(stores)
    sheet = FleetSheet(found, Fleet.of(found.rows))

    def draw(page: Sheet, width: float, height: float) -> None:
        sheet.draw(page, width, height, silent)

    content = pdf(sheet.title, paper_size("DE"), draw)
    assert content.startswith(b"%PDF-")
    assert content.count(b"/Type /Page\n") == 1


def test_it_can_be_stopped(stores: Workspace) -> None:
    found = subject(stores)

    def stop(fraction: float, text: str) -> None:
        assert fraction >= 0 or text
        raise Cancelled

    recorder = Recorder(595, 842)
    with pytest.raises(Cancelled):
        FleetSheet(found, Fleet.of(found.rows)).draw(recorder, 595, 842, stop)
    recorder.end()
