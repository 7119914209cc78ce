"""Both monkeys in parallel, each on its own screen; `python3 tasks.py monkey` runs them.

python -m tests.robustness.monkey --seconds 60 --seed 5
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from tests.robustness.monkey.blind import homes
from tests.screen import Screen

ROOT: Final = Path(__file__).resolve().parents[3]
_LAST_LINES: Final = 60


def main(words: list[str] | None = None) -> int:
    """Run both; print the last actions of a monkey that found a fault, and return 1 if one did."""
    parser = argparse.ArgumentParser(prog="python3 tasks.py monkey")
    parser.add_argument("--seconds", type=int, default=60, help="how long they play (60)")
    parser.add_argument(
        "--seed", type=int, default=random.SystemRandom().randrange(1_000_000), help="which play"
    )
    options = parser.parse_args(words)
    given = ["--seconds", str(options.seconds), "--seed", str(options.seed)]
    with tempfile.TemporaryDirectory(prefix="storemon-monkeys-") as place, Screen() as screen:
        environment = homes(Path(place), screen)
        started = {}
        for name in ("ride", "blind"):
            output = Path(place) / f"{name}.txt"
            command = [sys.executable, "-m", f"tests.robustness.monkey.{name}", *given]
            chosen = environment if name == "ride" else None
            with output.open("wb") as stderr:
                started[name] = (subprocess.Popen(command, cwd=ROOT, env=chosen, stderr=stderr), output)
        failed = False
        for process, output in started.values():
            status = process.wait()
            lines = output.read_text("utf-8", errors="replace").splitlines()
            shown = lines[-_LAST_LINES:] if status else lines[-1:]
            sys.stderr.write("\n".join(shown) + "\n")
            failed = failed or status != 0
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
