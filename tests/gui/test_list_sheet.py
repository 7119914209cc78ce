"""The listed stores as printed table pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

from storemon.core.model import Int64
from storemon.core.progress import silent
from storemon.errors import Cancelled
from storemon.gui.export.list_sheet import StoreListSheet
from storemon.gui.export.subject import Subject
from storemon.gui.report.export_kinds import ExportKind
from storemon.gui.widgets.theme import Theme
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow
from tests.gui.papers import BACKWARDS, LONG, Recorder, fill, subject
from tests.gui.test_exports import full, save  # noqa: F401  # a fixture

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WIDTH, HEIGHT = 612, 792


@pytest.fixture
def stores(workspace: Workspace, tmp_path: Path, theme: Theme) -> Workspace:
    fill(workspace, tmp_path)
    return workspace


def drawn(found: Subject, stores: Int64 | None, page: int = 0, height: int = HEIGHT) -> Recorder:
    recorder = Recorder(WIDTH, height)
    StoreListSheet(found, stores).draw(recorder, WIDTH, height, silent, page)
    recorder.end()
    return recorder


def test_no_text_reaches_over_another(stores: Workspace) -> None:
    recorder = drawn(subject(stores), None)
    assert recorder.faults() == []
    words = recorder.words()
    for part in ("4 stores", "dark", BACKWARDS, LONG.replace(",", ""), "Page 1 of 1"):
        assert part in words


def test_those_that_are_wanted_are_listed_in_their_order(stores: Workspace) -> None:
    found = subject(stores)
    ids = found.rows.table.store_ids
    chosen = np.array([ids.index("none"), ids.index("dark")])
    recorder = drawn(found, chosen)
    assert "2 of 4 stores" in recorder.words()
    assert "many" not in recorder.words()
    places = {put.whole: put.place.top() for put in recorder.puts if put.whole in {"none", "dark"}}
    assert places["none"] < places["dark"]


def test_every_store_is_on_one_of_the_pages(stores: Workspace) -> None:
    found = subject(stores)
    sheet, low = StoreListSheet(found, None), 190
    assert sheet.pages(HEIGHT) == 1
    assert sheet.pages(low) > 1
    words = [drawn(found, None, page, low).words() for page in range(sheet.pages(low))]
    for store in range(4):
        assert sum(found.rows.title(store) in page for page in words) == 1
    assert f"Page 2 of {len(words)}" in words[1]


def test_a_list_of_nothing_is_one_page_that_says_so(stores: Workspace) -> None:
    found = subject(stores)
    nothing = np.zeros(0, np.int64)
    assert StoreListSheet(found, nothing).pages(HEIGHT) == 1
    assert "0 of 4 stores" in drawn(found, nothing).words()


def test_it_can_be_stopped(stores: Workspace) -> None:
    def stop(fraction: float, text: str) -> None:
        assert fraction >= 0 or text
        raise Cancelled

    recorder = Recorder(WIDTH, HEIGHT)
    with pytest.raises(Cancelled):
        StoreListSheet(subject(stores), None).draw(recorder, WIDTH, HEIGHT, stop)
    recorder.end()


def test_the_list_follows_the_filter_of_the_table(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:  # noqa: F811  # the fixture that is imported
    full.navigator.show("stores")
    full.stores.filter.setText("grill")
    qtbot.waitUntil(lambda: 0 < full.stores.model.rowCount() < full.stores.model.total)
    path = save(qtbot, full, ExportKind.STORE_LIST, tmp_path / "some.pdf", shown=True)
    some = path.read_bytes()
    assert some.startswith(b"%PDF-")
    everyone = save(qtbot, full, ExportKind.STORE_LIST, tmp_path / "all.pdf").read_bytes()
    assert len(everyone) > len(some)
