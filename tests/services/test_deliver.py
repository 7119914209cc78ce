"""Reports of closed days, weeks and months, saved by themselves."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from python_calamine import load_workbook

from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, DeliveryState, Form
from storemon.core.vocabulary import DAY, HOUR
from storemon.errors import Cancelled
from storemon.message import Message
from storemon.services.automation.deliver import deliver_due
from storemon.services.automation.delivery_book import DeliveryBook
from storemon.services.automation.watch_book import automation_of
from storemon.services.workspace import Workspace


def utc(day: int, hour: int = 0) -> int:
    return round(dt.datetime(2023, 1, day, hour, tzinfo=dt.UTC).timestamp() * 1e6)


@pytest.fixture
def data(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Two stores in UTC with polls each hour from 1 to 20 January, in the groups North and South."""
    rows = [
        f"{store},active,2023-01-{day:02} {hour:02}:00:00 UTC"
        for store in ("a", "b")
        for day in range(1, 21)
        for hour in range(24)
    ]
    files = {
        "zones.csv": ["store_id,timezone_str", "a,UTC", "b,UTC"],
        "names.csv": ["store_id,name,group", "a,Alpha,North", "b,Beta,South"],
        "polls.csv": ["store_id,status,timestamp_utc", *rows],
    }
    for name, lines in files.items():
        (tmp_path / name).write_text("\n".join(lines))
        workspace.imports.import_file(tmp_path / name)
    return workspace


@pytest.fixture
def book(data: Workspace) -> DeliveryBook:
    return DeliveryBook(automation_of(data.place))


def weekly(folder: Path, **more: object) -> Delivery:
    return Delivery("w", Period.WEEK, 390, str(folder), Form.CSV, made=utc(1), **more)  # type: ignore[arg-type]  # as given


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_without_plans_nothing_is_made(data: Workspace, book: DeliveryBook) -> None:
    assert deliver_due(data, book, utc(20)) == []
    assert not automation_of(data.place).is_there


def test_each_week_is_saved_once_under_its_own_dates(
    data: Workspace, book: DeliveryBook, tmp_path: Path
) -> None:
    folder = tmp_path / "out"
    book.set_plans([weekly(folder)])
    # The computer slept for weeks: each of them comes once.
    assert [one.name for one in deliver_due(data, book, utc(18))] == [
        "storemon 2022-12-26 to 2023-01-01",
        "storemon 2023-01-02 to 2023-01-08",
        "storemon 2023-01-09 to 2023-01-15",
    ]
    assert len(names(folder)) == 3
    assert deliver_due(data, book, utc(18)) == []
    # The clock is set back, and right again.
    assert deliver_due(data, book, utc(10)) == []
    assert deliver_due(data, book, utc(19)) == []


def test_the_file_has_the_figures_of_the_period(data: Workspace, book: DeliveryBook, tmp_path: Path) -> None:
    day = Delivery("d", Period.DAY, 0, str(tmp_path / "out"), Form.WORKBOOK, made=utc(18))
    book.set_plans([day])
    deliver_due(data, book, utc(19, 1))
    assert names(tmp_path / "out") == ["storemon 2023-01-18.xlsx"]
    assert load_workbook(str(tmp_path / "out" / "storemon 2023-01-18.xlsx")).sheet_names[0] == "Summary"


def test_each_group_has_a_file_of_its_own(data: Workspace, book: DeliveryBook, tmp_path: Path) -> None:
    book.set_plans([weekly(tmp_path / "out", each_group=True)])
    deliver_due(data, book, utc(9, 12))
    south = tmp_path / "out" / "storemon 2023-01-02 to 2023-01-08 South.csv"
    assert south.read_text().splitlines()[1].startswith("b,")
    assert len(south.read_text().splitlines()) == 2


def test_a_report_waits_a_day_for_its_data(data: Workspace, book: DeliveryBook, tmp_path: Path) -> None:
    book.set_plans([Delivery("d", Period.DAY, 0, str(tmp_path / "out"), Form.CSV, made=utc(20, 1))])
    assert deliver_due(data, book, utc(21, 5)) == []
    [late] = deliver_due(data, book, utc(22, 0))
    assert late.name == "storemon 2023-01-20"


def test_what_fails_says_why_and_is_tried_again(data: Workspace, book: DeliveryBook, tmp_path: Path) -> None:
    blocked = tmp_path / "out"
    blocked.write_text("a file stands in the way")
    book.set_plans([weekly(blocked)])
    failed = deliver_due(data, book, utc(9, 12))
    assert {one.state for one in failed} == {DeliveryState.FAILED}
    assert all(one.reason for one in failed)
    blocked.unlink()
    assert {one.state for one in deliver_due(data, book, utc(9, 13))} == {DeliveryState.DONE}
    assert {one.state for one in book.delivered()} == {DeliveryState.DONE}


def test_one_that_is_cut_off_is_made_the_next_time(
    data: Workspace, book: DeliveryBook, tmp_path: Path
) -> None:
    book.set_plans([weekly(tmp_path / "out")])
    calls = 0

    def cut(fraction: float, text: Message) -> None:
        nonlocal calls
        calls += 1
        if calls > 5:
            raise Cancelled

    with pytest.raises(Cancelled):
        deliver_due(data, book, utc(9, 12), cut)
    assert deliver_due(data, book, utc(9, 12))
    assert len(book.delivered()) == 2


def test_while_another_process_makes_them_nothing_is_made(
    data: Workspace, book: DeliveryBook, tmp_path: Path
) -> None:
    book.set_plans([weekly(tmp_path / "out")])
    with DeliveryBook(automation_of(data.place)).sole():
        assert deliver_due(data, book, utc(9, 12)) == []


def test_plans_are_kept(book: DeliveryBook) -> None:
    plan = Delivery("k", Period.MONTH, 5, "/out", Form.CSV, each_group=True, made=DAY + HOUR, first_day=6)
    book.set_plans([plan])
    assert book.plans() == [plan]
