"""Texts about alerts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from storemon.core.alerts import Alert, AlertKind
from storemon.core.vocabulary import HOUR, MINUTE
from storemon.message import Message

Named = Callable[[str], str]
"""Returns the display name of a store by its id."""


def alert_text(alert: Alert, named: Named) -> Message:
    """Return a sentence on what happened, or that it is over."""
    store = named(alert.subject)
    if alert.ended is not None:
        return _over(alert, store)
    if alert.kind is AlertKind.DOWN:
        return Message("{store} is down: {time} of open hours so far.", store=store, time=_span(alert.amount))
    if alert.kind is AlertKind.SILENT:
        return Message(
            "{store} has had no checks for {time} of open hours.", store=store, time=_span(alert.amount)
        )
    if alert.kind is AlertKind.TARGET:
        return Message("{store} has missed its target over the last week.", store=store)
    return Message(
        "1 store went down at the same time.|{n} stores went down at the same time.", n=alert.stores
    )


def _over(alert: Alert, store: str) -> Message:
    if alert.kind is AlertKind.DOWN:
        return Message("{store} is online again.", store=store)
    if alert.kind is AlertKind.SILENT:
        return Message("{store} has checks again.", store=store)
    if alert.kind is AlertKind.TARGET:
        return Message("{store} no longer misses its target.", store=store)
    return Message("The shared outage is over.")


def digest_text(alerts: Sequence[Alert]) -> Message:
    """Return one sentence about many alerts."""
    new = sum(alert.ended is None for alert in alerts)
    over = len(alerts) - new
    if not over:
        return Message("1 new alert.|{n} new alerts.", n=new)
    if not new:
        return Message("1 alert is over.|{n} alerts are over.", n=over)
    return Message("{all} alerts: {new} new, {over} over.", all=len(alerts), new=new, over=over)


def _span(time: int) -> Message:
    hours, minutes = divmod(time // MINUTE, HOUR // MINUTE)
    if not hours:
        return Message("{minutes} min", minutes=minutes)
    return Message("{hours} h {minutes} min", hours=hours, minutes=minutes)
