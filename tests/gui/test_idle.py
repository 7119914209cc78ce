"""A window at rest does nothing: it neither lays out nor paints, whatever it shows."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtTest import QTest
from typing_extensions import override

from storemon.gui.widgets.banner import Tone
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WORK: Final = {QEvent.Type.LayoutRequest, QEvent.Type.Paint, QEvent.Type.UpdateRequest}
A_FEW: Final = 6
"""A cursor blinks, and each blink paints a field and what is below it."""


class Counting(QObject):
    """Counts what a window at rest should not do."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: Counter[str] = Counter()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in WORK:
            self.seen[f"{event.type().name} of {type(watched).__name__}"] += 1
        return False


@pytest.mark.parametrize("page", ["overview", "stores", "hours", "imports", "reports", "automation"])
def test_a_message_and_a_page_at_rest_cost_nothing(
    qtbot: QtBot, window: AppWindow, files: list[Path], page: str
) -> None:
    import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    window.menus["generate"].trigger()
    qtbot.waitUntil(lambda: window.session.report is not None and not window.session.runner.busy)
    window.navigator.show(page)
    window.banners.show_message(Tone.GOOD, "Closures added", "11 stores", ("Undo", window.raise_))
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    counting = Counting()
    application = QCoreApplication.instance()
    assert application is not None
    application.installEventFilter(counting)
    for _ in range(20):  # what the page still loads, on a busy machine
        counting.seen.clear()
        QTest.qWait(200)
        if counting.seen.total() <= A_FEW:
            break
    application.removeEventFilter(counting)
    assert counting.seen.total() <= A_FEW, counting.seen
