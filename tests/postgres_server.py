"""A PostgreSQL server for tests: in a temporary folder, on a socket, removed after the tests."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

from storemon.core.server_address import ServerAddress
from storemon.data.postgres.server_report_rows import report_figures
from storemon.data.schema import layout, metadata
from storemon.services import shared_database

_DEBIAN = Path("/usr/lib/postgresql")
_SPEED = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60")
_TABLES = [
    f"storemon.{table.name}" for table in (*metadata.sorted_tables, report_figures) if table is not layout
]
_EMPTY = f"TRUNCATE {', '.join(_TABLES)} CASCADE"
_NOBODY = ("setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups")


def program(name: str) -> str | None:
    """Return the path of a PostgreSQL server program; None if it is not installed."""
    folders = sorted(_DEBIAN.glob("*/bin"), key=lambda folder: int(folder.parent.name), reverse=True)
    found = [folder / name for folder in folders if (folder / name).exists()]
    return str(found[0]) if found else shutil.which(name)


def _is_root() -> bool:
    return os.name == "posix" and os.geteuid() == 0


class Server:
    """A server; the `address` of a database is for its creator, without a password."""

    def __init__(self) -> None:
        # A socket's path must be short.
        self.folder = Path(tempfile.mkdtemp(prefix="sm-pg-", dir="/tmp"))
        self.data = self.folder / "data"
        self._count = 0
        self._free: list[str] = []
        if _is_root():  # initdb refuses to run as root
            shutil.chown(self.folder, "nobody", "nogroup")
        self._call(
            "initdb", "-D", str(self.data), "-U", "tests", "-A", "trust", "-E", "UTF8", "--locale=C", "-N"
        )
        self.start()

    def own(self, *files: Path) -> None:
        """Make files readable by the server only, which it requires for a key."""
        for file in files:
            file.chmod(0o600)
            if _is_root():
                shutil.chown(file, "nobody", "nogroup")

    def start(self, *settings: str) -> None:
        """Start the server; `settings` such as `max_connections=5` are added to the defaults."""
        options = " ".join(f"-c {setting}" for setting in (*_SPEED, *settings))
        if not any(setting.startswith("listen_addresses") for setting in settings):
            options += " -c listen_addresses="
        options += f" -c unix_socket_directories={self.folder}"
        self._control("-l", str(self.folder / "log"), "-o", options, "start")

    def stop(self, mode: str = "immediate") -> None:
        """Stop the server immediately."""
        self._control("-m", mode, "stop")

    def reload(self) -> None:
        """Reload the server's settings."""
        self._control("reload")

    def remove(self) -> None:
        """Stop the server and remove its files."""
        with contextlib.suppress(AssertionError):  # already stopped
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def new_database(self) -> str:
        """Create an empty database and return its address."""
        return self._made()

    def ready_database(self) -> str:
        """Return the address of a database with storemon's tables, without data."""
        if self._free:
            address = self._free.pop()
            self.ask(_EMPTY, ServerAddress(address).database)
            return address
        address = self._made()
        shared_database.make(ServerAddress(address))
        return address

    def take_back(self, address: str) -> None:
        """Return an unused database to the pool, because creating one is slow."""
        self._free.append(address)

    def address(self, database: str, user: str = "tests") -> str:
        """Return the address of a database."""
        return f"postgresql://{user}@/{database}?host={self.folder}"

    def end_connections(self, address: ServerAddress) -> None:
        """End all connections to a database, as a restart of the server or a suspended computer does."""
        others = f"datname = '{address.database}' AND pid <> pg_backend_pid()"
        self.ask(f"SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE {others}")  # noqa: S608  # ours

    def ask(self, statement: str, database: str = "postgres") -> str:
        """Return psql's output for a statement."""
        where = ("-X", "-h", str(self.folder), "-U", "tests", "-d", database)
        return self._call("psql", *where, "-v", "ON_ERROR_STOP=1", "-Atqc", statement)

    def _made(self) -> str:
        self._count += 1
        name = f"d{self._count}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE template0")
        return self.address(name)

    def _control(self, *arguments: str) -> None:
        self._call("pg_ctl", "-D", str(self.data), "-w", *arguments)

    def _call(self, name: str, *arguments: str) -> str:
        found = program(name)
        assert found is not None, "PostgreSQL's server is not installed"
        command = [*(_NOBODY if _is_root() else ()), found, *arguments]
        # The server keeps running, and would keep a pipe open.
        with tempfile.TemporaryFile() as said:
            nothing = subprocess.DEVNULL
            status = subprocess.run(command, stdin=nothing, stdout=said, stderr=said, cwd="/", check=False)
            said.seek(0)
            text = said.read().decode()
        assert status.returncode == 0, text
        return text.strip()
