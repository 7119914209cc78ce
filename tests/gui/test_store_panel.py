"""The selected store's panel next to the table is exactly as wide as it is set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from storemon.gui.store_list.store_panel import StorePanel
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def beside(qtbot: QtBot, theme: Theme, height: int) -> tuple[QSplitter, StorePanel]:
    splitter, panel = QSplitter(Qt.Orientation.Horizontal), StorePanel(theme)
    qtbot.addWidget(splitter)
    splitter.addWidget(QWidget())
    splitter.addWidget(panel)
    splitter.setStretchFactor(0, 1)
    splitter.setStretchFactor(1, 0)
    splitter.resize(1800, height)
    splitter.setSizes([1100, 700])
    splitter.show()
    QApplication.processEvents()
    return splitter, panel


def test_a_tall_panel_stays_as_wide_as_it_is_however_often_it_is_laid_out(qtbot: QtBot, theme: Theme) -> None:
    splitter, panel = beside(qtbot, theme, 900)
    width = panel.width()
    for _ in range(5):
        splitter.refresh()
        panel.updateGeometry()
        QApplication.processEvents()
    assert panel.width() == width


def test_a_tall_panel_can_be_made_narrower_again(qtbot: QtBot, theme: Theme) -> None:
    splitter, panel = beside(qtbot, theme, 900)
    width = panel.width()
    splitter.setSizes([1200, 600])
    QApplication.processEvents()
    assert panel.width() < width


def test_the_facts_are_as_wide_as_a_tall_panel_and_of_one_width_in_a_low_one(
    qtbot: QtBot, theme: Theme
) -> None:
    splitter, panel = beside(qtbot, theme, 900)
    facts = panel.name.parentWidget()
    assert facts is not None
    assert facts.width() > panel.width() - 40
    splitter.resize(1800, 300)
    QApplication.processEvents()
    assert facts.width() == 304
