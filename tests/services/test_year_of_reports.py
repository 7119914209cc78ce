"""A year of scheduled reports by mail, compared with a plain list of what should have been sent.

The computer sleeps for minutes or weeks, its clock is set wrong and corrected, the mail server is down at
times, and the data arrive late.
"""

from __future__ import annotations

import datetime as dt
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from email import message_from_string
from email.policy import default
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace
from typing import cast
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from typing_extensions import override

from storemon.core.closed_periods import DuePeriod, Period
from storemon.core.deliveries import Delivery, Form
from storemon.core.mail import MailAccount, MailSecurity
from storemon.core.outgoing import SendState
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.data.automation_file import AutomationFile
from storemon.errors import SendProblem
from storemon.message import NOTHING, Message
from storemon.services.automation import dispatch
from storemon.services.automation.deliver import Deliveries, Parcel
from storemon.services.automation.delivery_book import DeliveryBook
from storemon.services.automation.delivery_files import Material
from storemon.services.automation.dispatch import send_waiting
from storemon.services.automation.letters import Letter
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.send_book import SendBook
from storemon.services.workspace import Workspace

EPOCH = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
ZONE, STORE_ZONES = "America/New_York", ["America/New_York", "Pacific/Honolulu", "Australia/Lord_Howe"]
FIRST, DAYS = dt.date(2024, 1, 1), 366
Mail = tuple[int, str, str]
"""The number of the wake at which it arrived, its recipient, and its subject."""


def local(zone: str, day: dt.date, minute: int) -> int:
    """Return a wall time in µs UTC; one that a clock change skips or repeats is read as before the change."""
    wall = dt.datetime.combine(day, dt.time()) + dt.timedelta(minutes=minute)
    return (wall.replace(tzinfo=ZoneInfo(zone)).astimezone(dt.UTC) - EPOCH) // dt.timedelta(microseconds=1)


MADE = local(ZONE, FIRST, 0)
PLANS = [
    Delivery("d", Period.DAY, 150, "", Form.CSV, made=MADE, people={"": ("day@b.c",)}),
    Delivery(
        "w",
        Period.WEEK,
        390,
        "",
        Form.CSV,
        each_group=True,
        made=MADE,
        first_day=6,
        people={"": ("all@b.c",), "South": ("sue@b.c",)},
    ),
    Delivery("m", Period.MONTH, 0, "", Form.CSV, made=MADE, people={"": ("month@b.c",)}),
]
"""At 2:30 AM, which a clock change skips and repeats; at 6:30 AM; at midnight."""


@dataclass(frozen=True)
class Wake:
    """What the computer finds when it wakes: its clock, the end of the data, and whether mail can be sent."""

    clock: int
    as_of: int
    mail: bool = True


@dataclass
class Server:
    """Stands in for `MailServer`: keeps what it takes."""

    wake: int = 0
    down: bool = False
    mails: list[Mail] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    is_open: bool = True

    def __call__(self, _account: MailAccount, _password: str) -> Server:
        return self

    def send(self, to: Sequence[str], content: str) -> Message:
        if self.down:
            raise SendProblem(Message("down"))
        mail = message_from_string(content, policy=default)
        self.mails += [(self.wake, one, str(mail["Subject"])) for one in to]
        self.ids.append(str(mail["Message-ID"]))
        return NOTHING

    def close(self) -> None:
        pass


def year(seed: int) -> list[Wake]:
    """Draw when the computer wakes during a year, and what it finds then."""
    drawn, found = random.Random(seed), list[Wake]()
    now, end, mail = MADE, MADE + DAYS * DAY, True
    while now < end:
        longest = drawn.choice((HOUR, DAY, DAY, 3 * DAY, 20 * DAY))
        now = min(end, now + drawn.randrange(10 * MINUTE, longest))
        as_of = now - drawn.choice((0, HOUR, DAY, 3 * DAY))
        if drawn.random() < 0.2:
            # The clock is wrong for a while, and then corrected.
            jump = drawn.choice((-40 * DAY, -DAY, -2 * HOUR, 2 * HOUR, 2 * DAY, 40 * DAY))
            found.append(Wake(now + jump, as_of))
        # A message is given up only if it fails after days, so the server is never down twice in a row.
        mail = not mail or drawn.random() < 0.8
        found.append(Wake(now, as_of, mail))
    return [*found, Wake(end + 2 * HOUR, end + 2 * HOUR)]


