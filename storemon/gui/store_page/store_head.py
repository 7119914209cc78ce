"""The head of a store's page: back link, name and facts of the store, previous and next store."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from storemon.gui.figures.state_text import state_text
from storemon.gui.report.age import Age
from storemon.gui.report.platform_switch import PlatformSwitch
from storemon.gui.report.report_text import platforms_text
from storemon.gui.report.store_rows import StoreRows
from storemon.gui.report.update_chip import UpdateChip
from storemon.gui.store_page.finding_line import FindingLine
from storemon.gui.widgets.dynamic_property import set_dynamic
from storemon.gui.widgets.editable_title import EditableTitle
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.format import count
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.theme import Theme
from storemon.gui.widgets.zone_names import zone_name

LONGEST_NAME = 200


class StoreHead(QWidget):
    """`step` carries −1 for the previous store of the table, 1 for the next one."""

    back = Signal()
    step = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.back_button = QPushButton(self.tr("Back"))
        self.back_button.setObjectName("backLink")
        icons.put(self.back_button, "arrow-left", "accent")
        self.back_button.clicked.connect(self.back)
        # Not the button's own shortcut: setting a button's text clears it.
        self.back_keys = QShortcut(QKeySequence(QKeySequence.StandardKey.Back), self)
        self.back_keys.activated.connect(self.back)
        self.title = EditableTitle(icons, LONGEST_NAME)
        self.title.name_for(self.tr("Rename store"), self.tr("No name: the id is shown"))
        self.state = ElidedLabel("storeState")
        self.facts = ElidedLabel("muted")
        self._facts: list[str] = []
        self._age = Age()
        self._shown: tuple[StoreRows, int] | None = None
        self.chip = UpdateChip()
        self.platform = PlatformSwitch(icons)
        self.findings = FindingLine(icons, theme)
        self.place = QLabel()
        self.place.setObjectName("muted")
        self.before = self._arrow(icons, "chevron-left", self.tr("Previous store"), "Alt+Up")
        self.before.clicked.connect(lambda: self.step.emit(-1))
        self.after = self._arrow(icons, "chevron-right", self.tr("Next store"), "Alt+Down")
        self.after.clicked.connect(lambda: self.step.emit(1))
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(self.facts)
        column.addWidget(self.findings)
        self.tools = QHBoxLayout()
        self.tools.setSpacing(8)
        for widget in (self.chip, self.platform, self.place, self.before, self.after):
            self.tools.addWidget(widget)
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addLayout(column, 1)
        across.addLayout(self.tools)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.back_button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(across)

    def lead_back_to(self, page: str) -> None:
        """Show the name of the page that `back` leads to."""
        self.back_button.setText(page)
        self.back_button.setAccessibleName(self.tr("Back to {page}").format(page=page))
        keys = self.back_keys.key().toString(QKeySequence.SequenceFormat.NativeText)
        self.back_button.setToolTip(self.tr("Back to {page} ({keys})").format(page=page, keys=keys))

    def show_store(self, rows: StoreRows, store: int) -> None:
        """Show name, state, id, zone and group of the store at a position in the report."""
        table, labels = rows.table, rows.labels
        self._shown = rows, store
        self.title.show_text(rows.title(store), labels.names[store])
        zone = zone_name(table.zones[store])
        if table.zone_assumed[store]:
            zone = self.tr("{zone} (assumed)").format(zone=zone)
        facts = [table.store_ids[store]] if labels.names[store] else []
        facts += [zone] + ([labels.groups[store]] if labels.groups[store] else [])
        if text := platforms_text(rows).removesuffix(" · "):
            facts.append(text)
        self._facts = facts
        self._show_facts()

    def show_age(self, age: Age) -> None:
        """Show the report's age; texts say "now" only if it is current."""
        self._age = age
        self._show_facts()

    def _show_facts(self) -> None:
        self.facts.setText(" · ".join(filter(None, (*self._facts, self._age.text))))
        if self._shown is not None:
            said = state_text(*self._shown, present=self._age.present)
            self.state.setText(f"\N{BLACK CIRCLE} {said.text}")
            self.state.setVisible(bool(said.text))
            set_dynamic(self.state, "level", said.tone)

    def show_place(self, row: int, rows: int) -> None:
        """Show the store's row in the table; −1 if it is filtered out."""
        shown = self.tr("{n} of {total}").format(n=count(row + 1), total=count(rows)) if row >= 0 else ""
        self.place.setText(shown)
        self.before.setEnabled(row > 0)
        self.after.setEnabled(0 <= row < rows - 1)

    def _arrow(self, icons: Icons, icon: str, name: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName("squareButton")
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setShortcut(QKeySequence(keys))
        button.setIconSize(QSize(20, 20))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        icons.put(button, icon, "text")
        return button
