"""Everything focusable has an accessible name and can be reached with the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QScrollBar,
    QTableView,
    QTextBrowser,
    QToolButton,
    QWidget,
)

from storemon.gui.maintenance.crash_dialog import CrashDialog
from storemon.gui.maintenance.diagnostics_dialog import DiagnosticsDialog
from storemon.gui.settings.move_dialog import MoveDialog
from storemon.gui.settings.settings_dialog import SettingsDialog
from storemon.gui.store_page.sales_dialog import SalesDialog
from storemon.gui.widgets.confirm import Confirm
from storemon.gui.widgets.daypart_settings import STARTS, WEIGHTS
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.theme import Theme
from storemon.services.diagnostics import DiagnosticsFile
from tests.app_window import AppWindow
from tests.gui.conftest import REFUSED, import_now

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# Internal parts of Qt widgets: the widget they belong to has a name.
_PARTS = (QHeaderView, QMenu, QMenuBar, QScrollBar)


def controls(root: QWidget) -> Iterator[QWidget]:
    for widget in root.findChildren(QWidget):
        parent = widget.parentWidget()
        inside = isinstance(parent, (QAbstractSpinBox, QComboBox)) or (
            isinstance(parent, QAbstractScrollArea) and widget is parent.viewport()
        )
        internal = inside or widget.objectName().startswith("qt_") or isinstance(widget, _PARTS)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not internal and not _of_a_list(widget):
            yield widget


def _of_a_list(widget: QWidget) -> bool:
    window = widget.window()
    return window.windowType() == Qt.WindowType.Popup and isinstance(window.parentWidget(), QComboBox)


def nameless(root: QWidget) -> list[str]:
    found = []
    for widget in controls(root):
        interface = QAccessible.queryAccessibleInterface(widget)
        empty = isinstance(widget, QLabel) and not widget.text()
        if not interface.text(QAccessible.Text.Name).strip() and not empty:
            found.append(f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}")
    return found


_Role = QAccessible.Role
# The accessible role of each kind of widget. Checkable ones expose their state.
_ROLES: tuple[tuple[type[QWidget], set[QAccessible.Role]], ...] = (
    (QRadioButton, {_Role.RadioButton}),
    (QCheckBox, {_Role.CheckBox}),
    (QPushButton, {_Role.Button, _Role.ButtonMenu, _Role.RadioButton}),
    (QToolButton, {_Role.Button, _Role.ButtonMenu, _Role.CheckBox}),
    (QComboBox, {_Role.ComboBox}),
    (QAbstractSpinBox, {_Role.SpinBox}),
    (QLineEdit, {_Role.EditableText}),
    (QPlainTextEdit, {_Role.EditableText}),
    (QTextBrowser, {_Role.EditableText, _Role.StaticText, _Role.WebDocument}),
    (QTableView, {_Role.Table}),
    (QListView, {_Role.List}),
    (QLabel, {_Role.StaticText}),
)


def misnamed_roles(root: QWidget) -> list[str]:
    """Return the controls with a wrong accessible role, or none."""
    found = []
    for widget in controls(root):
        role = QAccessible.queryAccessibleInterface(widget).role()
        kinds = next((roles for kind, roles in _ROLES if isinstance(widget, kind)), None)
        if role == _Role.NoRole or (kinds is not None and role not in kinds):
            found.append(f"{type(widget).__name__} {widget.accessibleName()} is {role}")
    return found


def unreached(root: QWidget) -> list[str]:
    """Return the visible controls that are not in a window's accessibility tree."""
    reached = {id(one.object()) for one in tree(root)}
    return [
        f"{type(widget).__name__} {widget.accessibleName()}"
        for widget in controls(root)
        if widget.isVisible() and widget.window() is root and id(widget) not in reached
    ]


@pytest.fixture
def full(qtbot: QtBot, window: AppWindow, files: list[Path]) -> AppWindow:
    with files[2].open("a", encoding="utf-8") as file:
        file.write(REFUSED)
    with qtbot.waitSignal(window.session.imports.finished):
        import_now(qtbot, window, files)
    qtbot.waitUntil(window.menus["generate"].isEnabled)
    with qtbot.waitSignal(window.session.report_shown):
        window.menus["generate"].trigger()
    return window


