"""A page of the settings: named controls in a column, each with a short explanation."""

from __future__ import annotations

from functools import partial
from itertools import groupby
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from storemon.gui.settings.setting_editors import Editor, make_editor
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.setting import Page, Preference, Row, setting_text
from storemon.gui.widgets.theme import Theme


class SettingsPage(QWidget):
    """Shows the settings declared for a page; each change applies immediately.

    `editors`: by the names of the settings. Anything else on a page is added before `add_settings`.
    """

    def __init__(self, theme: Theme, icons: Icons, preferences: Preferences) -> None:
        super().__init__()
        self._theme, self._icons = theme, icons
        self._preferences = preferences
        self._showing = False
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.editors: dict[str, Editor] = {}
        self._shown: list[tuple[Preference[Any], Row, Editor]] = []

    def field(self, name: str) -> Any:  # each kind of setting has another widget
        """Return the widget that holds a setting's value."""
        return self.editors[name.strip("_")].fields[-1]

    def add_settings(self, page: Page) -> None:
        """Add all settings of a page below each other, and leave the rest of the height empty."""
        declared = [one for one in self._preferences.rows() if one[1].page is page]
        for group, settings in groupby(declared, key=lambda one: one[1].group):
            self.head(setting_text(group))
            for text, of_row in groupby(settings, key=lambda one: one[1].text):
                self._add_row(text, list(of_row))
        self._layout.addStretch()
        self._show()
        for preference, _, editor in self._shown:
            for change in editor.changes:
                change.connect(partial(self._keep, preference, editor))
        self._preferences.changed.connect(self._show)

    def _add_row(self, text: str, settings: list[tuple[Preference[Any], Row]]) -> None:
        controls: list[QWidget] = []
        for preference, row in settings:
            editor = make_editor(preference.kind, row, self._theme, self._icons)
            self.editors[preference.name.strip("_")] = editor
            self._shown.append((preference, row, editor))
            controls += editor.fields
        hint = "".join(setting_text(row.hint) for _, row in settings)
        self.row(setting_text(text), *controls, hint=hint)

    def head(self, text: str) -> None:
        """Begin a group of controls."""
        if self._layout.count():
            self._layout.addSpacing(16)
        self._layout.addWidget(plain_label(text, "panelTitle", wraps=True))
        line = QFrame()
        line.setObjectName("rule")
        line.setFixedHeight(1)
        self._layout.addWidget(line)
        self._layout.addSpacing(4)

    def row(self, text: str, *controls: QWidget, hint: str = "") -> None:
        """Add a row: its name, a muted hint below it, and the controls at the trailing edge."""
        name = plain_label(text, "body", wraps=True)
        name.setBuddy(controls[0])
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(name)
        if hint:
            column.addWidget(plain_label(hint, "faint", wraps=True))
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(8)
        row.addLayout(column, 1)
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
            if hint and not control.accessibleDescription():
                control.setAccessibleDescription(hint)
        self._layout.addWidget(whole)

    def line(self, widget: QWidget) -> None:
        """Add a widget below the others."""
        self._layout.addWidget(widget)

    def line_of_buttons(self, *buttons: QWidget) -> None:
        """Add buttons side by side, at the leading edge."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 8, 0, 12)
        row.setSpacing(8)
        for button in buttons:
            row.addWidget(button)
        row.addStretch()
        self._layout.addLayout(row)

    @Slot()
    def _show(self) -> None:
        self._showing = True
        for preference, row, editor in self._shown:
            editor.show(getattr(self._preferences, preference.name))
            editor.enable(row.needs(self._preferences))
        self._showing = False

    def _keep(self, preference: Preference[Any], editor: Editor, *_value: object) -> None:
        if self._showing:
            return
        value = editor.value()
        if preference.kind.parse(preference.kind.text(value)) is not None:
            setattr(self._preferences, preference.name, value)
        # What makes no sense gives way to the value before.
        self._show()
