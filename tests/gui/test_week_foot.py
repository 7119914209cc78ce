"""The line below a store's week cuts nothing that has room."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from storemon.gui.figures.chart_legend import ChartLegend
from storemon.gui.store_page.week_foot import WeekFoot
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.theme import Theme

TEXT = "Local time, up to Jan 25, 2023, 6:13 PM · checks count for up to 2 h"


class Parts(NamedTuple):
    foot: WeekFoot
    legend: ChartLegend
    caption: ElidedLabel

    @property
    def below(self) -> bool:
        """Whether all of the caption is below the legend."""
        return self.caption.y() >= self.legend.geometry().bottom() and self.caption.text() == TEXT


@pytest.fixture
def parts(qtbot: QtBot, theme: Theme) -> Parts:
    legend, caption = ChartLegend(theme), ElidedLabel("muted", Qt.TextElideMode.ElideRight)
    foot = WeekFoot(legend, caption)
    qtbot.addWidget(foot)
    foot.resize(1_400, 60)
    foot.show()
    caption.setText(TEXT)
    return Parts(foot, legend, caption)


def test_the_caption_is_next_to_the_legend_if_there_is_room(qtbot: QtBot, parts: Parts) -> None:
    qtbot.waitUntil(lambda: parts.caption.text() == TEXT and parts.caption.x() > parts.legend.x())
    assert not parts.below


def test_otherwise_it_has_a_line_of_its_own(qtbot: QtBot, parts: Parts) -> None:
    parts.foot.resize(700, 60)
    qtbot.waitUntil(lambda: parts.below)


def test_without_the_legend_there_is_room_again(qtbot: QtBot, parts: Parts) -> None:
    parts.foot.resize(700, 60)
    qtbot.waitUntil(lambda: parts.below)
    parts.legend.hide()
    qtbot.waitUntil(lambda: bool(parts.caption.alignment() & Qt.AlignmentFlag.AlignTrailing))
