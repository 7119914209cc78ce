"""The card of files in watched folders that need an answer from the user."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from storemon.core.watched import WatchedFile
from storemon.gui.automation.choice_table import ChoiceTable
from storemon.gui.widgets.card import Card
from storemon.gui.widgets.list_model import ListColumn
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.theme import Theme

_ROWS: Final = 2


class WaitingCard(Card):
    """`review_wanted` and `ignore_wanted` carry the selected file."""

    review_wanted = Signal(object)
    ignore_wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__("")
        self.show_text(self.tr("Waiting for you"))
        self._files: Sequence[WatchedFile] = ()
        self.table = ChoiceTable(theme, self.tr("Waiting for you"))
        self.table.setFixedHeight(self.table.height_for(_ROWS))
        self.table.doubleClicked.connect(self._review)
        self.review = QPushButton(self.tr("Review…"))
        self.review.clicked.connect(self._review)
        self.ignore = QPushButton(self.tr("Ignore"))
        self.ignore.setToolTip(self.tr("Leave the file where it is and do not import it"))
        self.ignore.clicked.connect(lambda: self._tell(self.ignore_wanted.emit))
        self.body.addWidget(self.table)
        self.body.addStretch()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.review)
        row.addWidget(self.ignore)
        row.addStretch()
        self.body.addLayout(row)

    def show_files(self, files: Sequence[WatchedFile]) -> None:
        """List the files; the card is hidden if there are none."""
        self._files = files
        names = [Path(one.path).name for one in files]
        reasons = [translate_message(one.reason) for one in files]
        self.table.show_rows(
            [
                ListColumn(
                    self.tr("File"), names.__getitem__, width=150, whole=lambda item: files[item].path
                ),
                ListColumn(self.tr("Why it waits"), reasons.__getitem__),
            ],
            len(files),
        )
        self.setVisible(bool(files))

    @Slot()
    def _review(self) -> None:
        self._tell(self.review_wanted.emit)

    def _tell(self, emit: Callable[[WatchedFile], object]) -> None:
        row = self.table.chosen
        if row is not None and row < len(self._files):
            emit(self._files[row])
