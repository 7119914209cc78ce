"""Databases on a server in the layouts of earlier versions."""

from __future__ import annotations

import re

from storemon.core.server_address import ServerAddress
from storemon.data.postgres.layout_steps import STEPS
from tests.postgres_server import Server

_NEWER = [
    name
    for version, step in STEPS.items()
    for name in re.findall(r"CREATE TABLE (\w+)", "".join(step))
    if version >= 8
]
_TO_8 = f"""SET search_path = storemon;
{"".join(f"DROP TABLE {name} CASCADE;" for name in _NEWER)}
DROP TABLE readable_from;
UPDATE layout SET version = 8;"""  # noqa: S608  # ours
_UNPACKED = """CREATE TABLE unpacked (
    store_id TEXT COLLATE "C" NOT NULL,
    grouping TEXT COLLATE "C" NOT NULL,
    import_id BIGINT NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    start BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    CONSTRAINT unpacked_key PRIMARY KEY (store_id, grouping, import_id, first, last, start, "end")
);"""
_NUMBER = "('x' || encode(substr(spans, {}, 8), 'hex'))::bit(64)::bigint"
_TO_7 = f"""{_UNPACKED}
INSERT INTO unpacked SELECT store_id, grouping, import_id,
    {", ".join(_NUMBER.format(place) for place in (1, 9, 17, 25))}, names FROM dated_hours;
DROP TABLE dated_hours;
ALTER TABLE unpacked RENAME TO dated_hours;
ALTER TABLE dated_hours RENAME CONSTRAINT unpacked_key TO dated_hours_pkey;
ALTER TABLE dated_hours OWNER TO storemon_owner;
UPDATE layout SET version = 7;"""  # noqa: S608  # ours


def make_layout_8(server: Server, address: ServerAddress) -> None:
    """Convert a database to layout 8, which had no platforms."""
    server.ask(_TO_8, address.database)


def make_layout_7(server: Server, address: ServerAddress) -> None:
    """Convert a database to layout 7, where each span of a closure was a row."""
    server.ask(_TO_8 + _TO_7, address.database)
