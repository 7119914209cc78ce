"""Targets of groups: set in the dialog, and named wherever a store is compared with one."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from storemon.core.targets import Targets
from storemon.core.vocabulary import Verdict
from storemon.gui.figures.figure_text import own_target_text, targets_text
from storemon.gui.figures.fleet_figures import Fleet
from storemon.gui.overview.fleet_strip import FleetStrip
from storemon.gui.overview.groups_card import GroupsCard
from storemon.gui.report.store_columns import Column
from storemon.gui.targets.targets_dialog import TargetsDialog
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from tests.app_window import AppWindow
from tests.gui.fleets import four_stores

EASY = Targets(9_900, {"South": 0})


def test_a_group_gets_a_target_of_its_own_and_gives_it_back(qtbot: QtBot, preferences: Preferences) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = TargetsDialog(parent, preferences, ["North", "South"])
    assert dialog.list.item(1).text() == "South: same as all stores"
    dialog.list.setCurrentRow(1)
    dialog.its_own.click()
    dialog.share.setValue(97.5)
    assert preferences.group_targets == {"South": 9_750}
    assert [dialog.list.item(row).text() for row in range(2)] == ["North: same as all stores", "South: 97.5%"]
    assert preferences.targets.of("south") == 9_750
    dialog.list.setCurrentRow(0)
    assert not dialog.share.isEnabled()
    dialog.list.setCurrentRow(1)
    assert dialog.its_own.isChecked()
    dialog.like_all.click()
    assert preferences.group_targets == {}


def test_the_verdict_in_the_table_names_the_target_where_groups_have_their_own() -> None:
    rows = four_stores()
    plain, own = rows.judged(Targets()), rows.judged(EASY)
    south = rows.labels.groups.index("south")
    spec = Column.TARGET.spec
    assert spec.text(plain, south, 0.0) == "Missed"
    assert spec.note(plain, south) == ""
    assert spec.text(own, south, 0.0) == "0% met"
    assert spec.note(own, south) == "Target of south: 0%"
    other = next(place for place, group in enumerate(rows.labels.groups) if group != "south")
    assert spec.note(own, other) == "Target of all stores: 99%"


def test_the_strip_says_that_groups_have_their_own_target(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    strip = FleetStrip(theme, preferences)
    qtbot.addWidget(strip)
    strip.show_fleet(Fleet.of(four_stores()))
    assert (strip.target.caption.text(), strip.target.toolTip()) == ("Target 99% met", "")
    preferences.group_targets = {"south": 0, "elsewhere": 5_000}
    assert strip.target.caption.text() == "Target of each group met"
    assert "Group south: 0%" in strip.target.toolTip()
    assert "elsewhere" not in strip.target.toolTip()


def test_the_fleet_counts_each_store_by_its_own_target() -> None:
    fleet = Fleet.of(four_stores())
    strict, easy = fleet.verdicts(Targets()), fleet.verdicts(EASY)
    assert easy[Verdict.MISSED] < strict[Verdict.MISSED]
    assert fleet.has_own(EASY)
    assert not fleet.has_own(Targets(9_900, {"nowhere": 0}))


def test_groups_are_listed_with_their_target_and_how_many_met_it(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    preferences.group_targets = {"south": 0}
    card = GroupsCard(theme, preferences)
    qtbot.addWidget(card)
    card.resize(900, 300)
    card.show_fleet(Fleet.of(four_stores()))
    columns = {column.title: column for column in card.list.list.columns}
    south = [total.label for total in card.totals].index("south")
    stores = card.totals[south].stores
    assert columns["Target"].text(south) == "0%"
    assert columns["Met"].text(south) == f"{stores} of {stores}"
    card.by.choose(1)
    card.by.chosen.emit(1)
    assert "Target" not in {column.title for column in card.list.list.columns}


def test_texts_name_the_group_whose_target_counts() -> None:
    assert own_target_text(EASY, "south") == "target of south"
    assert own_target_text(EASY, "north") == ""
    assert targets_text(EASY, ["south", "", "north"]) == "All other stores: 99%\nGroup south: 0%"


def test_the_menu_leads_to_the_targets_once_there_are_groups(qtbot: QtBot, window: AppWindow) -> None:
    window.session.import_sample()
    entry = window.menus["targets"]
    qtbot.waitUntil(entry.isEnabled)
    entry.trigger()
    dialogs = window.findChildren(TargetsDialog)
    assert len(dialogs) == 1
    groups = {dialogs[0].list.item(row).text() for row in range(dialogs[0].list.count())}
    assert any(text.endswith("as all stores") for text in groups)
    dialogs[0].leave.click()
