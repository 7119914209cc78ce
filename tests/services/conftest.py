"""A workspace on a new database, and files to fill it with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.services.workspace import Workspace
from tests.engines import place_at, take_back
from tests.services.dated_data import DAILY, HOURS, Data


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    opened = Workspace.open(place_at(tmp_path / "storemon.db"))
    yield opened
    opened.close()
    take_back()


@pytest.fixture
def filled(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Two stores: `a` in Berlin, open on Tuesdays 9 to 17, polled hourly; `b` with only a zone."""
    files = {
        "hours.csv": ["store_id,day,start_time_local,end_time_local", "a,1,09:00:00,17:00:00"],
        "zones.csv": ["store_id,timezone_str", "a,Europe/Berlin", "b,Asia/Tokyo"],
        "polls.csv": [
            "store_id,status,timestamp_utc",
            *(
                f"a,{'inactive' if hour == 10 else 'active'},2023-01-24 {hour:02}:00:00 UTC"
                for hour in range(24)
            ),
        ],
    }
    for name, lines in files.items():
        path = tmp_path / name
        path.write_text("\n".join(lines))
        workspace.imports.import_file(path)
    return workspace


@pytest.fixture
def data(tmp_path: Path) -> Iterator[Data]:
    """Two stores, `a` and `b`, open daily from 9 to 17 UTC, and no polls yet."""
    made = Data(tmp_path)
    made.bring("store_id,timezone_str", "a,UTC", "b,UTC")
    made.bring(HOURS, *DAILY)
    yield made
    made.workspace.close()
