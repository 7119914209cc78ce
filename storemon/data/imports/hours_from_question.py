"""When new business hours start to apply: asked if they would change those in effect."""

from __future__ import annotations

import datetime as dt
from operator import itemgetter
from typing import Final

from storemon.core.choices import FROM_BEGINNING, Choices, Option, Question, Topic
from storemon.core.vocabulary import DAY
from storemon.data.clock import utc_now
from storemon.message import Message, Template

_BEGINNING: Final = Option(FROM_BEGINNING, Message("From the beginning: past figures change too"))
_TODAY: Final = Template("From today, {date}")
_MONDAY: Final = Template("From next Monday, {date}")
_THIS_MONTH: Final = Template("From the first of this month, {date}")
_NEXT_MONTH: Final = Template("From the first of next month, {date}")
_OTHER: Final = Template("From {date}")
_ONE: Final = dt.timedelta(days=1)


def hours_from_question(choices: Choices, today: dt.date | None = None) -> Question:
    """Return the question; dates are relative to `today`, by default this computer's date in UTC."""
    today = today or dt.date(1970, 1, 1) + dt.timedelta(days=utc_now() // DAY)
    first = today.replace(day=1)
    dates = {
        today: _TODAY,
        first: _THIS_MONTH,
        (first + dt.timedelta(days=31)).replace(day=1): _NEXT_MONTH,
        today + dt.timedelta(days=7 - today.weekday()): _MONDAY,
    }
    answer = choices.get(Topic.HOURS_FROM)
    if answer and answer != FROM_BEGINNING:
        dates.setdefault(dt.date.fromisoformat(answer), _OTHER)
    options = [
        Option(date.isoformat(), text(date=date)) for date, text in sorted(dates.items(), key=itemgetter(0))
    ]
    text = Message("Some of its stores have other hours now. From when do these hours count?")
    return Question(Topic.HOURS_FROM, text, (_BEGINNING, *options), answer=answer, any_date=True)
