"""The monkey's actions on the windows of this process, each with a sentence to print."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import (
    QAction,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QWheelEvent,
    QWindow,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QWidget
from shiboken6 import isValid

from tests.app_window import AppWindow

_K = Qt.Key
_NO: Final = Qt.KeyboardModifier.NoModifier
_BUTTONS: Final = (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton)
_ANY: Final = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction | Qt.DropAction.LinkAction
_MODIFIERS: Final = (_NO, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier)
_KEYS: Final = (
    *(_K.Key_Tab, _K.Key_Tab, _K.Key_Backtab, _K.Key_Return, _K.Key_Return, _K.Key_Escape, _K.Key_Escape),
    *(_K.Key_Up, _K.Key_Down, _K.Key_Down, _K.Key_Left, _K.Key_Right, _K.Key_Home, _K.Key_End, _K.Key_Space),
    *(_K.Key_PageDown, _K.Key_PageUp, _K.Key_Delete, _K.Key_Backspace, _K.Key_F1, _K.Key_F2, _K.Key_F4),
)
_SHORTCUTS: Final = "1234rfzac,"
_WORDS: Final = ("nord", "chicago", "denver", "99", "0", "25 Jan 2023", "<b>", "é", "257406274628879000", " ")
_SIZES: Final = ((960, 512), (1100, 640), (1280, 800), (1700, 1000), (700, 300))


class Hands:
    """Chooses a random action and applies it to `window`, or to whatever is on top of it."""

    def __init__(self, rng: random.Random, window: AppWindow, files: Sequence[Path]) -> None:
        self._rng = rng
        self._window = window
        self._files = files
        self._ways: list[tuple[int, Callable[[], str]]] = [
            (30, self._click),
            (10, self._click_somewhere),
            (16, self._key),
            (8, self._shortcut),
            (8, self._type),
            (6, self._drag),
            (5, self._wheel),
            (5, self._drop),
            (6, self._choose_action),
            (4, self._open_menu),
            (3, self._resize),
            (3, self._look),
            (1, self._close),
        ]

    def act(self) -> str:
        """Do something; return what it was."""
        top = self._top()
        if isinstance(top, QFileDialog):
            return self._answer_files(top)
        weights = [weight for weight, _ in self._ways]
        (chosen,) = self._rng.choices(self._ways, weights)
        return chosen[1]()

    def _top(self) -> QWidget:
        """Return the window that a user could click: a list or menu, a dialog, or one of the others."""
        over = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if over is not None and over.isVisible():
            return over
        others = [one for one in QApplication.topLevelWidgets() if one.isVisible() and one.isWindow()]
        return self._rng.choice(others) if others and self._rng.random() < 0.4 else self._window

    def _place(self, top: QWidget) -> tuple[QWidget, QPoint]:
        """Return the window and a random point in one of its usable widgets, in the window's coordinates."""
        inside = [
            one
            for one in top.findChildren(QWidget)
            if one.isVisible() and one.isEnabled() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        if not inside:
            return top, self._somewhere(top.rect())
        chosen = self._rng.choice(inside)
        place = chosen.mapTo(top, self._somewhere(chosen.rect()))
        # Anything scrolled out of view cannot be clicked.
        return top, place if top.rect().contains(place) else self._somewhere(top.rect())

    def _somewhere(self, rect: QRect) -> QPoint:
        rng = self._rng
        return QPoint(rng.randint(0, max(0, rect.width() - 1)), rng.randint(0, max(0, rect.height() - 1)))

    def _press(self, top: QWidget, place: QPoint) -> str:
        handle = _handle(top)
        if handle is None:
            return "nothing to click"
        button = self._rng.choices(_BUTTONS, (5, 1))[0]
        keys = self._rng.choices(_MODIFIERS, (12, 1, 1))[0]
        double = self._rng.random() < 0.15
        said = f"{button.name} {keys.name} at {place.x()}, {place.y()} of {_called(top)}"
        (QTest.mouseDClick if double else QTest.mouseClick)(handle, button, keys, place)
        return f"{'double click' if double else 'click'} {said}"

    def _click(self) -> str:
        return self._press(*self._place(self._top()))

    def _click_somewhere(self) -> str:
        top = self._top()
        return self._press(top, self._somewhere(top.rect()))

    def _send_key(self, key: Qt.Key, keys: Qt.KeyboardModifier = _NO) -> str:
        handle = _handle(self._top())
        if handle is not None:
            QTest.keyClick(handle, key, keys)
        return f"key {key.name} {keys.name}"

    def _key(self) -> str:
        return self._send_key(self._rng.choice(_KEYS), self._rng.choices(_MODIFIERS, (10, 2, 1))[0])

    def _shortcut(self) -> str:
        letter = self._rng.choice(_SHORTCUTS)
        return self._send_key(Qt.Key(ord(letter.upper())), Qt.KeyboardModifier.ControlModifier)

    def _type(self) -> str:
        word = self._rng.choice(_WORDS)
        handle = _handle(self._top())
        if handle is not None and QApplication.focusWidget() is not None:
            for letter in word:
                for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                    if isValid(handle):
                        QApplication.sendEvent(handle, QKeyEvent(kind, 0, _NO, letter))
        return f"type {word!r}"

    def _drag(self) -> str:
        top, begin = self._place(self._top())
        handle = _handle(top)
        if handle is None:
            return "nothing to drag"
        end = self._somewhere(top.rect())
        said = f"drag from {begin.x()}, {begin.y()} to {end.x()}, {end.y()} of {_called(top)}"
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, _NO, begin)
        for step in range(1, 5):
            if isValid(handle):
                QTest.mouseMove(handle, begin + (end - begin) * step / 4)
        if isValid(handle):
            QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, _NO, end)
        return said

    def _wheel(self) -> str:
        top, place = self._place(self._top())
        handle = _handle(top)
        if handle is None:
            return "nothing to turn"
        by = self._rng.choice((-480, -120, 120, 480))
        keys = self._rng.choices(_MODIFIERS, (10, 1, 1))[0]
        event = QWheelEvent(
            QPointF(place),
            QPointF(top.mapToGlobal(place)),
            QPoint(),
            QPoint(0, by),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,  # not inverted
        )
        said = f"wheel {by} at {place.x()}, {place.y()} of {_called(top)}"
        QApplication.sendEvent(handle, event)
        return said

    def _drop(self) -> str:
        """Drop files on the window; skipped while a dialog is open."""
        if QApplication.activeModalWidget() is not None:
            return "no drop under a dialog"
        chosen = self._rng.sample(self._files, self._rng.randint(1, 4))
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in chosen])
        keys, left = self._rng.choice(_MODIFIERS), Qt.MouseButton.LeftButton
        place = self._somewhere(self._window.rect())
        enter = QDragEnterEvent(place, _ANY, data, left, keys)
        QApplication.sendEvent(self._window, enter)
        if not enter.isAccepted():
            return "drop refused"
        QApplication.sendEvent(self._window, QDragMoveEvent(place, _ANY, data, left, keys))
        dropped = QDropEvent(QPointF(place), _ANY, data, left, keys)
        QApplication.sendEvent(self._window, dropped)
        if dropped.dropAction() != Qt.DropAction.CopyAction:
            raise AssertionError(f"a drop answered {dropped.dropAction().name}")
        return f"drop {', '.join(path.name for path in chosen)}"

    def _choose_action(self) -> str:
        if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
            return "no menu under a dialog"
        actions = [one for one in _leaves(self._window.menuBar().actions()) if one.isEnabled()]
        chosen = self._rng.choice(actions)
        text = chosen.text()
        if chosen is self._window.menus["quit"] and self._rng.random() < 0.8:
            return "no quitting yet"
        chosen.trigger()
        return f"choose {text}"

    def _open_menu(self) -> str:
        if QApplication.activeModalWidget() is not None:
            return "no menu under a dialog"
        action = self._rng.choice(self._window.menuBar().actions())
        self._window.menuBar().setActiveAction(action)
        return f"open {action.text()}"

    def _resize(self) -> str:
        how = self._rng.randint(0, len(_SIZES) + 1)
        if how >= len(_SIZES):
            self._window.showMaximized() if how == len(_SIZES) else self._window.showNormal()
            return "maximize" if how == len(_SIZES) else "back to a normal size"
        self._window.resize(*_SIZES[how])
        return f"resize to {_SIZES[how]}"

    def _look(self) -> str:
        preferences = self._window.preferences
        preferences.theme = self._rng.choice(("light", "dark"))
        return f"theme {preferences.theme}"

    def _close(self) -> str:
        top = self._top()
        said = f"close {_called(top)}"
        top.close()
        return said

    def _answer_files(self, dialog: QFileDialog) -> str:
        """Choose a file or none; browsing the disk could change files that are not the monkey's."""
        if self._rng.random() < 0.4:
            dialog.reject()
            return "choose no file"
        if dialog.acceptMode() == QFileDialog.AcceptMode.AcceptSave:
            folder = self._files[0].parent.parent
            path = folder / self._rng.choice(("one.csv", "two.xlsx", "three", "four.png", "no folder/x.csv"))
        else:
            path = self._rng.choice(self._files)
        dialog.selectFile(str(path))
        self._send_key(Qt.Key.Key_Return)
        return f"choose the file {path.name}"


def _handle(top: QWidget) -> QWindow | None:
    """Return a window's system handle; a window that was never shown has none."""
    return top.windowHandle()


def _called(top: QWidget) -> str:
    return f"{type(top).__name__} {top.windowTitle()!r}"


def _leaves(actions: Sequence[QAction]) -> list[QAction]:
    """Return the actions of menus and submenus that do something."""
    found: list[QAction] = []
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            found += _leaves(menu.actions())
        elif not action.isSeparator():
            found.append(action)
    return found
