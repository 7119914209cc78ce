"""Files in review, and what the page shows about them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storemon.gui.imports.review_model import Field
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


OTHER = "Shop;When;State;Note\nnord;2023-01-24 09:10:00 UTC;active;by hand\n"


SPOILT = "store_id,status,timestamp_utc\n8.41954E+018,active,2023-01-24 09:06:42 UTC\n"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def bring(qtbot: QtBot, window: AppWindow, paths: list[Path]) -> None:
    """Drop files on the window and wait until all are examined."""
    window.import_files(paths)
    qtbot.waitUntil(lambda: bool(window.session.review.entries) and not window.session.review.busy)


def cell(window: AppWindow, row: int, column: Field) -> str:
    return str(window.review.model.index(row, column).data())


def polls_known(window: AppWindow) -> int:
    summary = window.session.summary
    return summary.polls if summary else 0
