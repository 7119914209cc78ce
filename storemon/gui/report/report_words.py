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
    """Return what a report counts and how: Report as of …, checks count for up to 2 h."""
    parts = [QCoreApplication.translate("report", "Report {time}").format(time=time_text(info))]
    parts.append(counted_text(info.reach) if info.method == "interpolated" else method_text(info.method))
    return " · ".join(parts)


def counted_text(reach: int | None) -> str:
    """Return how far a check counts by the interpolated method."""
    if reach is None:
        return QCoreApplication.translate("report", "checks count without a time limit")
    words = QCoreApplication.translate("report", "checks count for up to {time}")
    return words.format(time=reach_text(reach))


def whole_words(*, ranged: bool) -> str:
    """Return what the figures of the longest window are of: last week, in this range."""
    if ranged:
        return QCoreApplication.translate("report", "in this range")
    return QCoreApplication.translate("report", "last week")


def silent_words(silent: int) -> str:
    """Return how many stores have no poll that counts."""
    if not silent:
        return QCoreApplication.translate("report", "all with checks")
    one = QCoreApplication.translate("report", "1 with no checks during open hours")
    return plural(silent, one, QCoreApplication.translate("report", "{n} with no checks during open hours"))
