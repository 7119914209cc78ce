"""What the page of the automation shows, read at once."""

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
    """The folders, the files in them that wait for a person, the rules of alerts, and all alerts.

    Then what reports are saved by themselves, and which were, the newest first. `rules` None where nobody
    wants alerts. `names`: what the stores of the alerts are called, by id. `account`: the mail account, None
    where there is none; `hearers` hear of alerts; `outgoing`: what is sent or waits for it, the newest first.
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
        """Whether anything is set up to leave this computer."""
        return bool(self.hearers) or any(plan.by_mail for plan in self.plans)

    def named(self, store_id: str) -> str:
        """Return what to call a store."""
        return (self.names or {}).get(store_id, store_id)


def automation_state(workspace: Workspace) -> AutomationState:
    """Read it. Raises `DatabaseProblem`."""
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
    """Return what stores are called, by id; an id that has no name stands for itself."""
    known = [store_id for store_id in dict.fromkeys(store_ids) if store_id]
    names = workspace.stores.labels(known).names if known else []
    return {store_id: name or store_id for store_id, name in zip(known, names, strict=True)}