def test_every_control_of_the_window_has_a_name(qtbot: QtBot, full: AppWindow, tmp_path: Path) -> None:
    assert full.session.rows is not None
    full.navigator.open_store(full.session.rows.table.store_ids[0])
    (tmp_path / "odd.csv").write_text("a,b,c\n1,2,3\n")
    full.import_files([tmp_path / "odd.csv"])
    qtbot.waitUntil(lambda: full.session.reviewing and full.review.detail.entry is not None)
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    assert not nameless(full), nameless(full)
    assert not misnamed_roles(full), misnamed_roles(full)


@pytest.mark.parametrize("page", ["overview", "stores", "hours", "imports", "reports", "store"])
def test_a_screen_reader_comes_to_every_control_of_a_page_from_the_window(
    qtbot: QtBot, full: AppWindow, page: str
) -> None:
    """Uses Qt's own interfaces, which the system's bus passes on; test machines have no bus."""
    if page == "store" and full.session.rows is not None:
        full.navigator.open_store(full.session.rows.table.store_ids[0])
    else:
        full.navigator.show(page)
    qtbot.waitUntil(lambda: not full.session.runner.busy)
    qtbot.waitUntil(lambda: not unreached(full))


# What Qt's bridge to AT-SPI calls an invalid or unknown role.
_UNKNOWN = {_Role.NoRole, _Role.Grip, _Role.Sound, _Role.Caret, _Role.Indicator, _Role.Clock}


def test_nothing_in_the_window_has_a_role_that_the_system_does_not_know(full: AppWindow) -> None:
    full.navigator.show("stores")
    found = list(tree(full))
    assert len(found) > 500
    strange = [one for one in found if one.role() in _UNKNOWN or one.role().value >= _Role.UserRole.value]
    assert [(type(one.object()).__name__, one.role()) for one in strange] == []


def test_every_control_of_the_dialogs_has_a_name(qtbot: QtBot, full: AppWindow) -> None:
    full.menus["settings"].trigger()
    full.imports.refused_wanted.emit(next(r for r in full.imports.model.records if r.refused))
    full.menus["restore"].trigger()
    Confirm(full, "Sure?", "Words", "Yes", lambda: None).open()
    MoveDialog(full, "Moving").open()
    SalesDialog(full, "nord", "$", 100.0, None, lambda _: None).open()
    CrashDialog("Details", full).open()
    DiagnosticsDialog([DiagnosticsFile("log.txt", "text")], full).open()
    full.actions_bar.options.open_below(full.actions_bar.generate.options_button)
    qtbot.waitUntil(lambda: len(full.findChildren(QDialog)) >= 8)
    dialogs = full.findChildren(QDialog)
    assert {dialog.windowTitle() for dialog in dialogs} >= {"Settings", "Rows that were not used", "Moving"}
    for dialog in dialogs:
        assert dialog.windowTitle()
        assert not nameless(dialog), nameless(dialog)
        assert not misnamed_roles(dialog), misnamed_roles(dialog)
        assert not unreached(dialog), unreached(dialog)
    assert not nameless(full.actions_bar.options), nameless(full.actions_bar.options)
    full.actions_bar.options.hide()


def walk(root: QWidget, key: Qt.Key) -> list[QWidget]:
    """Press a key until the focus returns to the start; return the controls on the way."""
    seen: list[QWidget] = []
    for _ in range(200):
        widget = QApplication.focusWidget()
        if widget is None or (seen and widget is seen[0]):
            break
        seen.append(widget)
        QTest.keyClick(widget, key)
    return seen


