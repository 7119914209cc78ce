"""A database of an earlier layout on a server is updated to the current one, with all its data."""

from __future__ import annotations

import contextlib
from pathlib import Path

from sqlalchemy import Connection

from storemon.core.server_address import ServerAddress
from storemon.data.imports import dated_rows
from storemon.data.imports.dated_rows import DatedRow
from storemon.services.shared_database import make, upgrade
from storemon.services.workspace import Workspace
from tests.postgres.layouts import make_layout_7
from tests.postgres_server import Server

_ROWS = [
    (2, DatedRow("b", "", 19380, 19381, 0, 0, "Storm")),
    (1, DatedRow("", "North", 19382, 19382, 36_000_000_000, 50_400_000_000)),
    (1, DatedRow("*", "", 19383, 19383, 0, 0, "Année\ue000")),
    (1, DatedRow("a", "", 19379, 19379, 36_000_000_000, 43_200_000_000, "Late")),
    (1, DatedRow("a", "", 19379, 19379, 50_400_000_000, 54_000_000_000)),
]
_COLUMNS = """SELECT table_name, column_name, data_type, collation_name, is_nullable
FROM information_schema.columns WHERE table_schema = 'storemon' ORDER BY table_name, ordinal_position"""


def _rows(connection: Connection) -> list[tuple[int, DatedRow]]:
    return list(dated_rows.rows_of_imports(connection))


def test_closures_and_special_hours_of_layout_7_are_packed_as_they_were(
    server: Server, tmp_path: Path
) -> None:
    address = server.new_database()
    make(ServerAddress(address))
    name = ServerAddress(address).database
    values = ", ".join(
        f"('{row.store_id}', '{row.group}', {number}, {row.first}, {row.last}, {row.start}, {row.end},"
        f" '{row.name}')".replace("\ue000", "\ue0001")  # as `to_server` writes it
        for number, row in _ROWS
    )
    columns = server.ask(_COLUMNS, name)
    make_layout_7(server, ServerAddress(address))
    server.ask(f"INSERT INTO storemon.dated_hours VALUES {values}", name)  # noqa: S608  # ours
    assert upgrade(ServerAddress(address))
    assert not upgrade(ServerAddress(address))
    assert server.ask(_COLUMNS, name) == columns
    with contextlib.closing(Workspace.open(ServerAddress(address))) as workspace:
        with workspace._database.reading() as connection:
            assert _rows(connection) == _ROWS
        file = tmp_path / "more.csv"
        file.write_text("store_id,date,start_time_local,end_time_local\nc,2023-01-24,closed,closed\n")
        assert workspace.imports.import_file(file).imported == 1
        assert len(workspace.closures.all()) == len(_ROWS) + 1
