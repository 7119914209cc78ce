from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from storemon.gui.file_opener import FileOpener


@pytest.fixture
def opened(qapp: QApplication) -> Iterator[list[list[Path]]]:
    opener = FileOpener(qapp)
    found: list[list[Path]] = []
    opener.opened.connect(found.append)
    yield found
    qapp.removeEventFilter(opener)


def test_a_file_that_the_system_asks_to_open_is_passed_on(
    qapp: QApplication, opened: list[list[Path]], tmp_path: Path
) -> None:
    file = tmp_path / "polls.csv"
    assert QCoreApplication.sendEvent(qapp, QFileOpenEvent(str(file)))
    assert opened == [[file]]


def test_other_events_go_their_way(qapp: QApplication, opened: list[list[Path]]) -> None:
    QCoreApplication.sendEvent(qapp, QEvent(QEvent.Type.ApplicationStateChange))
    assert opened == []
