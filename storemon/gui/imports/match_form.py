"""A form to set the kind of a file and the meaning of its columns by hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from storemon.core.file_spec import ColumnSpec, FileSpec, Match
from storemon.core.vocabulary import FileKind
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.kind_texts import column_text, kind_texts
from storemon.gui.widgets.messages import translate_if_message
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.selector import Selector
from storemon.services.import_service import FILE_SPECS, spec_of

_FIXED_ROWS: Final = 2


class MatchForm(QWidget):
    """One selector for the kind and one per required column; `matched` carries a `Match` once all are set."""

    matched = Signal(object)

    def __init__(self, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._columns: Sequence[str] = ()
        self._filling = False
        self.body = plain_label("", "mutedBody", wraps=True)
        self.kind = Selector(icons, self.tr("What the file contains"))
        self.kind.addItem(self.tr("Choose…"), "")
        for spec in FILE_SPECS:
            self.kind.addItem(kind_texts(spec.kind).title, spec.kind)
        self.kind.currentIndexChanged.connect(self._kind_changed)
        self.header = Selector(icons, self.tr("First line"))
        self.header.addItems([self.tr("Column names"), self.tr("Data, like the other rows")])
        self.header.currentIndexChanged.connect(self._emit_match)
        self.hint = plain_label("", "muted", wraps=True)
        self.selectors: dict[str, Selector] = {}
        self._form = QFormLayout()
        self._form.setHorizontalSpacing(12)
        self._form.setVerticalSpacing(8)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._add(self.tr("Contains"), self.kind)
        self._add(self.tr("First line"), self.header)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.body)
        layout.addLayout(self._form)
        layout.addWidget(self.hint)

    def _add(self, text: str, selector: Selector) -> None:
        label = plain_label(text, "muted", wraps=True)
        label.setFixedHeight(32)
        label.setBuddy(selector)
        self._form.addRow(label, selector)

    def show_columns(self, columns: Sequence[str], match: Match | None) -> None:
        """Offer the columns of a file; `match`: the earlier selection."""
        shown = self.kind.currentData(), self._positions(), self._columns
        if match is not None and shown == (match.kind, match.positions, columns):
            return
        self._filling = True
        self._columns = columns
        self.kind.setCurrentIndex(self.kind.findData(match.kind) if match else 0)
        self.header.setCurrentIndex(0 if match is None or match.has_header else 1)
        self._make_selectors(match)
        self._filling = False
        self._show_text()

    def _make_selectors(self, match: Match | None) -> None:
        while self._form.rowCount() > _FIXED_ROWS:
            self._form.removeRow(_FIXED_ROWS)
        self.selectors = {}
        spec = self._spec()
        self._form.setRowVisible(self.header, spec is not None)
        if spec is None:
            return
        guessed = match.positions if match else guess(self._columns, spec.every_column)
        for name in (column.name for column in spec.every_column):
            text = column_text(spec.kind, name)
            selector = Selector(self._icons, text)
            needed = name in {column.name for column in spec.columns}
            selector.addItem(self.tr("Choose…") if needed else self.tr("None"))
            for place, column in enumerate(self._columns):
                selector.addItem(translate_if_message(column) or self.tr("Column {n}").format(n=place + 1))
            selector.setCurrentIndex(guessed.get(name, -1) + 1)
            selector.currentIndexChanged.connect(self._emit_match)
            self._add(text, selector)
            self.selectors[name] = selector

    def _spec(self) -> FileSpec | None:
        """Return the spec of the selected kind; None while none is selected."""
        kind = self.kind.currentData()
        return spec_of(FileKind(kind)) if kind else None

    @Slot()
    def _kind_changed(self) -> None:
        if not self._filling:
            self._make_selectors(None)
            self._emit_match()

    @Slot()
    def _emit_match(self) -> None:
        if self._filling:
            return
        self._show_text()
        positions = self._positions()
        if positions is not None:
            kind = FileKind(str(self.kind.currentData()))
            self.matched.emit(Match(kind, positions, self.header.currentIndex() == 0))

    def _positions(self) -> dict[str, int] | None:
        """Return the position of each column; None while a choice is missing or invalid."""
        places = {name: selector.currentIndex() - 1 for name, selector in self.selectors.items()}
        places = {name: place for name, place in places.items() if place >= 0}
        spec = self._spec()
        complete = spec is not None and spec.is_enough(places)
        return places if complete and len(set(places.values())) == len(places) else None

    def _show_text(self) -> None:
        places = [selector.currentIndex() for selector in self.selectors.values()]
        chosen = [place for place in places if place > 0]
        twice = len(set(chosen)) < len(chosen)
        self.hint.setText(self.tr("Each column can be used once only.") if twice else "")
        self.hint.setVisible(twice)
        self.body.setText(
            self.tr("This file was not recognized. Choose what it contains and which column is which.")
            if self._positions() is None
            else self.tr("Columns matched by you.")
        )


def guess(titles: Sequence[str], columns: Sequence[ColumnSpec]) -> dict[str, int]:
    """Return the positions of titles that resemble columns, by column name."""
    found: dict[str, int] = {}
    for column in columns:
        for hint in column.hints:
            places = [
                place
                for place, title in enumerate(titles)
                if hint in title.lower() and place not in found.values()
            ]
            if places:
                found[column.name] = places[0]
                break
    return found
