"""The settings: sections on the leading side, the selected one next to them. Changes apply immediately."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from storemon.gui.settings.settings_page import SettingsPage
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.preferences import Preferences
from storemon.gui.widgets.setting import Page
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from storemon.gui.settings.settings_data import DataSettings

_SIZE: Final = QSize(760, 548)
_SECTIONS_WIDTH: Final = 184
_WRITTEN_AFTER: Final = 300


class SettingsDialog(QDialog):
    """Shows the preferences; there is nothing to confirm, and Esc closes it.

    Only the first section is made immediately: the others are made one at a time later, or when selected.
    """

    def __init__(
        self, theme: Theme, icons: Icons, preferences: Preferences, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Settings"))
        self._icons = icons
        self._preferences = preferences
        self._theme = theme
        self.data: DataSettings | None = None
        """The section of the data folder, once it is made."""
        self._makers: dict[int, Callable[[], SettingsPage]] = {}
        self._rows: dict[Page, int] = {}
        self._making = QTimer(self, interval=0)
        self._making.timeout.connect(self._make_next)
        self.sections = QListWidget()
        self.sections.setObjectName("sections")
        self.sections.setAccessibleName(self.tr("Sections"))
        self.sections.setFixedWidth(_SECTIONS_WIDTH)
        self.sections.setIconSize(QSize(18, 18))
        self._pages = QStackedWidget()
        self.sections.currentRowChanged.connect(self._show_section)
        self._lay_out()
        self.add(Page.REPORTS, "activity", lambda: self.reports)
        self.add(Page.APPEARANCE, "palette", lambda: self.look)
        self.add(Page.MESSAGES, "bell", lambda: self.notices)
        theme.changed.connect(self._tint)
        # One update for several changes, such as those of a turning mouse wheel.
        self._writing = QTimer(self, singleShot=True, interval=_WRITTEN_AFTER)
        self._writing.timeout.connect(self._check)
        preferences.changed.connect(self._writing.start)
        self.sections.setCurrentRow(0)
        self.sections.setFocus()
        self.resize(_SIZE)

    @functools.cached_property
    def reports(self) -> SettingsPage:
        """The section of reports."""
        return self._section(Page.REPORTS)

    @functools.cached_property
    def look(self) -> SettingsPage:
        """The section of the window's appearance."""
        return self._section(Page.APPEARANCE)

    @functools.cached_property
    def notices(self) -> SettingsPage:
        """The section of messages."""
        return self._section(Page.MESSAGES)

    def _section(self, page: Page) -> SettingsPage:
        section = SettingsPage(self._theme, self._icons, self._preferences)
        section.add_settings(page)
        return section

    def add(self, page: Page, icon: str, make: Callable[[], SettingsPage]) -> None:
        """Add a section below the others; its page is made later."""
        text = section_title(page)
        item = QListWidgetItem(text)
        item.setData(Qt.ItemDataRole.UserRole, icon)
        item.setSizeHint(QSize(0, 36))
        self.sections.addItem(item)
        self._rows[page] = self.sections.row(item)
        self._makers[self._pages.addWidget(_scroll_area(text))] = make
        self._tint()
        self._making.start()

    def show_setting(self, page: Page, name: str) -> None:
        """Show the section of a page, with the focus on the setting of that name."""
        row = self._rows[page]
        self.sections.setCurrentRow(row)
        area = self._pages.widget(row)
        section = area.widget() if isinstance(area, QScrollArea) else None
        if isinstance(area, QScrollArea) and isinstance(section, SettingsPage):
            field = section.field(name)
            area.ensureWidgetVisible(field)
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(int)
    def _show_section(self, row: int) -> None:
        self._make(row)
        self._pages.setCurrentIndex(row)

    @Slot()
    def _make_next(self) -> None:
        if self._makers:
            self._make(min(self._makers))
        else:
            self._making.stop()

    def _make(self, row: int) -> None:
        make, area = self._makers.pop(row, None), self._pages.widget(row)
        if make is None or not isinstance(area, QScrollArea):
            return
        page = make()
        area.setWidget(page)
        for last in page.findChildren(QWidget)[-1:]:
            QWidget.setTabOrder(last, self.defaults)
        QWidget.setTabOrder(self.defaults, self.close_button)

    def _lay_out(self) -> None:
        self.defaults = QPushButton(self.tr("Restore defaults"))
        self.defaults.setObjectName("quiet")
        self.defaults.setAutoDefault(False)
        self.defaults.clicked.connect(self._restore)
        self.unkept = plain_label("", "strong", wraps=True)
        self.unkept.hide()
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addWidget(self.defaults)
        foot.addStretch()
        foot.addWidget(self.close_button)
        beside = QVBoxLayout()
        beside.setContentsMargins(24, 20, 24, 16)
        beside.setSpacing(12)
        beside.addWidget(self._pages, 1)
        beside.addWidget(self.unkept)
        beside.addLayout(foot)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.sections)
        layout.addLayout(beside, 1)

    @Slot()
    def _tint(self) -> None:
        for row in range(self.sections.count()):
            item = self.sections.item(row)
            picture = self._icons.pixmap(str(item.data(Qt.ItemDataRole.UserRole)), "muted", 18, 3.0)
            item.setIcon(QIcon(picture))

    @Slot()
    def _check(self) -> None:
        kept = self._preferences.can_be_kept()
        self.unkept.setVisible(not kept)
        if not kept:
            text = self.tr("{file} cannot be written: these settings last until storemon is closed.")
            self.unkept.setText(text.format(file=self._preferences.settings.fileName()))

    @Slot()
    def _restore(self) -> None:
        self._preferences.restore_defaults()


def section_title(page: Page) -> str:
    """Return the title of a section of the settings."""
    titles = {
        Page.REPORTS: QCoreApplication.translate("SettingsDialog", "Reports"),
        Page.APPEARANCE: QCoreApplication.translate("SettingsDialog", "Appearance"),
        Page.MESSAGES: QCoreApplication.translate("SettingsDialog", "Messages"),
        Page.DATA: QCoreApplication.translate("SettingsDialog", "Data folder"),
    }
    return titles[page]


def _scroll_area(name: str) -> QScrollArea:
    area = QScrollArea()
    area.setObjectName("plainScroll")
    area.setAccessibleName(name)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    return area
