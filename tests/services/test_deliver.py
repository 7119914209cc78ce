"""Automatically saved reports on completed days, weeks and months."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from email import message_from_string
from email.policy import default
from pathlib import Path

import pytest
from python_calamine import load_workbook

from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, DeliveryState, Form
from storemon.core.outgoing import SendState
from storemon.core.progress import Progress, silent
from storemon.core.vocabulary import DAY, HOUR
from storemon.errors import Cancelled
from storemon.message import Message
from storemon.services.automation.deliver import Deliveries, Terms
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.watch_book import automation_of
from storemon.services.workspace import Workspace


def utc(day: int, hour: int = 0) -> int:
    return round(dt.datetime(2023, 1, day, hour, tzinfo=dt.UTC).timestamp() * 1e6)


@pytest.fixture
def data(workspace: Workspace, tmp_path: Path) -> Workspace:
    """Two stores in UTC with hourly polls from 1 to 20 January, in the groups North and South."""
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
    return Delivery("w", Period.WEEK, 390, str(folder), Form.CSV, made=utc(1), **more)  # type: ignore[arg-type]  # passed through


def deliver_due(
    data: Workspace, book: DeliveryBook, now: int, progress: Progress = silent
) -> list[Delivered]:
    return Deliveries(data, book, progress=progress).make_due(now)


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
    # The computer was asleep for weeks: each week is delivered once.
    assert [one.name for one in deliver_due(data, book, utc(18))] == [
        "storemon 2022-12-26 to 2023-01-01",
        "storemon 2023-01-02 to 2023-01-08",
        "storemon 2023-01-09 to 2023-01-15",
    ]
    assert len(names(folder)) == 3
    assert deliver_due(data, book, utc(18)) == []
    # The clock is set back and corrected again.
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


def mailed(people: dict[str, tuple[str, ...]], **more: object) -> Delivery:
    return Delivery("w", Period.WEEK, 390, "", Form.CSV, made=utc(1), people=people, **more)  # type: ignore[arg-type]  # passed through


def waiting(book: DeliveryBook, data: Workspace) -> dict[str, tuple[str, ...]]:
    """Return the pending mails, as subjects and people."""
    items = Outbox(automation_of(data.place)).items()
    assert {item.state for item in items} <= {SendState.WAITING}
    return {item.subject: item.to for item in items}


def test_a_report_for_people_waits_to_be_sent_once(data: Workspace, book: DeliveryBook) -> None:
    book.set_plans([mailed({"": ("ana@b.c", "ben@b.c")})])
    deliver_due(data, book, utc(9, 12))
    deliver_due(data, book, utc(9, 13))
    assert waiting(book, data) == {
        "Uptime of stores, 2022-12-26 to 2023-01-01": ("ana@b.c", "ben@b.c"),
        "Uptime of stores, 2023-01-02 to 2023-01-08": ("ana@b.c", "ben@b.c"),
    }
    outbox = Outbox(automation_of(data.place))
    key = next(item.key for item in outbox.items() if "2023-01-08" in item.subject)
    mail = message_from_string(outbox.content(key), policy=default)
    [file] = mail.iter_attachments()
    assert file.get_filename() == "storemon 2023-01-02 to 2023-01-08.csv"
    text = mail.get_body(("plain",))
    assert text is not None
    assert "Stores: 2\nUptime: 100%\nDowntime: 0 h" in text.get_content().replace("\r\n", "\n")


def test_each_group_goes_to_its_own_people(data: Workspace, book: DeliveryBook) -> None:
    plan = mailed({"": ("all@b.c",), "South": ("sue@b.c",)}, each_group=True)
    book.set_plans([plan])
    deliver_due(data, book, utc(9, 12))
    assert waiting(book, data)["Uptime of South, 2023-01-02 to 2023-01-08"] == ("sue@b.c",)
    assert waiting(book, data)["Uptime of North, 2023-01-02 to 2023-01-08"] == ("all@b.c",)


def test_a_group_without_people_is_left_out_and_nobody_at_all_is_said(
    data: Workspace, book: DeliveryBook
) -> None:
    book.set_plans([mailed({"South": ("sue@b.c",)}, each_group=True)])
    deliver_due(data, book, utc(9, 12))
    assert set(waiting(book, data).values()) == {("sue@b.c",)}
    assert len(waiting(book, data)) == 2
    book.set_plans([mailed({"East": ("e@b.c",)}, each_group=True)])
    [failed, *_] = deliver_due(data, book, utc(16, 12))
    assert failed.state is DeliveryState.FAILED
    assert "Nobody is set" in failed.reason


def test_a_preview_sends_nothing_and_sending_now_sends_again(data: Workspace, book: DeliveryBook) -> None:
    plan = mailed({"": ("ana@b.c",)})
    deliveries = Deliveries(data, book)
    [parcel] = deliveries.preview(plan, utc(21))
    assert parcel.letter.subject == "Uptime of stores, 2023-01-09 to 2023-01-15"
    assert waiting(book, data) == {}
    outbox = Outbox(automation_of(data.place))
    for now in (utc(21), utc(21, 1)):
        deliveries.make_last(plan, now)
    assert len(outbox.items()) == 2


def test_the_terms_of_the_settings_are_used(data: Workspace, book: DeliveryBook) -> None:
    Deliveries(data, book, Terms(reach=HOUR)).preview(mailed({"": ("a@b",)}), utc(21))
    assert data.reports.archive.list_reports()[0].info.reach == HOUR


def test_without_a_window_a_pdf_says_why_there_is_none(data: Workspace, book: DeliveryBook) -> None:
    book.set_plans([replace(mailed({"": ("a@b",)}), form=Form.PDF)])
    [failed, *_] = deliver_due(data, book, utc(9, 12))
    assert "A PDF cannot be made here" in failed.reason


def test_plans_are_kept(book: DeliveryBook) -> None:
    plan = Delivery("k", Period.MONTH, 5, "/out", Form.CSV, each_group=True, made=DAY + HOUR, first_day=6)
    plan = replace(plan, people={"": ("a@b",), "North": ("c@d", "e@f")})
    book.set_plans([plan])
    assert book.plans() == [plan]
