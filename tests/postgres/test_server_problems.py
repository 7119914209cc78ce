"""Error messages for server problems: each names one problem, and none contains a password."""

from __future__ import annotations

import os
import socket
import traceback
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import psycopg
import pytest

from storemon.core.server_address import ServerAddress
from storemon.errors import DatabaseProblem, UserError
from storemon.services.shared_database import make, upgrade
from storemon.services.workspace import Workspace
from tests.certificates import certificate
from tests.postgres_server import Server

SECRET = "Geheim99"  # noqa: S105  # searched for in outputs


def problem(work: Callable[[], object]) -> str:
    """Return the message for a problem; the password is neither in it nor in what would be logged."""
    with pytest.raises(UserError) as found:
        work()
    assert SECRET not in "".join(traceback.format_exception(found.value))
    return str(found.value)


def opening(text: str) -> Callable[[], object]:
    return lambda: Workspace.open(ServerAddress(text))


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        return int(taken.getsockname()[1])


def test_a_server_that_is_away(server: Server) -> None:
    text = problem(opening(f"postgresql://ana:{SECRET}@127.0.0.1:{free_port()}/stores"))
    assert text.startswith("The database server cannot be reached. postgresql://ana@127.0.0.1:")


def test_a_server_that_goes_away_meanwhile(own_server: Server) -> None:
    with closing(Workspace.open(ServerAddress(own_server.ready_database()))) as workspace:
        own_server.stop()
        assert problem(workspace.stores.summary).startswith("The database server cannot be reached.")


def test_a_wrong_password_and_a_right_one(own_server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    address = own_server.ready_database()
    own_server.ask(f"CREATE ROLE ana LOGIN SUPERUSER PASSWORD '{SECRET}'")
    own_server.data.joinpath("pg_hba.conf").write_text("local all tests trust\nlocal all all scram-sha-256\n")
    own_server.reload()
    ana = address.replace("tests@", "ana@")
    wrong = address.replace("tests@", f"ana:{SECRET}x@")
    for text in (ana, wrong):
        said = problem(opening(text))
        assert said.startswith("The server did not let storemon in. The password for postgresql://ana@/")
    monkeypatch.setenv("PGPASSWORD", SECRET)
    Workspace.open(ServerAddress(ana)).close()


def test_a_server_without_encryption_where_it_is_asked_for(own_server: Server) -> None:
    port = free_port()
    own_server.stop("fast")
    own_server.start("listen_addresses=127.0.0.1", f"port={port}")
    for mode in ("require", "verify-full&sslrootcert=system"):
        said = problem(opening(f"postgresql://tests@127.0.0.1:{port}/postgres?sslmode={mode}"))
        assert said.startswith("The connection to the database server is not safe.")


def test_too_many_connections(own_server: Server) -> None:
    text = own_server.ready_database()
    own_server.stop("fast")
    own_server.start("max_connections=4", "superuser_reserved_connections=0")
    with ExitStack() as opened:
        for _ in range(4):
            opened.enter_context(psycopg.connect(text))
        assert problem(opening(text)).startswith("The database server has no connection left.")
    Workspace.open(ServerAddress(text)).close()


def test_no_such_database_and_no_such_account(server: Server) -> None:
    assert problem(opening(server.address("nowhere"))).startswith("There is no such database on the server.")
    assert problem(opening(server.address("postgres", "stranger"))).startswith(
        "The server did not let storemon in. It has no account of that name"
    )


def test_a_database_that_is_not_set_up(server: Server) -> None:
    text = problem(opening(server.new_database()))
    assert text.startswith("This database is not set up for storemon.")
    assert "storemon database init" in text


@pytest.mark.parametrize(("version", "words"), [(99, "a newer"), (1, "an older")])
def test_another_layout(server: Server, version: int, words: str) -> None:
    text = server.ready_database()
    database = ServerAddress(text).database
    for table in ("layout", "readable_from"):
        server.ask(f"UPDATE storemon.{table} SET version = {version}", database)  # noqa: S608  # our own number or id
    said = f"The database is from {words} version of storemon."
    for work in (opening(text), lambda: upgrade(ServerAddress(text)), lambda: make(ServerAddress(text))):
        assert problem(work).startswith(said)


@pytest.mark.parametrize(
    "text", ["postgresql://?service=nowhere", "postgresql://a b/", "postgresql://h/?x=y"]
)
def test_what_is_no_address(text: str) -> None:
    assert problem(opening(text)).startswith("The address of the database cannot be used.")


def test_a_viewer_reads_and_makes_reports_but_imports_nothing(server: Server, tmp_path: Path) -> None:
    text = server.ready_database()
    path = tmp_path / "polls.csv"
    path.write_text("store_id,status,timestamp_utc\na,active,2023-01-24 09:00:00 UTC\n")
    with closing(Workspace.open(ServerAddress(text))) as owner:
        owner.imports.import_file(path)
    server.ask("CREATE ROLE vic LOGIN; GRANT storemon_viewer TO vic")
    with closing(Workspace.open(ServerAddress(text.replace("tests@", "vic@")))) as viewer:
        assert viewer.stores.summary().polls == 1
        for work in (
            lambda: viewer.imports.undo(1),
            lambda: viewer.stores.rename("a", "Corner"),
            lambda: viewer.imports.import_file(path),
            viewer.imports.clear,
        ):
            assert problem(work).startswith("Your account may not do this.")
        assert viewer.stores.labels(["a"]).names == [""]


def test_errors_are_database_problems(server: Server) -> None:
    with pytest.raises(DatabaseProblem):
        Workspace.open(ServerAddress(server.new_database()))


def test_a_service_file_says_where_a_database_is(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = ServerAddress(server.ready_database()).database
    services = tmp_path / "services"
    services.write_text(f"[head-office]\nhost={server.folder}\nuser=tests\ndbname={name}\n")
    monkeypatch.setenv("PGSERVICEFILE", os.fspath(services))
    Workspace.open(ServerAddress("postgresql://?service=head-office")).close()


def test_a_certificate_that_nobody_vouches_for(own_server: Server) -> None:
    trusted, key = certificate(own_server.folder, "elsewhere")
    own_server.own(trusted, key)
    port = free_port()
    own_server.stop("fast")
    files = (f"ssl_cert_file={trusted}", f"ssl_key_file={key}")
    own_server.start("listen_addresses=127.0.0.1", f"port={port}", "ssl=on", *files)
    address = f"postgresql://tests@127.0.0.1:{port}/postgres"
    # An untrusted certificate, and a trusted one of another server.
    for roots in ("system", str(trusted)):
        said = problem(opening(f"{address}?sslmode=verify-full&sslrootcert={roots}"))
        assert said.startswith("The connection to the database server is not safe.")
    assert problem(opening(f"{address}?sslmode=require")).startswith("This database is not set up")


def test_connections_that_died_overnight_are_replaced(own_server: Server) -> None:
    address = ServerAddress(own_server.ready_database())
    with closing(Workspace.open(address)) as workspace:
        assert workspace.stores.summary().stores == 0
        own_server.end_connections(address)
        assert workspace.stores.summary().stores == 0
