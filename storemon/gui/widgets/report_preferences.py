"""Settings of targets, new reports and lost sales."""

from __future__ import annotations

from typing import Final

from storemon.core.vocabulary import DEFAULT_REACH, DEFAULT_TARGET, HOUR, Method
from storemon.gui.widgets.region import REGION
from storemon.gui.widgets.setting import (
    Choice,
    ChoiceItem,
    Flag,
    Limit,
    Number,
    OfGroups,
    Page,
    Preference,
    Row,
    ShortText,
    Whole,
)

MOST_REACH: Final = 1000 * HOUR
MOST_SALES: Final = 1_000_000.0
LONGEST_CURRENCY: Final = 5


class ReportSettings:
    """The settings of reports and of how they are judged."""

    target = Preference(
        "report/target",
        lambda: DEFAULT_TARGET,
        Whole(0, 10_000, scale=100, around=REGION.around_percent),
        Row(
            Page.REPORTS,
            "Target",
            "Uptime that every store should reach",
            "Share of open time. The rest is the downtime that a store is allowed.",
            name="Target",
        ),
    )
    """The target uptime of a store, in hundredths of a percent of open time (answers: Targets)."""

    group_targets = Preference("report/group-targets", dict[str, int], OfGroups(0, 10_000))
    """The same for groups that have their own target."""

    method = Preference(
        "report/method",
        lambda: Method.INTERPOLATED,
        Choice(
            (ChoiceItem(Method.INTERPOLATED, "Interpolated"), ChoiceItem(Method.POLL_COUNT, "Check count"))
        ),
        Row(Page.REPORTS, "New reports", "Method"),
    )
    """The method of new reports."""

    _reach = Preference(
        "report/reach",
        lambda: DEFAULT_REACH / HOUR,
        Limit(
            0,
            MOST_REACH / HOUR,
            around=lambda: ("", "\u2009h"),
            at_first=DEFAULT_REACH / HOUR,
            limited="Hours around a check",
            unlimited="No limit",
            limit_name="How long a check counts",
        ),
        Row(
            Page.REPORTS,
            "New reports",
            "How long a check counts",
            "Open time farther than this from any check counts as unknown.",
            name="How long a check counts, in hours",
            needs=lambda preferences: preferences.method is not Method.POLL_COUNT,
        ),
    )

    first_report = Preference(
        "report/first",
        lambda: True,
        Flag(),
        Row(
            Page.REPORTS,
            "New reports",
            "Generate the first report automatically",
            "As soon as checks are imported and there is no report yet.",
        ),
    )
    """Whether importing polls generates the first report automatically."""

    update_report = Preference(
        "report/update",
        lambda: True,
        Flag(),
        Row(
            Page.REPORTS,
            "New reports",
            "Update the report automatically",
            "After an import or an undo, the report on the screen is generated again.",
        ),
    )
    """Whether the shown report is regenerated automatically when data has been added or removed."""

    sales_on = Preference(
        "report/sales-on",
        lambda: False,
        Flag(),
        Row(
            Page.REPORTS,
            "Lost sales",
            "Show what downtime costs",
            "An estimate: downtime times what a store sells in an open hour.",
            name="Show lost sales",
        ),
    )
    """Whether lost sales are shown."""

    currency = Preference(
        "report/currency",
        lambda: REGION.system.currencySymbol()[:LONGEST_CURRENCY] or "$",
        ShortText(LONGEST_CURRENCY),
        Row(
            Page.REPORTS,
            "Lost sales",
            "Sales per open hour",
            name="Currency symbol",
            needs=lambda preferences: preferences.sales_on,
        ),
    )
    """The currency of amounts."""

    sales_per_hour = Preference(
        "report/sales",
        lambda: 100.0,
        Number(0, MOST_SALES),
        Row(
            Page.REPORTS,
            "Lost sales",
            "Sales per open hour",
            "For all stores. You can set a store's own figure on its page.",
            needs=lambda preferences: preferences.sales_on,
        ),
    )
    """Sales per open hour, in the currency; used only while `sales_on`. See `sales`."""

    platform_shares = Preference("report/platform-shares", dict[str, int], OfGroups(0, 10_000))
    """Each platform's share of a store's sales, in hundredths of a percent, by platform name."""