def periods(plan: Delivery) -> list[tuple[str, int, int]]:
    """Return the name of each period, the end of its dates in all zones, and when it is due."""
    found = []
    for day in (FIRST + dt.timedelta(days=number) for number in range(DAYS + 50)):
        before = day - dt.timedelta(days=1)
        name = f"storemon {before}"
        if plan.period is Period.WEEK:
            if day.weekday() != plan.first_day:
                continue
            name = f"storemon {day - dt.timedelta(days=7)} to {before}"
        if plan.period is Period.MONTH:
            if day.day != 1:
                continue
            name = f"storemon {before:%Y-%m}"
        end = max(local(zone, day, 0) for zone in STORE_ZONES)
        found.append((name, end, max(end, local(ZONE, day, plan.minute))))
    return found


def expected(wakes: list[Wake]) -> list[Mail]:
    """Return what should have been sent, slowly: each wake looks through all periods."""
    every = [(plan, *one) for plan in PLANS for one in periods(plan)]
    sent, waiting, found = set[str](), list[tuple[str, str]](), list[Mail]()
    for number, wake in enumerate(wakes):
        for plan, name, end, due in every:
            is_due = MADE < due <= wake.clock and due > wake.clock - 35 * DAY
            if is_due and name not in sent and (wake.as_of >= end or wake.clock >= due + DAY):
                sent.add(name)
                if plan.each_group:
                    waiting += [("all@b.c", f"{name} North"), ("sue@b.c", f"{name} South")]
                else:
                    waiting.append((plan.people[""][0], name))
        if wake.mail:
            found += [(number, *one) for one in waiting]
            waiting = []
    return found


class Prepared(Deliveries):
    """Makes mails without reports: making hundreds of these would take most of the time."""

    @override
    def _material(self, due: DuePeriod) -> Material:
        return cast("Material", None)

    @override
    def _parcels(self, delivery: Delivery, name: str, material: Material) -> Iterator[Parcel]:
        for group in ("North", "South") if delivery.each_group else ("",):
            letter = Letter(f"{name} {group}".strip(), "Here it is.", (), (), "")
            yield Parcel(group, delivery.people_of(group), letter)


@given(st.integers(0, 2**32))
@settings(max_examples=1, deadline=None)
def test_each_report_of_a_year_is_sent_once_and_when_it_should_be(seed: int) -> None:
    server, wakes = Server(), year(seed)
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(dispatch, "MailServer", server)
        file = AutomationFile(Path(folder) / "automation")
        SendBook(file).set_account(MailAccount("localhost", 25, MailSecurity.TLS, "", "storemon@b.c"))
        book, outbox = DeliveryBook(file), Outbox(file)
        book.set_plans(PLANS)
        for server.wake, wake in enumerate(wakes):
            server.down = not wake.mail
            summary = SimpleNamespace(as_of=SimpleNamespace(time=wake.as_of), zone=ZONE)
            stores = SimpleNamespace(summary=lambda summary=summary: summary, zones=lambda: STORE_ZONES)
            Prepared(cast("Workspace", SimpleNamespace(stores=stores)), book).make_due(wake.clock)
            send_waiting(outbox, wake.clock, lambda _account: "")
        assert Counter(server.mails) == Counter(expected(wakes))
        assert len(set(server.ids)) == len(server.ids) > 400
        assert {item.state for item in outbox.items()} == {SendState.SENT}
