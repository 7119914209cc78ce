"""The list of features: each is declared completely, and can be omitted."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings

from storemon.core.vocabulary import ReportRequest
from storemon.gui.declarations import Feature, menu_entries
from storemon.gui.features import FEATURES
from storemon.gui.startup import load_controller
from storemon.services.sample import SampleFiles, make_sample
from storemon.services.workspace import Workspace
from tests.app_window import AppWindow

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

PAGES = [feature.name for feature in FEATURES if feature.title or feature.under]


def small_sample(folder: Path) -> SampleFiles:
    return make_sample(folder, stores=6, days=7.75)


def window_of(qtbot: QtBot, settings: QSettings, database: Path, features: tuple[Feature, ...]) -> AppWindow:
    window = AppWindow(lambda progress: Workspace.open(database, progress), small_sample, settings, features)
    qtbot.addWidget(window)
    return window


@pytest.mark.parametrize("left_out", [feature.name for feature in FEATURES])
def test_everything_else_works_without_a_feature(
    qtbot: QtBot, settings: QSettings, tmp_path: Path, left_out: str
) -> None:
    features = tuple(feature for feature in FEATURES if feature.name != left_out)
    window = window_of(qtbot, settings, tmp_path / "window.db", features)
    with qtbot.waitSignal(window.ready):
        window.show()
    session = window.session
    with qtbot.waitSignal(session.opened):
        pass
    with qtbot.waitSignal(session.report_shown):
        session.imports.finished.connect(lambda: window.reports.generate(ReportRequest()))
        session.import_sample()
    assert session.rows is not None
    for name in PAGES:
        if name == "store":
            window.navigator.open_store(session.rows.table.store_ids[0])
        else:
            window.navigator.show(name)
        assert (window.navigator.page == name) == (name != left_out)
    for entry in menu_entries(features):
        if not entry.submenu:
            assert window.menus[entry.name].text()
    qtbot.waitUntil(lambda: not session.runner.busy)
    window.close()


def test_each_feature_is_one_folder_that_is_in_the_list() -> None:
    found = {
        value.name: path.parent.name
        for path in (Path(__file__).parents[2] / "storemon" / "gui").glob("*/feature.py")
        for value in vars(importlib.import_module(f"storemon.gui.{path.parent.name}.feature")).values()
        if isinstance(value, Feature)
    }
    assert found.keys() == {feature.name for feature in FEATURES}
    for feature in FEATURES:
        assert feature.controller.startswith(f"storemon.gui.{found[feature.name]}.")
        assert callable(load_controller(feature))


def test_no_two_features_have_a_name_or_keys_in_common() -> None:
    entries = menu_entries(FEATURES)
    names = [feature.name for feature in FEATURES]
    keys = [key for entry in entries for key in entry.keys]
    assert len(set(names)) == len(names)
    assert len({entry.name for entry in entries}) == len(entries)
    assert len(set(keys)) == len(keys)


@pytest.mark.logs_warnings
def test_a_feature_that_cannot_be_loaded_is_reported(
    qtbot: QtBot, settings: QSettings, tmp_path: Path
) -> None:
    broken = Feature("broken", "storemon.gui.nowhere:Controller")
    window = window_of(qtbot, settings, tmp_path / "window.db", (*FEATURES, broken))
    window.show()
    qtbot.waitUntil(lambda: bool(window.banners.banners))
    assert "nowhere" in window.banners.banners[0].detail.text()
