"""A bare system in a folder, with one user, to run commands in."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from resources.installer import console

USER = "manager"
HOME = f"/home/{USER}"
# State files of apt and its helpers.
OF_THE_SYSTEM = (
    "var/cache/",
    "var/lib/apt/",
    "var/lib/dpkg/",
    "var/log/",
    "proc/",
    "sys/",
    "dev/",
    "tmp/",
    "srv/",
    "home/",
)
MADE_BY_SYSTEM = ("etc/ld.so.cache",)


class Bare:
    """The bare system and its one user."""

    def __init__(self, place: Path) -> None:
        self.place = place

    def command(self, *words: str, user: bool = False, **environment: str) -> list[str]:
        """Return a command that runs the words inside; it mounts /proc for itself."""
        inside = ["--userspec", f"{USER}:{USER}"] if user else []
        path = "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"
        settings = [
            path,
            f"HOME={HOME if user else '/root'}",
            "LANG=C.UTF-8",
            "DEBIAN_FRONTEND=noninteractive",
        ]
        settings += [f"{name}={value}" for name, value in environment.items()]
        mount = f"mount -t proc proc '{self.place}/proc' && exec \"$@\""
        entered = ["chroot", *inside, str(self.place), "/usr/bin/env", "-i", *settings, *words]
        return ["unshare", "--mount", "sh", "-c", mount, "sh", *entered]

    def run(self, *words: str, user: bool = False, minutes: float = 10, **environment: str) -> str:
        """Run words inside and return their output; stop if they fail."""
        ended = subprocess.run(
            self.command(*words, user=user, **environment),
            capture_output=True,
            text=True,
            check=False,
            timeout=60 * minutes,
        )
        if ended.returncode:
            raise console.Stop(
                f"In the bare system, {' '.join(words)} failed:\n{ended.stdout[-3000:]}{ended.stderr[-3000:]}"
            )
        return ended.stdout

    def storemon(self, *words: str) -> str:
        """Run the installed program as the user."""
        return self.run("storemon", *words, user=True)

    def apt(self, *words: str) -> None:
        """Run apt-get."""
        self.run("apt-get", "-qq", "-y", "--no-install-recommends", *words)

    def files(self) -> set[str]:
        """List all files except those that the system itself keeps changing."""
        found = set()
        for folder, _, names in os.walk(self.place):
            found |= {str(Path(folder, name).relative_to(self.place)) for name in names}
        return {name for name in found if not name.startswith(OF_THE_SYSTEM) and name not in MADE_BY_SYSTEM}
