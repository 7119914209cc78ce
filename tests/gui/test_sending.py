"""Mail and alerts to other people, set up and sent in the window."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, Form
from storemon.core.outgoing import SendState
from storemon.gui.automation.automation_controller import AutomationController
from storemon.gui.automation.automation_page import AutomationPage
from storemon.gui.automation.mail_dialog import MailDialog
from storemon.gui.automation.mail_preview import MailPreview
from storemon.gui.automation.plan_dialog import PlanDialog
from storemon.gui.automation.sending_card import SendingCard
from storemon.services.automation.delivery_book import DeliveryBook
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.send_book import Hearers, SendBook
from storemon.services.automation.watch_book import automation_of
from tests.app_window import AppWindow
from tests.certificates import certificate, trust
from tests.gui.conftest import POLLS, import_now
from tests.mail_sink import PASSWORD, USER, MailSink, mail_sink
from tests.memory_keyring import MemoryKeyring, memory_keyring
from tests.services.test_sending import NOW, mail

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    with memory_keyring() as made:
        yield made


@pytest.fixture
def sink(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailSink]:
    trust(certificate(tmp_path)[0], monkeypatch)
    with mail_sink(tmp_path) as made:
        yield made


@pytest.fixture
def card(window: AppWindow) -> SendingCard:
    window.navigator.show("automation")
    return window.the(AutomationPage).sending


def fill(dialog: MailDialog, sink: MailSink) -> None:
    dialog.host.setText("localhost")
    dialog.security.setCurrentIndex(1)
    dialog.port.setValue(sink.port)
    dialog.user.setText(USER)
    dialog.password.setText(PASSWORD)
    dialog.address.setText("storemon@example.com")


def set_up(qtbot: QtBot, window: AppWindow, card: SendingCard, sink: MailSink) -> None:
    card.set_account.click()
    qtbot.waitUntil(lambda: window.findChild(MailDialog) is not None)
    dialog = window.the(MailDialog)
    fill(dialog, sink)
    dialog.save.click()
    qtbot.waitUntil(lambda: "storemon@example.com through localhost" in card.account.text())


def test_until_somebody_is_to_be_told_nothing_leaves_this_computer(
    qtbot: QtBot, window: AppWindow, card: SendingCard, sink: MailSink, ring: MemoryKeyring
) -> None:
    assert card.promise.text() == "Nothing leaves this computer."
    assert not card.mail.isEnabled()
    set_up(qtbot, window, card, sink)
    assert card.promise.text() == "Nothing leaves this computer."
    assert "Nothing is sent anywhere." in window.the(AutomationPage).rules.words.text()
    card.mail.setText("ana@example.com, ben@example.com")
    card.mail.setModified(True)
    card.mail.editingFinished.emit()
    qtbot.waitUntil(lambda: "Nothing else leaves this computer." in card.promise.text())
    assert "also sent" in window.the(AutomationPage).rules.words.text()
    assert window.session.workspace is not None
    book = SendBook(automation_of(window.session.workspace.place))
    assert book.hearers() == Hearers(("ana@example.com", "ben@example.com"))
    assert sink.taken == []
    assert ring.kept == {("storemon mail", f"ana@localhost:{sink.port}"): PASSWORD}


def test_a_test_mail_says_how_it_went(
    qtbot: QtBot, window: AppWindow, card: SendingCard, sink: MailSink, ring: MemoryKeyring
) -> None:
    card.set_account.click()
    qtbot.waitUntil(lambda: window.findChild(MailDialog) is not None)
    dialog = window.the(MailDialog)
    assert not dialog.test.isEnabled()
    fill(dialog, sink)
    dialog.password.setText("wrong")
    dialog.test.click()
    qtbot.waitUntil(lambda: "refused the user name or the password" in dialog.wrong.text())
    dialog.password.setText(PASSWORD)
    dialog.test.click()
    qtbot.waitUntil(lambda: "accepted a test mail to storemon@example.com" in dialog.state.text())
    assert sink.mails[0]["Subject"] == "Test mail of storemon"
    dialog.reject()
    assert ring.kept == {}


def test_a_wrong_address_is_said_and_not_kept(card: SendingCard) -> None:
    kept: list[Hearers] = []
    card.hearers_wanted.connect(kept.append)
    for text in ("http://example.com/", "example"):
        card.url.setText(text)
        card.url.editingFinished.emit()
        assert "no web address" in card.wrong.text()
    card.url.setText("https://example.com/hook")
    card.url.editingFinished.emit()
    assert card.wrong.text() == ""
    assert kept == [Hearers((), "https://example.com/hook")]


def test_a_report_is_previewed_sent_and_told(
    qtbot: QtBot,
    window: AppWindow,
    card: SendingCard,
    sink: MailSink,
    ring: MemoryKeyring,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = tmp_path / "polls.csv"
    path.write_text(POLLS + "nord,active,2023-01-25 09:10:00 UTC\n")
    import_now(qtbot, window, [path])
    qtbot.waitUntil(lambda: window.session.summary is not None and window.session.summary.polls == 5)
    set_up(qtbot, window, card, sink)
    plans = window.the(AutomationPage).plans
    plans.add.click()
    qtbot.waitUntil(lambda: window.findChild(PlanDialog) is not None)
    dialog = window.the(PlanDialog)
    dialog.period.setCurrentIndex(0)
    dialog.form.setCurrentIndex(1)
    dialog.way.setCurrentIndex(1)
    assert not dialog.ok.isEnabled()
    dialog.people.setText("ana")
    dialog.ok.click()
    assert "ana is not an email address." in dialog.wrong.text()
    dialog.people.setText("ana@example.com")
    dialog.ok.click()
    qtbot.waitUntil(lambda: plans.table.list.rowCount() == 1)
    assert [plans.table.cell(0, column).text for column in (1, 2)] == ["PDF", "Mail to ana@example.com"]
    qtbot.waitUntil(lambda: not plans.preview.isHidden())
    plans.preview.click()
    qtbot.waitUntil(lambda: window.findChild(MailPreview) is not None)
    preview = window.the(MailPreview)
    assert "To ana@example.com. Attached: storemon 2023-01-24.pdf" in preview.head.text()
    assert "Stores: 2" in preview.text.toPlainText()
    opened: list[str] = []

    def take(address: QUrl) -> bool:
        opened.append(address.toLocalFile())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", take)
    preview.open_file.click()
    qtbot.waitUntil(lambda: len(opened) == 1)
    assert Path(opened[0]).name == "storemon 2023-01-24.pdf"
    assert Path(opened[0]).read_bytes().startswith(b"%PDF")
    assert sink.taken == []
    preview.send.click()
    qtbot.waitUntil(lambda: len(sink.taken) == 1)
    [file] = sink.mails[0].iter_attachments()
    content = file.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert content.startswith(b"%PDF")
    qtbot.waitUntil(lambda: card.last.text().startswith("Last sent: Uptime of stores"))


def test_while_slow_mail_is_sent_the_card_counts_what_still_waits(
    qtbot: QtBot, window: AppWindow, card: SendingCard, sink: MailSink, ring: MemoryKeyring
) -> None:
    set_up(qtbot, window, card, sink)
    sink.takes = 2
    assert window.session.workspace is not None
    mails = [replace(mail(f"k{number}", NOW + number), subject=f"Report {number}") for number in range(1, 5)]
    Outbox(automation_of(window.session.workspace.place)).put(dict.fromkeys(mails, "Subject: x\r\n\r\nhi"))
    window.the(AutomationController).reload()
    qtbot.waitUntil(lambda: card.note.text() == "2 waiting")
    assert len(sink.taken) == 2
    assert card.last.text().startswith("Waiting: Report 4")
    sink.takes = 9
    qtbot.waitUntil(lambda: card.last.text() == "Last sent: Report 4.")
    assert card.note.text() == ""


def test_mail_that_waits_for_a_password_says_so_once(
    qtbot: QtBot, window: AppWindow, card: SendingCard, sink: MailSink, ring: MemoryKeyring
) -> None:
    assert window.session.workspace is not None
    file = automation_of(window.session.workspace.place)
    SendBook(file).set_account(sink.account)
    Outbox(file).put({mail("a", NOW): "Subject: x\r\n\r\nhi"})
    window.the(AutomationController).reload()

    def titles() -> list[str]:
        return [banner.title.text() for banner in window.banners.banners]

    qtbot.waitUntil(lambda: titles() == ["Mail waits for the password of its account."])
    qtbot.waitUntil(card.again.isVisible)
    window.banners.banners[0].act()
    qtbot.waitUntil(lambda: window.findChild(MailDialog) is not None)
    dialog = window.the(MailDialog)
    assert dialog.focusWidget() is dialog.password
    dialog.reject()
    sending = window.the(AutomationController).sending
    sending.look()
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    assert titles() == []
    sending._passwords = {sink.account: PASSWORD}
    card.again.click()
    qtbot.waitUntil(lambda: Outbox(file).items()[0].state is SendState.SENT)


def test_each_group_has_a_line_for_its_people(qtbot: QtBot, window: AppWindow) -> None:
    dialog = PlanDialog(window, window.shared.icons, ["North", "South"])
    qtbot.addWidget(dialog)
    dialog.way.setCurrentIndex(1)
    dialog.groups.setChecked(True)
    dialog.people.setText("all@b.c")
    dialog.own["South"].setText("sue@b.c; sam@b.c")
    people = {"": ("all@b.c",), "South": ("sue@b.c", "sam@b.c")}
    wanted = Delivery("k", Period.WEEK, 390, "", Form.WORKBOOK, each_group=True, people=people)
    assert dialog.plan("k", 0, 0) == wanted


def test_without_watched_folders_nobody_looks_at_folders(qtbot: QtBot, window: AppWindow) -> None:
    controller = window.the(AutomationController)
    qtbot.waitUntil(lambda: not window.session.runner.busy)
    assert not controller.rounds.timer.isActive()
    assert not controller.plans.timer.isActive()
    assert window.session.workspace is not None
    plan = Delivery("d", Period.DAY, 0, "/out")
    DeliveryBook(automation_of(window.session.workspace.place)).set_plans([plan])
    controller.reload()
    qtbot.waitUntil(controller.plans.timer.isActive)
