"""Reports on stores with hours, and the findings that the page lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from storemon.gui.hours.hours_page import HoursPage
from storemon.gui.widgets.placeholder import Placeholder
from tests.app_window import AppWindow
from tests.gui.conftest import import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


DAYS = range(18, 25)


def listed(page: HoursPage) -> dict[str, str]:
    """Return the first line and the second of each store's findings, by its first line."""
    table = page.table
    rows = [(table.cell(row, 0), table.cell(row, 1)) for row in range(table.model().rowCount())]
    return {store.text: " · ".join(filter(None, (found.text, found.below))) for store, found in rows}


def written(folder: Path, hours: list[str], polls: list[str]) -> list[Path]:
    stores = sorted({line.split(",")[0] for line in hours + polls})
    texts = {
        "zones.csv": ["store_id,timezone_str", *(f"{store},Etc/UTC" for store in stores)],
        "hours.csv": ["store_id,dayOfWeek,start_time_local,end_time_local", *hours],
        "polls.csv": ["store_id,status,timestamp_utc", *polls],
    }
    for name, lines in texts.items():
        (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [folder / name for name in texts]


def reported(qtbot: QtBot, window: AppWindow, files: list[Path]) -> None:
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.hours_controller.shown):
        window.menus["generate"].trigger()
    window.navigator.show("hours")


def placeholder(page: HoursPage) -> str:
    card = page.findChild(Placeholder)
    assert card is not None
    return card.title.text() if card.isVisible() else ""


def six_stores(tmp_path: Path) -> list[Path]:
    """Six stores open from 9 to 17 UTC, five of which have a problem with their hours."""
    stores = ["awake", "late", "double", "swapped", "nowhere", "sound"]
    hours = [f"{store},{day},09:00,17:00" for store in stores for day in range(7) if store != "swapped"]
    hours += [
        "double,0,12:00,18:00",
        "double,2,16:00,17:00",
        *(f"swapped,{day},17:00,16:00" for day in range(7)),
    ]
    polls = []
    for store in stores:
        for day in DAYS:
            at_night = "active" if store == "awake" else "inactive"
            at_opening = "inactive" if store == "late" else "active"
            polls += [
                f"{store},{at_opening},2023-01-{day} 09:30:00 UTC",
                f"{store},active,2023-01-{day} 12:00:00 UTC",
            ]
            if store != "swapped":
                polls.append(f"{store},{at_night},2023-01-{day} 20:00:00 UTC")
    texts = {
        "zones.csv": [
            "store_id,timezone_str",
            *(f"{store},Etc/UTC" for store in stores if store != "nowhere"),
        ],
        "hours.csv": ["store_id,dayOfWeek,start_time_local,end_time_local", *hours],
        "polls.csv": ["store_id,status,timestamp_utc", *polls],
    }
    for name, lines in texts.items():
        (tmp_path / name).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return [tmp_path / name for name in texts]
