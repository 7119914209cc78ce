"""What a report counts, in the words of titles and captions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from storemon.gui.kit.format import instant, method_text, plural, reach_text

if TYPE_CHECKING:
    from storemon.services.reports import ReportInfo


def time_text(info: ReportInfo) -> str:
    """Return the as-of time or the range of a report: as of 25 Jan 2023, 18:13 UTC."""
    if info.range is None:
        return as_of_text(info)
    words = QCoreApplication.translate("report", "from {start} to {end} UTC")
    return words.format(start=instant(info.range.start), end=instant(info.range.end))


def as_of_text(info: ReportInfo) -> str:
    """Return the as-of time of a report, also of one with a range."""
    words = QCoreApplication.translate("report", "as of {time} UTC")
    return words.format(time=instant(info.as_of or 0))


def report_text(info: ReportInfo) -> str:
    """Return what a report counts and how: Report as of …, interpolated, reach 2 h."""
    parts = [QCoreApplication.translate("report", "Report {time}").format(time=time_text(info))]
    parts.append(method_text(info.method))
    if info.method == "interpolated":
        parts.append(
            QCoreApplication.translate("report", "reach {reach}").format(reach=reach_text(info.reach))
        )
    return " · ".join(parts)


def whole_words(*, ranged: bool) -> str:
    """Return what the figures of the longest window are of: last week, in this range."""
    if ranged:
        return QCoreApplication.translate("report", "in this range")
    return QCoreApplication.translate("report", "last week")


def silent_words(silent: int) -> str:
    """Return how many stores have no poll that counts."""
    if not silent:
        return QCoreApplication.translate("report", "all with polls")
    one = QCoreApplication.translate("report", "1 without polls that count")
    return plural(silent, one, QCoreApplication.translate("report", "{n} without polls that count"))


def gone_text() -> str:
    """Return what to say in place of what is read of a store that the data no longer has."""
    return QCoreApplication.translate("report", "This store is no longer in your data.")
