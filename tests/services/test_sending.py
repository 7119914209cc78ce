"""Deliveries: once for each event, and retried if that may help."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.core.alerts import AlertKind, Sighting
from storemon.core.mail import MailAccount, MailSecurity
from storemon.core.outgoing import Kind, Outgoing, SendState, Way
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.data.automation_file import AutomationFile
from storemon.errors import BadInput, Cancelled, Rejected, SendProblem
from storemon.message import Message
from storemon.services.automation import bounded
from storemon.services.automation.alert_book import AlertBook
from storemon.services.automation.announce import Announcer
from storemon.services.automation.dispatch import Dispatch, send_waiting
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.presenting import PLAIN
from storemon.services.automation.send_book import (
    Hearers,
    SendBook,
    check_url,
    forget_password,
    keep_password,
    kept_password,
)
from storemon.services.automation.web_address import post
from tests.certificates import certificate, trust
from tests.mail_sink import PASSWORD, MailSink, WebSink, mail_sink, web_sink
from tests.memory_keyring import memory_keyring

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
NOW = 10**15


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mail")


@pytest.fixture
def sink(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailSink]:
    trust(certificate(folder)[0], monkeypatch)
    with mail_sink(folder) as made:
        yield made


@pytest.fixture
def web() -> Iterator[WebSink]:
    with web_sink() as made:
        yield made


@pytest.fixture
def outbox(tmp_path: Path) -> Outbox:
    return Outbox(AutomationFile(tmp_path / "automation"))


def mail(key: str, made: int = NOW, to: str = "ana@example.com") -> Outgoing:
    return Outgoing(key, Way.MAIL, Kind.REPORT, (to,), f"About {key}", made)


def written(outbox: Outbox, *items: Outgoing) -> None:
    outbox.put({item: f"Subject: {item.subject}\r\nMessage-ID: <{item.key}@x>\r\n\r\nhi" for item in items})


def send(outbox: Outbox, now: int = NOW, password: str = PASSWORD) -> Dispatch:
    return send_waiting(outbox, now, lambda _account: password)


def states(outbox: Outbox) -> dict[str, SendState]:
    return {item.key: item.state for item in outbox.items()}


def test_before_anything_is_set_up_nothing_is_sent(outbox: Outbox) -> None:
    assert send(outbox) == Dispatch()
    assert not outbox.file.is_there


def test_what_waits_is_sent_once(outbox: Outbox, sink: MailSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    written(outbox, mail("a"), mail("b"))
    assert {item.state for item in send(outbox).items} == {SendState.SENT}
    assert send(outbox) == Dispatch()
    written(outbox, mail("a"))
    assert send(outbox) == Dispatch()
    assert sink.ids == ["<a@x>", "<b@x>"]
    assert outbox.content("a") == ""


def test_without_an_account_it_waits_for_one(outbox: Outbox, sink: MailSink) -> None:
    written(outbox, mail("a"))
    [waiting] = send(outbox).items
    assert waiting.reason == "No mail account is set up."
    SendBook(outbox.file).set_account(sink.account)
    send(outbox)
    assert sink.ids == ["<a@x>"]


def test_without_a_password_it_waits_for_one(outbox: Outbox, sink: MailSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    written(outbox, mail("a"))
    assert send(outbox, password="").password_wanted
    assert states(outbox) == {"a": SendState.WAITING}
    send(outbox)
    assert states(outbox) == {"a": SendState.SENT}


def test_what_may_be_taken_later_is_tried_later_and_what_may_not_is_given_up(
    outbox: Outbox, sink: MailSink
) -> None:
    SendBook(outbox.file).set_account(sink.account)
    written(outbox, mail("a"), mail("b"))
    sink.answers = ["451 Later", "554 No"]
    send(outbox)
    assert states(outbox) == {"a": SendState.WAITING, "b": SendState.FAILED}
    assert send(outbox, NOW + MINUTE - 1) == Dispatch()
    send(outbox, NOW + MINUTE)
    assert states(outbox)["a"] is SendState.SENT


def test_a_server_that_stays_away_is_asked_ever_less_and_given_up_after_three_days(outbox: Outbox) -> None:
    SendBook(outbox.file).set_account(MailAccount("localhost", 1, MailSecurity.TLS, "", "a@b"))
    written(outbox, mail("a"))
    now, tries = NOW, list[int]()
    while len(tries) < 6:
        if send(outbox, now).items:
            tries.append((now - NOW) // MINUTE)
        now += MINUTE
    assert tries == [0, 1, 6, 21, 81, 141]
    send(outbox, NOW + 3 * DAY)
    assert states(outbox) == {"a": SendState.WAITING}
    send(outbox, NOW + 3 * DAY + HOUR)
    assert states(outbox) == {"a": SendState.FAILED}
    assert "localhost cannot be reached" in outbox.items()[0].reason


def test_a_clock_that_is_set_back_lets_nothing_wait_for_long(outbox: Outbox, sink: MailSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    written(outbox, mail("a"))
    sink.answers = ["451 Later"]
    send(outbox, NOW + 2 * DAY)
    send(outbox, NOW)
    assert states(outbox) == {"a": SendState.SENT}


def test_one_that_is_refused_stands_in_nobodys_way(outbox: Outbox, sink: MailSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    sink.refused_people = {"gone@example.com": "550 unknown"}
    written(outbox, mail("a", to="gone@example.com"), mail("b"))
    send(outbox)
    assert states(outbox) == {"a": SendState.FAILED, "b": SendState.SENT}


def test_a_server_that_does_not_answer_holds_up_no_closing_window(
    outbox: Outbox, sink: MailSink, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounded, "_GRACE_SECONDS", 0.05)
    SendBook(outbox.file).set_account(sink.account)
    written(outbox, mail("a"))
    sink.holds = True

    def cancelled(fraction: float, text: Message) -> None:
        if outbox.items()[0].tries:
            raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        send_waiting(outbox, NOW, lambda _account: PASSWORD, cancelled)
    # The server would be waited for for 15 seconds.
    assert time.monotonic() - begun < 10
    assert states(outbox) == {"a": SendState.WAITING}


def test_once_cancelled_no_further_mail_is_begun(outbox: Outbox, sink: MailSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    written(outbox, mail("a"), mail("b"))

    def cancelled(fraction: float, text: Message) -> None:
        if sink.taken:
            raise Cancelled

    with pytest.raises(Cancelled):
        send_waiting(outbox, NOW, lambda _account: PASSWORD, cancelled)
    assert states(outbox) == {"a": SendState.SENT, "b": SendState.WAITING}
    assert {item.key: item.tries for item in outbox.items()}["b"] == 0
    assert sink.ids == ["<a@x>"]


def test_while_another_process_sends_nothing_is_sent(outbox: Outbox, sink: MailSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    written(outbox, mail("a"))
    with outbox.file.sole("-send"):
        assert send(outbox) == Dispatch()
    with outbox.file.sole():  # imports from folders do not block sending
        assert send(outbox).items


def test_many_mails_go_over_one_connection(outbox: Outbox, sink: MailSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    written(outbox, *(mail(f"{number:03}", NOW + number) for number in range(60)))
    send(outbox, NOW + DAY)
    assert sink.ids == [f"<{number:03}@x>" for number in range(60)]
    assert sink.logins == 1


def test_the_list_keeps_the_newest_that_have_ended(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storemon.services.automation.outbox.MOST_ENDED", 3)
    written(outbox, *(mail(f"{number}", NOW + number) for number in range(6)))
    for item in outbox.due(NOW + DAY)[:5]:
        outbox.sent(item)
    assert [item.key for item in outbox.items()] == ["5", "4", "3", "2"]


def test_passwords_are_in_the_keyring_and_nowhere_else(outbox: Outbox) -> None:
    account = MailAccount("mail.example.com", 465, MailSecurity.TLS, "ana", "ana@example.com")
    with memory_keyring() as ring:
        assert keep_password(account, "s3cret")
        SendBook(outbox.file).set_account(account)
        assert kept_password(account) == "s3cret"
        assert ring.kept == {("storemon mail", "ana@mail.example.com:465"): "s3cret"}
        forget_password(account)
        assert kept_password(account) == ""
    assert b"s3cret" not in outbox.file.path.read_bytes()
    assert SendBook(outbox.file).account() == account
    SendBook(outbox.file).set_account(None)
    assert SendBook(outbox.file).account() is None


def step(outbox: Outbox, hearers: Hearers, stores: int, now: int = NOW) -> None:
    seen = [Sighting(AlertKind.DOWN, f"s{number}", now, amount=HOUR) for number in range(stores)]
    AlertBook(outbox.file).add(seen, now, Announcer(hearers, {"s0": "Nord & Süd"}, PLAIN, now))


def test_alerts_go_by_mail_and_to_the_web_address(outbox: Outbox, sink: MailSink, web: WebSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    hearers = Hearers(("ana@example.com", "ben@example.com"), web.url)
    step(outbox, hearers, 1)
    send(outbox)
    [found] = sink.mails
    assert found["Subject"] == "Nord & Süd is down: 1 h 0 min of open hours so far."
    assert sink.taken[0].rcpt_tos == ["ana@example.com", "ben@example.com"]
    [(headers, body)] = web.taken
    said = json.loads(body)
    assert said["text"] == found["Subject"]
    assert said["id"] == headers["Idempotency-Key"]
    assert [(one["kind"], one["state"], one["store_id"]) for one in said["alerts"]] == [("down", "new", "s0")]
    step(outbox, hearers, 0, NOW + HOUR)
    send(outbox, NOW + HOUR)
    assert sink.mails[1]["Subject"] == "Nord & Süd is online again."
    assert json.loads(web.taken[1][1])["alerts"][0]["state"] == "over"


def test_many_alerts_are_one_mail(outbox: Outbox, sink: MailSink, web: WebSink) -> None:
    SendBook(outbox.file).set_account(sink.account)
    step(outbox, Hearers(("ana@example.com",), web.url), 6)
    send(outbox)
    [found] = sink.mails
    assert found["Subject"] == "6 new alerts."
    part = found.get_body(("plain",))
    assert part is not None
    assert part.get_content().count("is down") == 6
    assert len(json.loads(web.taken[0][1])["alerts"]) == 6


def test_an_alert_that_nobody_could_be_told_of_for_a_day_is_given_up(outbox: Outbox) -> None:
    step(outbox, Hearers((), "http://localhost:1/"), 1)
    [item] = send(outbox, NOW + DAY + 1).items
    assert item.state is SendState.FAILED


@pytest.mark.parametrize(("status", "final"), [(404, True), (302, True), (503, False), (429, False)])
def test_what_a_web_server_answers_is_told_and_no_other_is_asked(
    web: WebSink, status: int, final: bool
) -> None:
    web.statuses = [status]
    with pytest.raises(SendProblem, match=str(status)) as caught:
        post(web.url, "{}", "k")
    assert isinstance(caught.value, Rejected) is final
    assert web.taken == []


def test_a_web_servers_certificate_is_checked(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trust(certificate(folder)[0], monkeypatch)
    with web_sink(folder) as web:
        post(web.url, '{"ü": 1}', "k")
        assert web.taken[0][1] == '{"ü": 1}'
        monkeypatch.delenv("SSL_CERT_FILE")
        with pytest.raises(SendProblem, match="is not trusted"):
            post(web.url, "{}", "k")
        assert len(web.taken) == 1


def test_web_addresses_are_encrypted_or_on_this_computer() -> None:
    for text in (
        "https://a.example.com/hook?x=1",
        "http://localhost:8000/",
        "http://127.0.0.1/",
        "http://[::1]/",
    ):
        assert check_url(text) == text
    for text in (
        "http://a.example.com/",
        "ftp://a/",
        "a.example.com",
        "https://",
        "https://u:p@a/",
        "",
        "https://a b/",
    ):
        with pytest.raises(BadInput, match="no web address"):
            check_url(text)
