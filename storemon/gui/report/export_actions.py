"""The exports as actions for menus."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QCoreApplication, QObject, Signal, SignalInstance
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from storemon.gui.report.export_kinds import ExportKind, Place, export_text
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.icons import Icons


class ExportActions(QObject):
    """`wanted` carries an `ExportKind`, and whether to export only the stores shown.

    `copy_wanted` carries the kind of a picture to copy to the clipboard. `about_to_show` is emitted before a
    menu with exports opens.
    """

    wanted = Signal(object, bool)
    copy_wanted = Signal(object)
    about_to_show = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.of = {kind: self._action(kind, shown=False) for kind in ExportKind}
        self.of_shown = {
            kind: self._action(kind, shown=True) for kind in ExportKind if kind.spec.listed == "stores"
        }
        self.hours_shown = self._action(ExportKind.HOURS, shown=True)
        self.of[ExportKind.WORKBOOK].setShortcuts(
            [QKeySequence("Ctrl+E"), QKeySequence(QKeySequence.StandardKey.Save)]
        )
        self.shown = QMenu(window)
        self.shown.addActions(list(self.of_shown.values()))
        self.pictures = QMenu(self.tr("Chart as p&icture"), window)
        self.pictures.addActions([self.of[kind] for kind in ExportKind.at(Place.PICTURE)])
        self.store = QMenu(window)
        self.store.addActions([self.of[kind] for kind in ExportKind.at(Place.STORE)])
        self.offer(report=False, answers=False, shown=0, total=0, store="")

    def request(self, kind: ExportKind) -> None:
        """Ask for a file about all stores, or about the current store, depending on the kind."""
        self.wanted.emit(kind, False)  # noqa: FBT003  # a signal

    def serve(self, save: SignalInstance, copy: SignalInstance, kind: ExportKind) -> None:
        """Connect two signals to a picture: `save` writes a file, `copy` copies to the clipboard."""
        save.connect(partial(self.request, kind))
        copy.connect(partial(self.copy_wanted.emit, kind))

    def fill(self, menu: QMenu) -> None:
        """Add the exports of a report and of a store to a menu."""
        menu.addActions([self.of[kind] for kind in ExportKind.at(Place.REPORT)])
        menu.addMenu(self.pictures)
        menu.addMenu(self.shown)
        menu.addSeparator()
        menu.addMenu(self.store)
        menu.aboutToShow.connect(self.about_to_show)

    def fill_hours(self, menu: QMenu) -> None:
        """Add the exports of the hours page to a menu."""
        menu.addActions([self.of[ExportKind.HOURS], self.hours_shown])

    def offer(self, *, report: bool, answers: bool, shown: int, total: int, store: str) -> None:
        """Enable the exports that are available; `store`: title of the current store, empty if none."""
        for kind, action in (*self.of.items(), *self.of_shown.items()):
            action.setEnabled(report and (answers or not kind.spec.answers))
        only = plural(self.tr, "Only the 1 store &shown|Only the {n} stores &shown", shown)
        self.shown.setTitle(only if shown < total else self.tr("All stores in the order &shown"))
        self.shown.setEnabled(report and shown > 0)
        # Show an ampersand as such: Qt takes it as a mnemonic.
        self.store.setTitle(_short(store).replace("&", "&&") if store else self.tr("Store"))
        self.store.setEnabled(report and bool(store))

    def offer_hours(self, shown: int, total: int) -> None:
        """Enable exporting only the stores shown on the hours page, if there are any."""
        only = plural(self.tr, "Only the 1 store &shown…|Only the {n} stores &shown…", shown)
        self.hours_shown.setText(only if shown < total else self.tr("All in the order &shown…"))
        self.hours_shown.setEnabled(shown > 0)

    def _action(self, kind: ExportKind, *, shown: bool) -> QAction:
        action = QAction(export_text(kind.spec.text), self)
        action.triggered.connect(partial(self.wanted.emit, kind, shown))
        return action


def export_button(icons: Icons) -> QPushButton:
    """Return a page's export button; the caller fills its menu."""
    text = QCoreApplication.translate("ExportActions", "Export")
    button = QPushButton("\u2002" + text)
    button.setAccessibleName(text)
    icons.put(button, "download", "text")
    button.setMenu(QMenu(button))
    return button


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39] + "…"