@pytest.mark.parametrize("page", ["overview", "stores", "hours", "imports", "store", "review"])
def test_tab_reaches_every_control_of_a_page_and_is_trapped_by_none(
    qtbot: QtBot, full: AppWindow, tmp_path: Path, page: str
) -> None:
    with qtbot.waitActive(full):
        full.activateWindow()
    if page == "store" and full.session.rows is not None:
        full.navigator.open_store(full.session.rows.table.store_ids[0])
    elif page == "review":
        (tmp_path / "odd.csv").write_text("a,b,c\n1,2,3\n")
        full.import_files([tmp_path / "odd.csv"])
        qtbot.waitUntil(lambda: full.session.reviewing and not full.session.runner.busy)
        full.review.detail.form.kind.setCurrentIndex(1)
    else:
        full.navigator.show(page)
    expected = {
        widget
        for widget in controls(full)
        if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    full.rail.findChildren(QWidget)[0].setFocus()
    forward = walk(full, Qt.Key.Key_Tab)
    missed = [type(widget).__name__ + widget.objectName() for widget in expected - set(forward)]
    # Of the page buttons and of radio buttons, Tab reaches one and the arrow keys the others.
    assert [name for name in missed if "rail" not in name and "segment" not in name] == []
    assert set(walk(full, Qt.Key.Key_Backtab)) == set(forward)


def test_the_focus_goes_through_the_settings_from_top_to_bottom(
    qtbot: QtBot, theme: Theme, preferences: Preferences
) -> None:
    preferences.sales_on = True
    dialog = SettingsDialog(theme, Icons(theme, theme), preferences)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    # A time of day takes one step for its hours and one for its minutes.
    way = [field for field, _ in groupby(walk(dialog, Qt.Key.Key_Tab))]
    page = dialog.reports
    names = ["target", "method", "reach", "first_report", "update_report"]
    names += ["sales_on", "currency", "sales_per_hour"]
    names += [name for pair in zip(STARTS, WEIGHTS, strict=True) for name in pair]
    fields = [field for name in names for field in page.editors[name].fields]
    assert way == [dialog.sections, *fields, dialog.defaults, dialog.close_button]


def tree(root: QWidget) -> Iterator[QAccessibleInterface]:
    """Return everything in a window's accessibility tree except the content of tables."""
    waiting = [QAccessible.queryAccessibleInterface(root)]
    while waiting:
        found = waiting.pop()
        yield found
        if found.role() not in {QAccessible.Role.Table, QAccessible.Role.Tree}:
            children = [found.child(place) for place in range(found.childCount())]
            waiting += [child for child in children if child.isValid()]


def test_buttons_of_which_one_holds_are_no_boxes_to_check(full: AppWindow) -> None:
    role = QAccessible.Role
    found = {one.text(QAccessible.Text.Name): one.role() for one in tree(full.rail)}
    pages = {name: found[name] for name in ("Stores", "Hours", "Imports")}
    assert set(pages.values()) == {role.RadioButton}
    groups = (full.overview.groups, full.store.outages, full.hours.tiles, full.rail)
    buttons = [one for group in groups for one in tree(group) if one.state().checkable]
    assert len(buttons) >= 12
    roles = {one.text(QAccessible.Text.Name): one.role() for one in buttons}
    assert {kind for name, kind in roles.items() if "table" not in name} == {role.RadioButton}
    checked = [one for one in tree(full.rail) if one.state().checked]
    assert len(checked) == 1


def test_every_list_to_choose_from_has_a_name_on_every_system(full: AppWindow) -> None:
    full.menus["settings"].trigger()
    settings = full.settings_controller.dialog
    assert settings is not None
    selectors = [*full.findChildren(QComboBox), *settings.findChildren(QComboBox)]
    assert len(selectors) >= 8
    for box in selectors:
        interface = QAccessible.queryAccessibleInterface(box)
        labels = [
            one.text(QAccessible.Text.Name)
            for one, kind in interface.relations(QAccessible.RelationFlag.Label)
        ]
        assert box.accessibleName() in labels
        assert box.view().accessibleName() == box.accessibleName()


def test_nothing_that_can_be_pressed_is_without_a_name(full: AppWindow) -> None:
    role = QAccessible.Role
    pressed = {role.Button, role.ButtonMenu, role.CheckBox, role.RadioButton, role.List}
    names = [
        (one.text(QAccessible.Text.Name), one.rect().getRect()) for one in tree(full) if one.role() in pressed
    ]
    assert [place for name, place in names if not name.strip()] == []
    assert [name for name, _ in names if name != name.strip()] == []
