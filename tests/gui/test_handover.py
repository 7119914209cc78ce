from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QWidget

from storemon.gui.system.handover import Handover
from storemon.services.instance import Instance, Request

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def instance(tmp_path: Path) -> Iterator[Instance]:
    instance = Instance(tmp_path / "run", tmp_path / "storemon.db")
    assert instance.claim()
    yield instance
    instance.release()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def test_files_arrive_whenever_they_are_sent_and_bring_the_window_back(
    qtbot: QtBot, instance: Instance, window: QWidget
) -> None:
    handover = Handover(instance, window)
    found: list[list[Path]] = []
    handover.opened.connect(found.append)
    instance._send(Request((Path("/early.csv"),)))
    handover.begin()
    assert found == [[Path("/early.csv").absolute()]]
    window.showMinimized()
    instance._send(Request((Path("/late.csv"),)))
    qtbot.waitUntil(lambda: len(found) == 2)
    assert not window.isMinimized()


def test_a_window_that_is_closing_takes_nothing_more(instance: Instance, window: QWidget) -> None:
    handover = Handover(instance, window)
    window.hide()
    instance._send(Request())
    handover.begin()
    assert len(instance.take()) == 1
