"""The automation page, empty and in use."""

from __future__ import annotations

from storemon.core.alerts import AlertKind, AlertRules, Sighting
from storemon.core.closed_periods import Period
from storemon.core.deliveries import Delivery, DeliveryState, Form
from storemon.core.mail import MailAccount, MailSecurity
from storemon.core.vocabulary import DAY, HOUR, MINUTE
from storemon.core.watched import Afterwards, FileState, WatchedFile, WatchedFolder
from storemon.gui.widgets.present import PRESENT
from storemon.message import Message
from storemon.services.automation.alert_book import AlertBook
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.send_book import Hearers, SendBook
from storemon.services.automation.watch_book import WatchBook, automation_of
from tests.studio import Studio, dismiss

_START = 1_764_000_000_000_000


def automation(studio: Studio) -> None:
    """Capture the page before anything is set up, and with folders, a waiting file and alerts."""
    window = studio.with_sample()
    studio.take_page(window, "automation", "automation-none")
    workspace, rows = window.session.workspace, window.session.rows
    assert workspace is not None
    assert rows is not None
    file = automation_of(workspace.place)
    watch, alerts = WatchBook(file), AlertBook(file)
    watch.set_folders(
        [
            WatchedFolder("/srv/ana/Dropbox/Store status", Afterwards.MOVE, "/srv/ana/Imported"),
            WatchedFolder("/mnt/office/exports"),
        ]
    )
    reason = Message("Its columns were not recognized.")
    watch.met(WatchedFile("/mnt/office/exports/stores.csv", 1, 1, "a", FileState.WAITING, 1, reason))
    alerts.set_rules(AlertRules())
    ids = rows.table.store_ids
    down = [Sighting(AlertKind.DOWN, store_id, _START, amount=75 * MINUTE) for store_id in ids[:3]]
    alerts.add(down[:1], _START)
    alerts.add([], _START + 5 * HOUR)
    alerts.add([*down[1:], Sighting(AlertKind.SHARED, "", _START, stores=14)], _START + DAY)
    alerts.add(down[2:], _START + DAY + 2 * HOUR)
    silent = Sighting(AlertKind.SILENT, ids[5], _START, amount=13 * HOUR)
    alerts.add([*down[2:], silent], _START + 2 * DAY)
    sending = SendBook(file)
    sending.set_account(MailAccount("smtp.example.com", 465, MailSecurity.TLS, "ana", "ana@example.com"))
    sending.set_hearers(Hearers(("ana@example.com", "ben@example.com"), "https://chat.example.com/hook"))
    book = DeliveryBook(file)
    people = {"": ("ana@example.com",)}
    book.set_plans(
        [
            Delivery("w", Period.WEEK, 390, "/srv/ana/Monday reports", made=PRESENT.now()),
            Delivery("d", Period.DAY, 420, "", Form.PDF, made=PRESENT.now(), people=people),
        ]
    )
    book.note(Delivered("w 1", "storemon 2025-11-17 to 2025-11-23", DeliveryState.DONE, _START))
    window.navigator.show("overview")
    studio.take_page(window, "automation", "automation")
    dismiss(window)
