"""Everything that the Automation page shows, read at once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from storemon.core.alerts import Alert, AlertRules
from storemon.core.deliveries import Delivery
from storemon.core.mail import MailAccount
from storemon.core.outgoing import Outgoing
from storemon.core.watched import FileState, WatchedFile, WatchedFolder
from storemon.services.automation.alert_book import AlertBook
from storemon.services.automation.delivery_book import Delivered, DeliveryBook
from storemon.services.automation.outbox import Outbox
from storemon.services.automation.send_book import NOBODY, Hearers, SendBook
from storemon.services.automation.watch_book import WatchBook, automation_of
from storemon.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class AutomationState:
    """Watched folders, their files that wait for the user, alert rules, alerts, and scheduled reports.

    Outcomes of reports and `outgoing`, the messages sent or waiting, are newest first. `rules`: None if
    alerts are off. `names`: names of the alerts' stores by id. `account`: None if there is none. `hearers`:
    the recipients of alerts.
    """

    folders: tuple[WatchedFolder, ...] = ()
    waiting: tuple[WatchedFile, ...] = ()
    rules: AlertRules | None = None
    alerts: tuple[Alert, ...] = ()
    plans: tuple[Delivery, ...] = ()
    delivered: tuple[Delivered, ...] = ()
    names: Mapping[str, str] | None = None
    account: MailAccount | None = None
    hearers: Hearers = NOBODY
    outgoing: tuple[Outgoing, ...] = ()

    @property
    def sends(self) -> bool:
        """Whether anything is configured to be sent from this computer."""
        return bool(self.hearers) or any(plan.by_mail for plan in self.plans)

    def named(self, store_id: str) -> str:
        """Return the display name of a store."""
        return (self.names or {}).get(store_id, store_id)


def automation_state(workspace: Workspace) -> AutomationState:
    """Read the state. Raises `DatabaseProblem`."""
    file = automation_of(workspace.place)
    if not file.is_there:
        return AutomationState()
    watch, alerts, deliveries = WatchBook(file), AlertBook(file), DeliveryBook(file)
    files, sending = watch.files().values(), SendBook(file)
    found = tuple(alerts.alerts())
    return AutomationState(
        tuple(watch.folders()),
        tuple(one for one in files if one.state is FileState.WAITING),
        alerts.rules(),
        found,
        tuple(deliveries.plans()),
        tuple(deliveries.delivered()),
        names_of(workspace, (one.subject for one in found)),
        sending.account(),
        sending.hearers(),
        tuple(Outbox(file).items()),
    )


def names_of(workspace: Workspace, store_ids: Iterable[str]) -> dict[str, str]:
    """Return the display names of stores by id; the id itself if there is no name."""
    known = [store_id for store_id in dict.fromkeys(store_ids) if store_id]
    names = workspace.stores.labels(known).names if known else []
    return {store_id: name or store_id for store_id, name in zip(known, names, strict=True)}
