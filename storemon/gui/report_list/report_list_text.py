"""Texts about a report in the list of reports."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication

from storemon.core.vocabulary import SECOND
from storemon.gui.report.report_text import time_text
from storemon.gui.widgets.format import NONE, method_text, moment
from storemon.gui.widgets.messages import translate_message

if TYPE_CHECKING:
    from storemon.services.report_archive import ListedReport
    from storemon.services.report_info import ReportInfo

_tr: Final = partial(QCoreApplication.translate, "reports")


def made_text(info: ReportInfo) -> str:
    """Return when a report was made, in this computer's time zone."""
    return moment(datetime.fromtimestamp(info.created / SECOND).astimezone())


def covers_text(info: ReportInfo) -> str:
    """Return the range or the as-of time of a report, capitalized."""
    if info.as_of is None and info.range is None and info.dates is None:
        return _capitalized(_tr("up to the newest check"))
    return _capitalized(time_text(info))


def method_name(info: ReportInfo) -> str:
    """Return the method of a report, capitalized."""
    return _capitalized(method_text(info.method))


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def state_text(listed: ListedReport, shown: str) -> str:
    """Return a report's status, whether it is up to date, and whether it is on the screen."""
    texts = {
        "Running": _tr("Running"),
        "Failed": _tr("Failed"),
        "Cancelled": _tr("Canceled"),
        "Complete": _tr("Up to date") if listed.current else _tr("Out of date"),
    }
    text = texts[listed.info.status]
    return _tr("{state}, on screen").format(state=text) if listed.info.report_id == shown else text


def state_tip(listed: ListedReport) -> str:
    """Return the tooltip for a report's state."""
    if listed.info.reason:
        return translate_message(listed.info.reason)
    if listed.current is None:
        return ""
    if listed.current:
        return _tr("It counts all data that there is now.")
    return _tr("Data was imported or undone since it was made.")


def kept_text(listed: ListedReport) -> str:
    """Return why a report is kept: the user keeps it, or it is the last one of its month."""
    if listed.info.kept:
        return _tr("Kept")
    return _tr("Last of month") if listed.ends_month else NONE
