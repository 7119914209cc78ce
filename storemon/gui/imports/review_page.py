"""The review: the dropped files, what importing them will do, and a button to confirm."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from storemon.gui.imports.review_detail import ReviewDetail
from storemon.gui.imports.review_model import ReviewModel
from storemon.gui.imports.review_table import ReviewTable
from storemon.gui.session.review import Entry, Review, State
from storemon.gui.widgets.format import plural
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.page_head import page_head
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.theme import Theme
from storemon.override import override

_ROW, _HEADER, _EDGES = 40, 38, 4
_MOST_ROWS = 6
_MOST_WARNINGS = 4


class ReviewPage(QWidget):
    """Enter imports what can be imported, Esc cancels; the files belong to a `Review`."""

    confirmed = Signal()
    cancelled = Signal()
    matched = Signal(object, object)
    answered = Signal(object, object)
    left_out = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choice_made = self._choosing = False
        self._theme, self._icons = theme, icons

    def build(self) -> Iterator[object]:
        """Create the content in steps."""
        theme = self._theme
        self.model = ReviewModel(theme, self._icons, self)
        self.table = ReviewTable(theme, self.model, self.tr("Files to import"), row=_ROW, header=_HEADER)
        self.table.selectionModel().currentRowChanged.connect(self._current_changed)
        yield None
        self.detail = ReviewDetail(theme, self._icons)
        yield None
        self.detail.matched.connect(self.matched)
        self.detail.answered.connect(self.answered)
        self.detail.left_out.connect(self.left_out)
        self.summary = QLabel()
        self.summary.setObjectName("muted")
        self.warnings = plain_label("", "strong", wraps=True)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.setAutoDefault(True)
        self.cancel_button.clicked.connect(self.cancelled)
        self.button = QPushButton()
        self.button.setObjectName("primary")
        self.button.setMinimumWidth(144)
        self.button.setEnabled(False)
        self.button.setAutoDefault(True)
        self.button.clicked.connect(self.confirmed)
        self._lay_out()
        yield None

    def _lay_out(self) -> None:
        head = page_head(
            self.tr("Review before importing"),
            (self.summary, self.warnings),
            (self.cancel_button, self.button),
        )
        self._frame = self.table.framed()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 24)
        layout.setSpacing(16)
        layout.addLayout(head)
        layout.addWidget(self._frame)
        layout.addWidget(self.detail, 1)

    def show_review(self, review: Review) -> None:
        """Show another list of files; the selected one stays selected if it is still listed."""
        chosen = self.detail.entry
        self.model.show_entries(review.entries)
        shown = min(max(len(review.entries), 1), _MOST_ROWS)
        self._frame.setFixedHeight(_HEADER + _ROW * shown + _EDGES)
        if chosen not in review.entries:
            self._choice_made = False
            chosen = None
        self._choose(chosen or _first_to_show(review.entries))
        self._show_review(review)

    def refresh(self, review: Review, entry: Entry) -> None:
        """Update one file; unless the user selected a file, show the first that needs attention."""
        self.model.refresh(entry)
        if entry is self.detail.entry:
            self.detail.show_entry(entry)
        if entry.preview is not None and not self._choice_made:
            self._choose(_first_to_show(review.entries))
        self._show_review(review)

    def _choose(self, entry: Entry | None) -> None:
        if entry is not None:
            flags = QItemSelectionModel.SelectionFlag
            index = self.model.index(self.model.entries.index(entry), 0)
            self._choosing = True
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self._choosing = False
        if entry is not self.detail.entry:
            self.detail.show_entry(entry)

    def _show_review(self, review: Review) -> None:
        ready = sum(entry.importable for entry in review.entries)
        files = plural(self.tr, "Import 1 file|Import {n} files", ready)
        self.button.setText(files if ready else self.tr("Import"))
        if review.busy:
            self.button.setText(self.tr("Checking…"))
        self.button.setEnabled(ready > 0 and not review.busy)
        self.summary.setText(self._summary(review, ready))
        warned = [] if review.busy else _warnings(review.entries)
        self.warnings.setText("\n".join(warned))
        self.warnings.setVisible(bool(warned))

    def _summary(self, review: Review, ready: int) -> str:
        total = len(review.entries)
        if review.busy:
            return plural(self.tr, "Checking the file…|Checking {n} files…", total)
        if not ready:
            if any(entry.state is State.ASKS for entry in review.entries):
                return self.tr("Answer the question below to import.")
            return plural(
                self.tr,
                "This file cannot be imported as it is.|None of these files can be imported as they are.",
                total,
            )
        usable = [entry for entry in review.entries if entry.importable]
        skipped = sum(entry.skipped for entry in usable)
        if ready == total:
            text = plural(self.tr, "The file is ready.|All {n} files are ready.", total)
        else:
            text = self.tr("{n} of {total} files can be imported.").format(n=ready, total=total)
        if skipped:
            text += " " + plural(self.tr, "1 row will be skipped.|{n} rows will be skipped.", skipped)
        asking = sum(entry.state is State.ASKS for entry in review.entries)
        if asking:
            text += " " + plural(self.tr, "1 file needs an answer.|{n} files need an answer.", asking)
        return text + " " + self.tr("Nothing is imported yet.")

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Import on Enter and cancel on Esc, wherever on the page the focus is."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if self.button.isEnabled():
                self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() == Qt.Key.Key_Delete and self.detail.entry is not None:
            self.left_out.emit(self.detail.entry)
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:  # noqa: ARG002  # Qt's signal
        if current.isValid():
            self._choice_made = self._choice_made or not self._choosing
            self.detail.show_entry(self.model.entries[current.row()])


def _warnings(entries: list[Entry]) -> list[str]:
    """Return the warnings of the files that would be imported, with file names; if many, the first few."""
    found = [
        translate_message(warning)
        if len(entries) == 1
        else f"{entry.input_file.name}: {translate_message(warning)}"
        for entry in entries
        if entry.importable and entry.preview is not None
        for warning in entry.preview.warnings
    ]
    return found if len(found) <= _MOST_WARNINGS else [*found[: _MOST_WARNINGS - 1], "…"]


def _first_to_show(entries: list[Entry]) -> Entry | None:
    """Return the file to show first: one that cannot be imported, or skips rows, or has a note."""
    for states in ({State.BROKEN, State.USELESS, State.UNMATCHED, State.ASKS}, {State.SKIPS}):
        for entry in entries:
            if entry.state in states:
                return entry
    seen = [entry for entry in entries if entry.preview is not None]
    warned = (entry for entry in seen if entry.preview is not None and entry.preview.warnings)
    noted = (entry for entry in seen if entry.preview is not None and entry.preview.notes)
    return next(warned, None) or next(noted, entries[0] if entries else None)
