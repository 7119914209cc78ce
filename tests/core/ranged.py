"""Random cases with a time range."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from storemon.core.insights import Insights, answers
from storemon.core.uptime import Evaluation, evaluate
from storemon.core.vocabulary import DAY, HOUR, WEEK
from tests.core.strategies import Case, cases
from tests.core.test_against_reference import only

LENGTHS = st.sampled_from([WEEK, DAY, 26 * HOUR, 12 * DAY, 1])
LATER = st.sampled_from([0, 0, 1, HOUR, 30 * HOUR, 3 * DAY])


@dataclass(frozen=True)
class Ranged:
    """A case with a range that ends at or before its as-of time."""

    case: Case
    start: int
    end: int

    def answers(self, stores: tuple[int, int] | None = None) -> Insights:
        batch = self.case.batch if stores is None else only(self.case.batch, *stores)
        return answers(batch, self.case.reach, [self.start], self.end, self.case.as_of)

    def evaluate(self) -> Evaluation:
        return evaluate(self.case.batch, self.case.reach, self.start, self.end, self.case.as_of)

    @property
    def asked(self) -> tuple[int | None, int, int, int]:
        return self.case.reach, self.case.as_of, self.start, self.end


@st.composite
def ranges(draw: st.DrawFn, max_stores: int = 3) -> Ranged:
    case = draw(cases(max_stores))
    end = case.as_of - draw(LATER)
    return Ranged(case, end - draw(LENGTHS), end)
