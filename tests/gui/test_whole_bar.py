"""One progress bar for all files of a drop."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from storemon.gui.session.import_jobs import WholeBar
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@given(st.lists(st.lists(st.floats(0.0, 1e9), min_size=1, max_size=4), min_size=1, max_size=3))
def test_the_bar_never_goes_back_and_ends_at_the_whole(drops: list[list[float]]) -> None:
    bar, shown = WholeBar(), [0.0]
    bar.add(drops[0])
    waiting = list(drops[0])
    late = drops[1:]
    while waiting:
        shown += [bar.at(waiting[0] * step) for step in (0.0, 0.5, 1.0)]
        if late:
            bar.add(late[0])
            waiting += late.pop(0)
        bar.passed(waiting.pop(0))
    assert shown == sorted(shown)
    assert shown[-1] <= 1.0
    if sum(map(sum, drops)) > 1.0 and len(drops) == 1:
        assert shown[-1] > 0.999


def test_each_file_has_the_share_of_its_size() -> None:
    bar = WholeBar()
    bar.add([1.0, 3.0])
    assert [bar.at(0.5), bar.at(1.0)] == [0.125, 0.25]
    bar.passed(1.0)
    assert [bar.at(0.0), bar.at(1.5), bar.at(3.0)] == [0.25, 0.625, 1.0]


def test_a_drop_of_several_files_moves_one_bar_forward(
    qtbot: QtBot, window: AppWindow, files: list[Path]
) -> None:
    shares: list[float] = []
    window.job_bar.moved.connect(shares.append)
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    moving = [share for share in shares if share >= 0]
    assert moving == sorted(moving)
    assert moving[-1] > 0.9
