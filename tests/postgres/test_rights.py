"""The permissions of an account on a shared database, and access to one of another layout."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from storemon.core.access import FULL_ACCESS
from storemon.core.server_address import ServerAddress
from storemon.core.vocabulary import ReportRequest, ReportStatus
from storemon.data import schema
from storemon.errors import DatabaseProblem, LayoutChanged
from storemon.services import shared_database
from storemon.services.closures import Closure
from storemon.services.found_report import Report
from storemon.services.workspace import Workspace
from tests.postgres.layouts import make_layout_7, make_layout_8
from tests.postgres_server import Server

POLLS = (
    "store_id,status,timestamp_utc\na,active,2023-01-24 09:00:00 UTC\na,inactive,2023-01-24 10:00:00 UTC\n"
)


@pytest.fixture
def filled(server: Server, tmp_path: Path) -> ServerAddress:
    """A database with polls, a closure and a complete report, for a single test, which changes its layout."""
    address = ServerAddress(server.ready_database())
    path = tmp_path / "polls.csv"
    path.write_text(POLLS)
    special = tmp_path / "special.csv"
    special.write_text("store_id,date,start_time_local,end_time_local,name\na,2023-01-24,08:00,09:30,Fair\n")
    with closing(Workspace.open(address)) as workspace:
        workspace.imports.import_file(path)
        workspace.imports.import_file(special)
        workspace.reports.run(workspace.reports.trigger_report(ReportRequest()))
    return address


def account(server: Server, address: ServerAddress, name: str, role: str) -> ServerAddress:
    """Return the address for an account with that role; create the account if needed."""
    if not server.ask(f"SELECT 1 FROM pg_roles WHERE rolname = '{name}'"):  # noqa: S608  # ours
        server.ask(f"CREATE ROLE {name} LOGIN")
    shared_database.give(address, {name: role})
    return ServerAddress(address.text.replace("tests@", f"{name}@"))


def set_version(server: Server, address: ServerAddress, version: int, readable_from: int) -> None:
    for table, number in (("layout", version), ("readable_from", readable_from)):
        server.ask(f"UPDATE storemon.{table} SET version = {number}", address.database)  # noqa: S608  # ours


def newest(workspace: Workspace) -> Report:
    found = workspace.reports.latest()
    assert found is not None
    return found


def test_each_role_knows_what_it_may_do(server: Server, address: ServerAddress) -> None:
    for name, role, changes in (("role_v", "viewer", False), ("role_e", "editor", True)):
        with closing(Workspace.open(account(server, address, name, role))) as workspace:
            access = workspace.access_now()
            assert (access.changes, access.reports) == (changes, True)
            assert str(access.why) == (
                "" if changes else "Your account may look at this database and make reports, not change it."
            )
            assert bool(access.remedy) is not changes
    with closing(Workspace.open(address)) as owner:
        assert owner.access_now() == FULL_ACCESS


def test_a_role_that_is_given_counts_at_once(server: Server, address: ServerAddress) -> None:
    with closing(Workspace.open(account(server, address, "role_w", "viewer"))) as workspace:
        assert not workspace.access_now().changes
        account(server, address, "role_w", "editor")
        assert workspace.access_now().changes


def test_a_server_that_takes_no_changes_says_so_at_opening(server: Server, filled: ServerAddress) -> None:
    server.ask(f"ALTER DATABASE {filled.database} SET default_transaction_read_only = on")
    try:
        with closing(Workspace.open(filled)) as workspace:
            access = workspace.access_now()
            assert (access.changes, access.reports) == (False, False)
            assert str(access.why) == "The database server takes no changes."
            assert workspace.stores.summary().polls == 2
    finally:
        server.ask(f"ALTER DATABASE {filled.database} RESET default_transaction_read_only")


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(DatabaseProblem) as found:
        work()
    return str(found.value)


def test_a_newer_layout_that_allows_it_is_read_and_never_changed(
    server: Server, filled: ServerAddress, tmp_path: Path
) -> None:
    with closing(Workspace.open(filled)) as before:
        report = newest(before)
        cut_off = before.reports.trigger_report(ReportRequest())
    set_version(server, filled, schema.VERSION + 1, schema.VERSION)
    said = "The database is from a newer version of storemon: it can be read, but not changed."
    with closing(Workspace.open(filled)) as workspace:
        assert workspace.access_now().why == said
        assert workspace.stores.summary().polls == 2
        again = newest(workspace)
        assert again.table is not None
        assert report.table is not None
        assert again.table.figures.up.tolist() == report.table.figures.up.tolist()
        assert workspace.history.days(again) is not None
        # A report recorded as Running is shown as failed, although that cannot be stored.
        assert workspace.reports.get_report(cut_off).info.status is ReportStatus.FAILED
        listed = {one.info.report_id: one.info.status for one in workspace.reports.archive.list_reports()}
        assert listed[cut_off] is ReportStatus.FAILED
        for work in (
            lambda: workspace.imports.import_file(tmp_path / "polls.csv"),
            lambda: workspace.imports.undo(1),
            lambda: workspace.stores.rename("a", "Corner"),
            lambda: workspace.reports.trigger_report(ReportRequest()),
            lambda: workspace.reports.archive.delete([report.info.report_id]),
        ):
            assert refused(work).startswith(said)
    assert server.ask("SELECT count(*) FROM storemon.imports", filled.database) == "2"


def test_a_newer_layout_that_means_something_else_is_not_opened(
    server: Server, filled: ServerAddress
) -> None:
    set_version(server, filled, schema.VERSION + 1, schema.VERSION + 1)
    said = "The database is from a newer version of storemon. Its layout is"
    assert refused(lambda: Workspace.open(filled)).startswith(said)


@pytest.mark.parametrize("make", [make_layout_7, make_layout_8])
def test_an_earlier_layout_is_read_as_it_will_be_after_its_update(
    server: Server, filled: ServerAddress, make: Callable[[Server, ServerAddress], None]
) -> None:
    with closing(Workspace.open(filled)) as before:
        closures, report = before.closures.all(), newest(before)
        days = before.history.days(report)
    make(server, filled)
    said = "The database is from an older version of storemon: it can be read, but not changed."
    with closing(Workspace.open(filled)) as workspace:
        assert workspace.access_now().why == said
        assert workspace.closures.all() == closures
        assert len(closures) == 1
        found = workspace.history.days(newest(workspace))
        assert days is not None
        assert found is not None
        assert found.up.tolist() == days.up.tolist()
        date = closures[0].first
        assert refused(lambda: workspace.closures.add(Closure(date, date))).startswith(said)
        assert shared_database.upgrade(filled)
        with pytest.raises(LayoutChanged, match="was updated for another version of storemon"):
            workspace.stores.summary()
    with closing(Workspace.open(filled)) as updated:
        assert updated.access_now() == FULL_ACCESS
        assert updated.closures.all() == closures


def test_who_has_a_database_open_that_is_updated_changes_nothing_more(
    server: Server, filled: ServerAddress, tmp_path: Path
) -> None:
    with closing(Workspace.open(filled)) as workspace:
        set_version(server, filled, schema.VERSION + 1, schema.VERSION)
        for work in (
            workspace.stores.summary,
            lambda: workspace.imports.import_file(tmp_path / "polls.csv"),
            lambda: workspace.reports.trigger_report(ReportRequest()),
        ):
            assert refused(work).startswith("The database was updated for another version of storemon")
        set_version(server, filled, schema.VERSION, schema.VERSION)
        assert workspace.stores.summary().polls == 2


def test_any_owner_updates_the_tables_whoever_made_them(server: Server, filled: ServerAddress) -> None:
    other = account(server, filled, "role_o", "owner")
    make_layout_7(server, filled)
    assert shared_database.upgrade(other)
    viewer = account(server, filled, "role_v", "viewer")
    with closing(Workspace.open(viewer)) as workspace:
        assert len(workspace.closures.all()) == 1
    assert refused(lambda: shared_database.make(viewer)).startswith("Your account may not do this.")
