"""What can be exported, as actions for the menus that offer it."""

from __future__ import annotations

from enum import Enum
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from storemon.gui.widgets.format import plural
from storemon.gui.widgets.icons import Icons


class ExportKind(Enum):
    """What a person wants as a file."""

    WORKBOOK = 1
    CSV = 2
    CSV_ALL = 3
    OUTAGES = 4
    STORE_OUTAGES = 5
    FLEET_PAGE = 6
    HEAT_PICTURE = 7
    BARS_PICTURE = 8
    STORE_PAGE = 9
    WEEK_PICTURE = 10
    HOURS_PICTURE = 11
    HOURS = 12


TABLES: Final = (ExportKind.WORKBOOK, ExportKind.CSV, ExportKind.CSV_ALL, ExportKind.OUTAGES)
"""What can be had of the stores shown alone."""
PICTURES: Final = (ExportKind.HEAT_PICTURE, ExportKind.BARS_PICTURE)
OF_STORE: Final = (
    ExportKind.STORE_PAGE,
    ExportKind.STORE_OUTAGES,
    ExportKind.WEEK_PICTURE,
    ExportKind.HOURS_PICTURE,
)
PAPERS: Final = frozenset({*PICTURES, *OF_STORE, ExportKind.FLEET_PAGE}) - {ExportKind.STORE_OUTAGES}
"""What is drawn: pictures and pages."""
_NEED_ANSWERS: Final = frozenset(
    {
        ExportKind.OUTAGES,
        ExportKind.STORE_OUTAGES,
        ExportKind.HOURS,
        ExportKind.FLEET_PAGE,
        ExportKind.HEAT_PICTURE,
    }
)


class ExportActions(QObject):
    """`wanted` carries a `Wish`, and whether it is about the stores shown alone.

    `about_to_show` comes before a menu with them opens.
    """

    wanted = Signal(object, bool)
    about_to_show = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        words = {
            ExportKind.WORKBOOK: self.tr("&Excel workbook…"),
            ExportKind.CSV: self.tr("&CSV file…"),
            ExportKind.CSV_ALL: self.tr("CSV file with &all columns…"),
            ExportKind.OUTAGES: self.tr("&Outages as CSV file…"),
            ExportKind.STORE_OUTAGES: self.tr("&Outages as CSV file…"),
            ExportKind.FLEET_PAGE: self.tr("One-page &PDF…"),
            ExportKind.HEAT_PICTURE: self.tr("&Downtime by hour of the week…"),
            ExportKind.BARS_PICTURE: self.tr("&Stores by uptime…"),
            ExportKind.STORE_PAGE: self.tr("One-page &PDF…"),
            ExportKind.WEEK_PICTURE: self.tr("&Week as picture…"),
            ExportKind.HOURS_PICTURE: self.tr("Business &hours as picture…"),
            ExportKind.HOURS: self.tr("&Hours findings as CSV file…"),
        }
        self.of = {wish: self._action(text, wish, shown=False) for wish, text in words.items()}
        self.of_shown = {wish: self._action(words[wish], wish, shown=True) for wish in TABLES}
        self.hours_shown = self._action("", ExportKind.HOURS, shown=True)
        self.of[ExportKind.WORKBOOK].setShortcuts(
            [QKeySequence("Ctrl+E"), QKeySequence(QKeySequence.StandardKey.Save)]
        )
        self.shown = QMenu(window)
        self.shown.addActions(list(self.of_shown.values()))
        self.pictures = QMenu(self.tr("Chart as p&icture"), window)
        self.pictures.addActions([self.of[wish] for wish in PICTURES])
        self.store = QMenu(window)
        self.store.addActions([self.of[wish] for wish in OF_STORE])
        self.offer(report=False, answers=False, shown=0, total=0, store="")

    def want(self, wish: ExportKind) -> None:
        """Ask for a file about all stores, or about the one at hand."""
        self.wanted.emit(wish, False)  # noqa: FBT003  # a signal

    def fill(self, menu: QMenu) -> None:
        """Put everything into a menu."""
        menu.addActions([self.of[wish] for wish in (*TABLES, ExportKind.HOURS, ExportKind.FLEET_PAGE)])
        menu.addMenu(self.pictures)
        menu.addMenu(self.shown)
        menu.addSeparator()
        menu.addMenu(self.store)
        menu.aboutToShow.connect(self.about_to_show)

    def fill_hours(self, menu: QMenu) -> None:
        """Put into a menu what there is of the hours page."""
        menu.addActions([self.of[ExportKind.HOURS], self.hours_shown])

    def offer(self, *, report: bool, answers: bool, shown: int, total: int, store: str) -> None:
        """Let be chosen what there is; `store` is the title of the store at hand, empty for none."""
        for wish, action in (*self.of.items(), *self.of_shown.items()):
            action.setEnabled(report and (answers or wish not in _NEED_ANSWERS))
        only = plural(shown, self.tr("Only the 1 store &shown"), self.tr("Only the {n} stores &shown"))
        self.shown.setTitle(only if shown < total else self.tr("All stores in the order &shown"))
        self.shown.setEnabled(report and shown > 0)
        # An ampersand in a name is no key.
        self.store.setTitle(_short(store).replace("&", "&&") if store else self.tr("Store"))
        self.store.setEnabled(report and bool(store))

    def offer_hours(self, shown: int, total: int) -> None:
        """Let the stores on the hours page be chosen."""
        only = plural(shown, self.tr("Only the 1 store &shown…"), self.tr("Only the {n} stores &shown…"))
        self.hours_shown.setText(only if shown < total else self.tr("All in the order &shown…"))
        self.hours_shown.setEnabled(shown > 0)

    def _action(self, text: str, wish: ExportKind, *, shown: bool) -> QAction:
        action = QAction(text, self)
        action.triggered.connect(partial(self.wanted.emit, wish, shown))
        return action


def export_button(icons: Icons) -> QPushButton:
    """Return the one button that has a page's exports behind it; its menu is still to be filled."""
    text = QCoreApplication.translate("ExportActions", "Export")
    button = QPushButton("\u2002" + text)
    button.setAccessibleName(text)
    icons.put(button, "download", "text")
    button.setMenu(QMenu(button))
    return button


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"
