"""Try the README's two commands on a bare system that has only Python, git, and a clone."""

from __future__ import annotations

import os
import shutil
import ssl
import time
from pathlib import Path
from typing import Final

from resources.installer import budgets, chroot, console
from resources.installer.bare import HOME, USER, Bare
from resources.installer.budgets import Line
from resources.installer.folder import BUILD, expect

# What the README requires, and sudo, which lets the user become the administrator.
_PACKAGES: Final = ("python3", "python3-venv", "git", "sudo")
_TOOLS: Final = {"debootstrap": "debootstrap"}
# How this machine's pip reaches its index.
_PASSED_ON: Final = (
    *("PIP_INDEX_URL", "PIP_CERT", "PIP_DEFAULT_TIMEOUT", "SSL_CERT_FILE"),
    *("http_proxy", "https_proxy", "no_proxy", "HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY"),
)
_CHECKOUT: Final = f"{HOME}/storemon"
_MINUTES: Final = 40
RECORD: Final = BUILD / "bare.md"


def where_it_can(*tests: str) -> int:
    """Try both commands if a bare system can be made; otherwise report that they were skipped.

    `tests` are pytest's arguments that narrow the second one.
    """
    try:
        return main(*tests)
    except chroot.NoBareSystem as reason:
        console.say(f"The README's commands were not tried on a bare system. {reason}")
        return 0


def main(*tests: str) -> int:
    """Run both commands in a clone on a bare system."""
    chroot.expect_possible(_TOOLS)
    bare = chroot.make()
    bare.apt("update")
    bare.apt("install", *_PACKAGES)
    (bare.place / "etc/sudoers.d/user").write_text(f"{USER} ALL=(ALL) NOPASSWD: ALL\n", "utf-8")
    give_certificates(bare)
    clone(bare)
    begun = time.monotonic()
    chore(bare, "run")
    shown = time.monotonic()
    out = bare.place / _CHECKOUT[1:] / "out"
    report = (out / "report.csv").read_text("utf-8").splitlines()
    expect("`run` leaves a report", holds=len(report) > 1)
    expect("`run` leaves a picture of the window", holds=any(out.glob("*.png")))
    console.say(chore(bare, "test", *tests)[-500:])
    expect("`test` passes", holds=True)
    tested = time.monotonic()
    shutil.rmtree(chroot.PLACE, ignore_errors=True)
    lines = [
        Line("bare system: `run`, the first time", (shown - begun) / 60, "min"),
        Line(f"bare system: `{' '.join(('test', *tests))}`, the first time", (tested - shown) / 60, "min"),
    ]
    return budgets.tell(lines, RECORD)


def clone(bare: Bare) -> None:
    """Clone the commit that is checked out here into the user's folder."""
    target = bare.place / _CHECKOUT[1:]
    command = ["git", "clone", "--quiet", "--no-hardlinks", str(console.ROOT), str(target)]
    if console.call(command):
        raise console.Stop("The checkout could not be cloned; git's message above says why.")
    bare.run("chown", "-R", f"{USER}:{USER}", _CHECKOUT)


def give_certificates(bare: Bare) -> None:
    """Make the bare system trust the certificates of this machine; it has none of its own."""
    file = os.environ.get("SSL_CERT_FILE") or ssl.get_default_verify_paths().cafile
    if file and Path(file).is_file():
        target = bare.place / file.lstrip("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, target)


def chore(bare: Bare, *words: str) -> str:
    """Run a chore in the clone as the user, and return its output."""
    passed_on = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    console.say(f"Running `python3 tasks.py {' '.join(words)}` on the bare system …")
    script = f'cd {_CHECKOUT} && exec python3 tasks.py "$@" 2>&1'
    return bare.run("sh", "-c", script, "sh", *words, user=True, minutes=_MINUTES, **passed_on)
