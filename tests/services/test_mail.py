"""Mail to a real server on localhost: encryption, recipients, and error messages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storemon.core.mail import MailAccount, MailSecurity, parse_addresses
from storemon.errors import BadInput, Cancelled, ExportFailed, Rejected, SendProblem
from storemon.message import Message
from storemon.services.automation.dispatch import try_account
from storemon.services.automation.letters import MOST_BYTES, Attachment, Letter, mail_of
from tests.certificates import certificate, trust
from tests.mail_sink import PASSWORD, MailSink, mail_sink

# The server's advice for its administrator.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")
LETTER = Letter("Grüße & <b>", "Läden:", (("Stores", "2"),), ("<i>Nord</i> is down",), "foot")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("mail")


@pytest.fixture
def trusted(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    trust(certificate(folder)[0], monkeypatch)


@pytest.fixture
def sink(folder: Path, trusted: None) -> Iterator[MailSink]:
    with mail_sink(folder) as made:
        yield made


def content(to: str = "ana@example.com") -> str:
    return mail_of(LETTER, [to], "k1", 0)


def send(account: MailAccount, password: str = PASSWORD) -> None:
    try_account(account, password, "ana@example.com", content())


@pytest.mark.parametrize("security", MailSecurity)
def test_a_mail_arrives_encrypted(folder: Path, trusted: None, security: MailSecurity) -> None:
    with mail_sink(folder, security) as sink:
        send(sink.account)
        [mail] = sink.mails
        assert sink.taken[0].rcpt_tos == ["ana@example.com"]
    assert mail["From"] == "storemon@example.com"
    assert mail["To"] == "ana@example.com"
    assert mail["Subject"] == "Grüße & <b>"
    assert mail["Message-ID"] == "<k1@storemon.local>"


def test_a_mail_says_the_same_as_text_and_as_html() -> None:
    text, html = LETTER.text(), LETTER.html()
    assert "Läden:\n\nStores: 2\n\n<i>Nord</i> is down\n\n-- \nfoot" in text
    assert "&lt;i&gt;Nord&lt;/i&gt; is down" in html
    assert "http" not in html


def test_files_come_whole(sink: MailSink) -> None:
    data = bytes(range(256)) * 40
    letter = Letter("s", "l", files=(Attachment("a b.pdf", data), Attachment("ü.csv", b"x,y\n")))
    try_account(sink.account, PASSWORD, "a@b", mail_of(letter, ["a@b"], "k", 0))
    found = {part.get_filename(): part.get_payload(decode=True) for part in sink.mails[0].iter_attachments()}
    assert found["a b.pdf"] == data
    assert found["ü.csv"] == b"x,y\n"


def test_files_that_no_server_takes_are_refused_at_once() -> None:
    letter = Letter("s", "l", files=(Attachment("a", bytes(MOST_BYTES + 1)),))
    with pytest.raises(ExportFailed, match="too large"):
        mail_of(letter, ["a@b"], "k", 0)


def test_a_subject_with_line_ends_is_one_line() -> None:
    mail = mail_of(Letter("a\r\nBcc: x@y\x00", "l"), ["a@b"], "k", 0)
    assert "Subject: a Bcc: x@y\r\n" in mail
    assert "\nBcc" not in mail


def test_a_server_whose_certificate_is_not_trusted_gets_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    for security in MailSecurity:
        with mail_sink(folder, security) as sink, pytest.raises(SendProblem, match="is not trusted"):
            send(sink.account)
        assert not sink.taken


def test_a_server_under_another_name_gets_nothing(sink: MailSink) -> None:
    other = MailAccount("127.0.0.1", sink.port, sink.security, "", "a@b")
    with pytest.raises(SendProblem, match=r"is not trusted|cannot be reached"):
        send(other)
    assert not sink.taken


def test_a_server_without_encryption_gets_nothing(folder: Path, trusted: None) -> None:
    with mail_sink(folder, encrypted=False) as sink, pytest.raises(SendProblem, match="offers no encryption"):
        send(sink.account)
    assert not sink.taken


def test_a_wrong_password_is_said(sink: MailSink) -> None:
    with pytest.raises(SendProblem, match="refused the user name or the password") as caught:
        send(sink.account, "wrong")
    assert "wrong" not in str(caught.value)
    assert not isinstance(caught.value, Rejected)


def test_a_password_that_cannot_be_sent_is_said(sink: MailSink) -> None:
    with pytest.raises(SendProblem, match="without accents"):
        send(sink.account, "pässwort")


@pytest.mark.parametrize(("answer", "final"), [("451 Later", False), ("554 Spam", True)])
def test_what_the_server_says_is_told(sink: MailSink, answer: str, final: bool) -> None:
    sink.answers = [answer]
    with pytest.raises(SendProblem, match=answer) as caught:
        send(sink.account)
    assert isinstance(caught.value, Rejected) is final


def test_people_whom_the_server_does_not_know_are_named(sink: MailSink) -> None:
    sink.refused_people = {"ana@example.com": "550 unknown"}
    with pytest.raises(Rejected, match=r"for ana@example\.com"):
        send(sink.account)


def test_a_server_that_is_not_there_is_said() -> None:
    with pytest.raises(SendProblem, match=r"nowhere\.invalid cannot be reached"):
        send(MailAccount("nowhere.invalid", 465, MailSecurity.TLS, "", "a@b"))


def test_sending_stops_when_a_person_wants_it(sink: MailSink) -> None:
    def stop(fraction: float, text: Message) -> None:
        raise Cancelled

    try_account(sink.account, PASSWORD, "a@b", content(), stop)
    # It was nearly done, so it was completed and is not sent twice.
    assert len(sink.taken) == 1


@pytest.mark.parametrize("text", ["ana", "a@b@c", "a b@c", "a@b\r\nBcc: x@y", "ü@b.de", "<a@b>"])
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(BadInput, match="is not an email address"):
        parse_addresses(text)


def test_addresses_are_parted_by_whatever_people_write() -> None:
    assert parse_addresses(" a@b.c;d@e.f,\n a@b.c g@h ") == ("a@b.c", "d@e.f", "g@h")
    assert parse_addresses("") == ()
