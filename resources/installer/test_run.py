"""Run pytest, with coverage if requested; on CI, with a retry for a test or two."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from typing import Final

from resources.installer import console
from resources.installer.environment import PYTHON

MOST_AGAIN: Final = 3
COVERAGE: Final = "STOREMON_COVERAGE"
"""If set, line coverage of the tests is measured; `tasks.py coverage` reports it."""
_NOTED: Final = ".pytest_cache/v/cache/lastfailed"
_TESTS_FAILED: Final = 1


def run_pytest(arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> int:
    """Run pytest in parallel and return its status.

    On CI, where a busy machine can make one test out of thousands fail, up to `MOST_AGAIN` failed
    tests are run again, one after the other. They are named, since a flaky test should be fixed.
    """
    variables = dict(os.environ if environment is None else environment)
    measured = ["coverage", "run", "-m"] if variables.get(COVERAGE) else []
    pytest = [PYTHON, "-m", *measured, "pytest"]
    again = bool(variables.get("CI"))
    fresh = ["--cache-clear"] if again else []
    status = console.call([*pytest, "-n", str(workers()), *fresh, *arguments], variables)
    failed = failed_tests() if again and status == _TESTS_FAILED else []
    if not 0 < len(failed) <= MOST_AGAIN:
        return status
    console.say("Failed, and run once more, alone:\n  " + "\n  ".join(failed))
    status = console.call([*pytest, "--last-failed", *arguments], variables)
    console.say("Failed again." if status else "Passed only the second time; these want mending.")
    return status


def failed_tests() -> list[str]:
    """Return the tests that failed in the last run, from pytest's cache."""
    try:
        noted: dict[str, bool] = json.loads((console.ROOT / _NOTED).read_text("utf-8"))
    except (OSError, ValueError):
        return []
    return sorted(noted)


def workers() -> int:
    """Return the number of test processes."""
    return min(4, os.cpu_count() or 1)
