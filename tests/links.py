"""Symbolic links, where they can be made."""

from __future__ import annotations

from pathlib import Path

import pytest


def link(place: Path, target: Path | str) -> None:
    """Make a link, or skip the test: Windows lets only some users, and wine only says that it does."""
    try:
        place.symlink_to(target)
    except OSError:
        pytest.skip("this user may make no links")
    if not place.is_symlink():
        pytest.skip("wine makes no links")
