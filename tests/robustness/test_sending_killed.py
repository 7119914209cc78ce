"""A process killed while it makes and sends reports loses nothing, and repeats can be recognized.

Neither SMTP nor HTTP can tell whether a server took something if the process died before recording
it. The item is then sent again under the same Message-ID.
"""

from __future__ import annotations

import contextlib
from pathlib import Path

import pytest

from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, DeliveryState, Form
from storemon.core.outgoing import SendState
from storemon.core.vocabulary import DAY
from storemon.services.automation.delivery_book import DeliveryBook
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.send_book import SendBook
from storemon.services.automation.watch_book import automation_of
from storemon.services.workspace import Workspace
from tests.certificates import certificate
from tests.mail_sink import MailSink, mail_sink
from tests.robustness import child
from tests.robustness.conftest import Bench
from tests.robustness.processes import Points, deaths, die_at, live_through

SEED = 1129


def set_up(bench: Bench, sink: MailSink) -> None:
    """Set up the reports of three days to be sent to two people."""
    database = bench.fresh()
    sink.taken.clear()
    with contextlib.closing(Workspace.open(database)) as workspace:
        newest = workspace.stores.summary().last_poll
    assert newest is not None
    file = automation_of(database)
    SendBook(file).set_account(sink.account)
    people = {"": ("ana@example.com", "ben@example.com")}
    plan = Delivery("d", Period.DAY, 0, "", Form.CSV, made=newest - 2 * DAY, people=people)
    DeliveryBook(file).set_plans([plan])


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
def test_killed_at_fifty_points_all_is_sent_and_repeats_have_one_id(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trusted = certificate(tmp_path)[0]
    monkeypatch.setenv("SSL_CERT_FILE", str(trusted))
    with mail_sink(tmp_path) as sink:
        set_up(bench, sink)
        life = live_through(child.send, bench.database, trusted)
        wanted = sorted(str(mail["Subject"]) for mail in sink.mails)
        assert len(wanted) >= 2
        assert len(set(sink.ids)) == len(wanted)
        for death in deaths(life, Points(clock=18, calls=18, ticks=2, commits=10, closing=2), SEED):
            set_up(bench, sink)
            die_at(death, child.send, bench.database, trusted, reset=lambda: set_up(bench, sink))
            with contextlib.closing(Workspace.open(bench.database)) as workspace:
                child.send(workspace, trusted, child.quietly)
            file = automation_of(bench.database)
            assert {one.state for one in DeliveryBook(file).delivered()} == {DeliveryState.DONE}
            assert {item.state for item in Outbox(file).items()} == {SendState.SENT}
            by_id = {str(mail["Message-ID"]): str(mail["Subject"]) for mail in sink.mails}
            assert sorted(by_id.values()) == wanted
            # A process is killed once, so at most one mail was in transit.
            assert len(sink.ids) - len(by_id) <= 1
