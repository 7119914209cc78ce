"""The address of the release list that the installed program checks for a newer version."""

from __future__ import annotations

import os
import tomllib

from resources.installer import console


def address() -> str:
    """Return the address of the list: pyproject's url `Releases`, else that of the repository on GitHub.

    GitHub's machines know the repository that they build. Elsewhere there may be none; the result is then
    empty, and the built program does not offer to check for updates.
    """
    project = tomllib.loads((console.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    if told := project.get("urls", {}).get("Releases"):
        return str(told)
    repository = os.environ.get("GITHUB_REPOSITORY")
    return f"https://github.com/{repository}/releases.atom" if repository else ""
