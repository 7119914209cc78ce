"""Where a package keeps its resource files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from storemon.gui.widgets import resources


def test_a_package_knows_where_its_licences_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resources, "resource_folder", lambda: tmp_path / "resources")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert resources.licences_folder() is None
    (tmp_path / "licences").mkdir()
    assert resources.licences_folder() == tmp_path / "licences"


def test_a_checkout_has_no_folder_of_licences() -> None:
    assert resources.licences_folder() is None
