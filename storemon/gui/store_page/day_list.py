"""The days of the chart as a table."""

from __future__ import annotations

from storemon.core.coverage import is_sparse
from storemon.core.vocabulary import State
from storemon.gui.figures.shown_week import ShownWeek
from storemon.gui.widgets.format import NONE, count, open_time, percent, plain_number, weekday_and_date
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.list_view import ListView
from storemon.gui.widgets.theme import Theme


class DayList(ListView):
    """One row per local day: open, up, down and unknown time, and the polls that count."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", leads=False)
        self.setAccessibleName(self.tr("Day by day"))

    def show_week(self, shown: ShownWeek | None) -> None:
        """Show the days of a week; None clears the list."""
        if shown is None:
            self.show_items((), 0)
            return
        self.show_items(self._columns(shown), len(shown.days))

    def _columns(self, shown: ShownWeek) -> list[ListColumn]:
        rows, sums, opened, polls, tr = shown.week.rows, shown.sums, shown.open, shown.polls, self.tr

        def date(item: int) -> str:
            row = rows[item]
            text = weekday_and_date(row.date)
            return (
                tr("{date} ({hours} h long)").format(date=text, hours=plain_number(row.hours))
                if row.odd_length
                else text
            )

        def spans(title: str, state: State, tone: str) -> ListColumn:
            values = sums[:, state]
            return ListColumn(
                title,
                lambda item: open_time(int(values[item])) if values[item] else "0",
                values,
                104,
                right=True,
                descending=True,
                tone=lambda item: tone if values[item] else "faint",
            )

        def uptime(item: int) -> str:
            up, down = int(sums[item, State.UP]), int(sums[item, State.DOWN])
            return percent(up, up + down, 2)

        known = sums[:, State.UP] + sums[:, State.DOWN]
        return [
            ListColumn(tr("Day"), date, shown.starts),
            ListColumn(
                tr("Open"),
                lambda item: open_time(int(opened[item])) if opened[item] else tr("closed"),
                opened,
                104,
                right=True,
                descending=True,
            ),
            spans(tr("Up"), State.UP, "text"),
            spans(tr("Down"), State.DOWN, "down"),
            spans(tr("Unknown"), State.UNKNOWN, "text"),
            ListColumn(
                tr("Uptime"),
                lambda item: uptime(item) if known[item] else NONE,
                shown.uptime,
                88,
                right=True,
                tone=lambda item: "faint" if is_sparse(int(known[item]), int(opened[item])) else "text",
            ),
            ListColumn(
                tr("Checks"),
                lambda item: count(int(polls[item])),
                polls,
                72,
                right=True,
                descending=True,
                tip=tr("Checks during open hours"),
            ),
        ]
