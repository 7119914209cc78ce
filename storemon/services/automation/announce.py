"""Announces alerts by mail and to a web address."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from storemon.core.alerts import Alert, AlertStep, told_together
from storemon.core.outgoing import Kind, Outgoing, Way
from storemon.data.automation_file import Records
from storemon.message import Message
from storemon.services.automation.alert_text import alert_text, digest_text
from storemon.services.automation.letters import Letter, mail_of
from storemon.services.automation.outbox import message_id, put_outgoing
from storemon.services.automation.presenting import Presenter
from storemon.services.automation.send_book import Hearers
from storemon.services.time_text import format_time


class Announcer:
    """Queues messages to the recipients of alerts in the transaction that stores the alerts."""

    def __init__(self, hearers: Hearers, names: Mapping[str, str], presenter: Presenter, now: int) -> None:
        self._hearers = hearers
        self._names = names
        self._presenter = presenter
        self._now = now

    def write(self, records: Records, step: AlertStep, as_of: int) -> None:
        """Queue messages about alerts that are new or over; one per alert, or one for many together."""
        contents: dict[Outgoing, str] = {}
        for number, alerts in enumerate(told_together((*step.raised, *step.ended))):
            for way, to in ((Way.MAIL, self._hearers.mail), (Way.POST, (self._hearers.url,))):
                if not any(to):
                    continue
                key = message_id(records, f"alert {as_of} {number} {way}")
                letter = self._letter(alerts, as_of)
                content = mail_of(letter, to, key, self._now) if way is Way.MAIL else self._json(alerts, key)
                contents[Outgoing(key, way, Kind.ALERT, tuple(to), letter.subject, self._now)] = content
        put_outgoing(records, contents)

    def _letter(self, alerts: Sequence[Alert], as_of: int) -> Letter:
        say = self._presenter.text
        lines = tuple(say(alert_text(alert, self._named)) for alert in alerts)
        subject = lines[0] if len(lines) == 1 else say(digest_text(alerts))
        seen = say(Message("Seen in checks up to {time}.", time=format_time(as_of)))
        foot = say(Message("storemon sends this as it was set up on the page Automation."))
        return Letter(subject, seen if len(lines) == 1 else f"{subject} {seen}", lines=lines, foot=foot)

    def _json(self, alerts: Sequence[Alert], key: str) -> str:
        """Return the alerts as JSON for a program; chat programs show `text`."""
        say = self._presenter.text
        texts = [say(alert_text(alert, self._named)) for alert in alerts]
        rows = [
            {
                "kind": alert.kind.value,
                "state": "new" if alert.ended is None else "over",
                "store_id": alert.subject or None,
                "store": self._named(alert.subject) if alert.subject else None,
                "stores": alert.stores,
                "since": format_time(alert.since) if alert.since else None,
                "raised": format_time(alert.raised),
                "ended": None if alert.ended is None else format_time(alert.ended),
                "text": text,
            }
            for alert, text in zip(alerts, texts, strict=True)
        ]
        return json.dumps({"id": key, "text": "\n".join(texts), "alerts": rows}, ensure_ascii=False)

    def _named(self, store_id: str) -> str:
        return self._names.get(store_id, store_id)
