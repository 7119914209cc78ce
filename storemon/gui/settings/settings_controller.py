"""Opens the settings, and keeps the menu of themes in step with them."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QActionGroup

from storemon.gui.context import Context
from storemon.gui.search_sources import Hit
from storemon.gui.session.settings_edit import SettingsEdit, Values, report_settings, values_of
from storemon.gui.settings.data_move import DataMove
from storemon.gui.settings.settings_data import DataSettings
from storemon.gui.settings.settings_dialog import SettingsDialog, section_title
from storemon.gui.widgets.setting import Page, setting_text


class SettingsController(QObject):
    """Connects the menu with the settings; `dialog`: None unless they are open."""

    def __init__(self, context: Context) -> None:
        super().__init__(context.window)
        self._context = context
        self.dialog: SettingsDialog | None = None
        self._before: Values = {}
        # Not a child of the dialog: its work may end after the dialog is closed.
        self._move = DataMove(context.session, context.preferences, self)
        action = context.menus["settings"]
        action.triggered.connect(self.show_settings)
        action.setEnabled(True)
        self._themes = QActionGroup(self)
        menu = context.menus.submenu("theme")
        for choice, text in (
            ("system", self.tr("&System default")),
            ("light", self.tr("&Light")),
            ("dark", self.tr("&Dark")),
        ):
            theme = menu.addAction(text)
            theme.setCheckable(True)
            theme.setData(choice)
            self._themes.addAction(theme)
        self._themes.triggered.connect(self._theme_chosen)
        context.preferences.changed.connect(self._preference_changed)
        self._preference_changed("theme")
        context.search.add(self._hits)

    def _hits(self, _text: str) -> list[Hit]:
        """Return all settings: a few dozen."""
        settings = self.tr("Settings")
        return [
            Hit(
                setting_text(row.name or row.text),
                f"{settings} › {section_title(row.page)}",
                partial(self.show_setting, row.page, preference.name),
                f"{setting_text(row.text)} {setting_text(row.group)} {setting_text(row.hint)}",
            )
            for preference, row in self._context.preferences.rows()
        ]

    def show_setting(self, page: Page, name: str) -> None:
        """Open the settings at one of them."""
        self.show_settings()
        if self.dialog is not None:
            self.dialog.show_setting(page, name)

    @Slot()
    def show_settings(self) -> None:
        """Open the settings, or bring them to the front."""
        context = self._context
        if self.dialog is None:
            self.dialog = SettingsDialog(context.theme, context.icons, context.preferences, context.window)
            self._add_data(self.dialog)
            self._before = values_of(context.preferences, report_settings())
            self.dialog.finished.connect(self._closed)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def _add_data(self, dialog: SettingsDialog) -> None:
        dialog.add(Page.DATA, "folder", lambda: self._data_page(dialog))

    def _data_page(self, dialog: SettingsDialog) -> DataSettings:
        context, session = self._context, self._context.session
        page = DataSettings(
            context.theme,
            context.icons,
            context.preferences,
            self._move,
            lambda: session.runner.busy or session.reviewing,
        )
        workspace = session.workspace
        if workspace is not None and not workspace.is_file:
            page.show_server(str(workspace.place))
        elif not session.movable:
            page.fix()
        dialog.data = page
        return page

    @Slot()
    def _closed(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None
        back = SettingsEdit.back_to(self._context.preferences, self._before)
        if back is not None:
            self._context.edits.add(back)

    @Slot(str)
    def _preference_changed(self, name: str) -> None:
        if name == "theme":
            for action in self._themes.actions():
                action.setChecked(action.data() == self._context.preferences.theme)

    @Slot(QAction)
    def _theme_chosen(self, action: QAction) -> None:
        self._context.preferences.theme = str(action.data())
