"""What this account may do with the open database; the rest is disabled and explained in tooltips."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from storemon.gui.widgets.messages import translate_message
from storemon.override import override

if TYPE_CHECKING:
    from storemon.gui.session.session import Session


class Rights(QObject):
    """Follows the session's `access`; emits `changed` when it changes.

    `changes` and `reports` register what needs these rights: without them it stays disabled, whatever its
    feature sets, and its tooltip shows why.
    """

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        session.access_changed.connect(self.changed)

    @property
    def may_change(self) -> bool:
        """Whether imports, undos, names, hours and notes are allowed."""
        return self._session.access.changes

    @property
    def may_report(self) -> bool:
        """Whether reports may be made, kept and deleted."""
        return self._session.access.reports

    @property
    def why_no_changes(self) -> str:
        """Why nothing may be changed and what to do about it; empty if changes are allowed."""
        return "" if self.may_change else self._why

    @property
    def why_no_reports(self) -> str:
        """The same for reports."""
        return "" if self.may_report else self._why

    @property
    def _why(self) -> str:
        access = self._session.access
        return " ".join(translate_message(text) for text in (access.why, access.remedy) if text)

    def changes(self, *targets: QAction | QMenu | QWidget) -> None:
        """Register actions and widgets that change the data."""
        for target in targets:
            _Guard(self, target, lambda: self.why_no_changes)

    def reports(self, *targets: QAction | QMenu | QWidget) -> None:
        """Register actions and widgets that make, keep or delete reports."""
        for target in targets:
            _Guard(self, target, lambda: self.why_no_reports)


class _Guard(QObject):
    """Keeps one action or widget disabled while there is a reason, and remembers its feature's own state."""

    def __init__(self, rights: Rights, target: QAction | QMenu | QWidget, why: Callable[[], str]) -> None:
        super().__init__(target)
        self._target = target.menuAction() if isinstance(target, QMenu) else target
        self._why = why
        self._wanted, self._tip, self._held = True, "", False
        if isinstance(self._target, QAction):
            self._target.enabledChanged.connect(self._look)
            for menu in self._target.associatedObjects():
                if isinstance(menu, QMenu):
                    menu.setToolTipsVisible(True)
        else:
            self._target.installEventFilter(self)
        rights.changed.connect(self._follow)
        self._follow()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """React if the widget is enabled or gets another tooltip."""
        if event.type() == QEvent.Type.EnabledChange:
            self._look()
        elif event.type() == QEvent.Type.ToolTipChange and self._held:
            self._keep_tip()
        return False

    @Slot()
    def _look(self) -> None:
        if self._held and _is_enabled(self._target):
            self._wanted = True
            self._target.setEnabled(False)

    def _keep_tip(self) -> None:
        tip, why = self._target.toolTip(), self._why()
        if tip != why:
            self._tip = tip
            self._target.setToolTip(why)

    @Slot()
    def _follow(self) -> None:
        why = self._why()
        if why and not self._held:
            self._wanted, self._tip = _is_enabled(self._target), self._target.toolTip()
            self._held = True
            self._target.setEnabled(False)
        elif self._held and not why:
            self._held = False
            self._target.setEnabled(self._wanted)
            self._target.setToolTip(self._tip)
        if why:
            self._target.setToolTip(why)


def _is_enabled(target: QAction | QWidget) -> bool:
    """Return whether it is enabled itself, regardless of its parents."""
    if isinstance(target, QWidget):
        parent = target.parentWidget()
        return target.isEnabled() if parent is None else target.isEnabledTo(parent)
    return target.isEnabled()
