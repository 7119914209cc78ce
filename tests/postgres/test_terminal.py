"""CLI commands on a server database, in separate processes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from storemon.core.server_address import ServerAddress
from storemon.services.sample import make_sample
from tests.postgres_server import Server


def run(*arguments: object, database: str = "") -> tuple[int, str]:
    """Run a command; return its status and all its output."""
    ended = subprocess.run(
        [sys.executable, "-m", "storemon", *map(str, arguments)],
        env={**os.environ, "STOREMON_DATABASE": database},
        capture_output=True,
        text=True,
        check=False,
    )
    return ended.returncode, ended.stdout + ended.stderr


def test_a_database_is_set_up_filled_and_copied(server: Server, tmp_path: Path) -> None:
    address = server.new_database()
    shown = str(ServerAddress(address))
    assert run("list-imports", database=address)[1].startswith("storemon: This database is not set up")
    assert run("database", "init", address) == (0, f"{shown} is set up.\n")
    assert run("database", "init", address) == (0, f"{shown} was set up already.\n")
    assert run("database", "upgrade", address) == (0, f"{shown} was up to date already.\n")
    make_sample(tmp_path, stores=8, days=2)
    status, said = run("import", *sorted(tmp_path.glob("*.csv")), database=address)
    assert (status, said.count("\n")) == (0, 4)
    status, report_id = run("trigger-report", database=address)
    assert status == 0
    printed = run("get-report", report_id.strip(), database=address)
    assert printed[1].startswith("Complete\nstore_id,")
    copy = tmp_path / "copy.db"
    status, said = run("database", "copy", address, copy)
    assert (status, said.endswith(" rows are copied and compared.\n")) == (0, True)
    assert run("get-report", report_id.strip(), "--database", copy) == printed


def test_roles_are_given_and_listed(server: Server) -> None:
    address = server.ready_database()
    server.ask('CREATE ROLE eva LOGIN; CREATE ROLE "max % mustermann" LOGIN')
    status, said = run("database", "roles", address, "--editor", "eva", "--viewer", "max % mustermann")
    assert status == 0
    assert {"eva editor", "max % mustermann viewer"} <= {" ".join(line.split()) for line in said.splitlines()}
    assert "eva" in run("database", "roles", address, "--viewer", "eva")[1]
    listed = [" ".join(line.split()) for line in run("database", "roles", address)[1].splitlines()]
    assert "eva viewer" in listed
    assert "eva editor" not in listed


def test_a_password_in_a_command_is_refused(server: Server) -> None:
    address = server.ready_database()
    told = address.replace("tests@", "tests:Geheim99@")
    status, said = run("--database", told, "list-imports")
    assert status == 2
    assert said.startswith("storemon: There is a password in the address of the database.")
    assert "Geheim99" not in said
    # In the environment, other users cannot see it.
    assert run("list-imports", database=told)[0] == 0


def test_only_servers_are_set_up(tmp_path: Path) -> None:
    status, said = run("database", "init", tmp_path / "stores.db")
    assert status == 2
    assert "is not the address of a server" in said
