"""One file of the review: how it was read, remarks, and its first rows."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from storemon.gui.imports.match_form import MatchForm
from storemon.gui.imports.questions_form import QuestionsForm
from storemon.gui.imports.review_remarks import Remarks
from storemon.gui.imports.sample_rows import SampleTable
from storemon.gui.session.review import Entry, State
from storemon.gui.widgets.elided_label import ElidedLabel
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.kind_texts import kind_texts
from storemon.gui.widgets.plain_label import plain_label
from storemon.gui.widgets.theme import Theme

if TYPE_CHECKING:
    from storemon.core.choices import Question
    from storemon.core.file_spec import Match
    from storemon.core.preview import Preview

_SIDE = 360


class ReviewDetail(QFrame):
    """Emits an `Entry`, `matched` with the `Match` made by hand, `answered` with question-value pairs."""

    matched = Signal(object, object)
    answered = Signal(object, object)
    left_out = Signal(object)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.entry: Entry | None = None
        self.name = ElidedLabel("panelTitle")
        self.facts = plain_label("", "muted")
        self.leave = QPushButton(self.tr("Remove"))
        self.leave.setObjectName("quiet")
        self.leave.setToolTip(self.tr("Take this file off the list"))
        self.leave.clicked.connect(self._leave_clicked)
        self.form = MatchForm(icons)
        self.form.matched.connect(self._matched)
        self.questions = QuestionsForm(icons)
        self.questions.answered.connect(self._answered)
        self.remarks = Remarks()
        self.rows = SampleTable(theme)
        self.frame = self.rows.framed()
        self.quiet = QLabel()
        self.quiet.setObjectName("mutedBody")
        self.quiet.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()

    def _lay_out(self) -> None:
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self.name)
        texts.addWidget(self.facts)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addLayout(texts, 1)
        head.addWidget(self.leave, 0, Qt.AlignmentFlag.AlignTop)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(12)
        column.addWidget(self.form)
        column.addWidget(self.questions)
        column.addWidget(self.remarks)
        column.addStretch()
        self.side = QScrollArea()
        self.side.setObjectName("plainScroll")
        self.side.setWidgetResizable(True)
        self.side.setFrameShape(QFrame.Shape.NoFrame)
        self.side.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.side.setFixedWidth(_SIDE)
        self.side.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.side.setWidget(inside)
        across = QHBoxLayout()
        across.setSpacing(12)
        across.addWidget(self.side)
        across.addWidget(self.frame, 1)
        across.addWidget(self.quiet, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addLayout(across, 1)

    def show_entry(self, entry: Entry | None) -> None:
        """Show a file of the list, or nothing."""
        self.setVisible(entry is not None)
        preview = entry.preview if entry else None
        again = entry is not None and entry is self.entry and preview is None
        self.entry = entry
        if entry is None or again:
            # Keep showing a file while it is examined again.
            return
        self.name.setText(entry.input_file.name)
        self.facts.setText(self._facts(preview))
        remarked = self.remarks.show_preview(preview)
        by_hand = preview is not None and (entry.match is not None or entry.state is State.UNMATCHED)
        if by_hand and preview is not None:
            self.form.show_columns(preview.columns, entry.match)
        self.form.setVisible(by_hand)
        asked = self.questions.show_questions(preview.questions if preview else [])
        self.questions.setVisible(asked)
        self.remarks.setVisible(remarked)
        self.side.setVisible(remarked or by_hand or asked)
        self.side.verticalScrollBar().setValue(0)
        self.rows.show_preview(preview)
        seen = preview is not None and bool(preview.first_rows)
        self.frame.setVisible(seen)
        self.quiet.setVisible(not seen)
        self.quiet.setText(self.tr("Checking…") if preview is None else self.tr("There are no rows to show."))

    def _facts(self, preview: Preview | None) -> str:
        if preview is None or not preview.columns:
            return ""
        if preview.is_sheet:
            facts = [self.tr("Spreadsheet")]
        else:
            separators = {
                ",": self.tr("comma"),
                ";": self.tr("semicolon"),
                "\t": self.tr("tab"),
                "|": self.tr("vertical bar"),
            }
            separator = separators[preview.delimiter]
            facts = [preview.encoding, self.tr("separated by {sign}").format(sign=separator)]
        if preview.match is not None:
            facts.insert(0, kind_texts(preview.match.kind).title)
            if not preview.match.has_header:
                facts.append(self.tr("no header line"))
        return " · ".join(facts)

    @Slot(object)
    def _matched(self, match: Match) -> None:
        if self.entry is not None:
            self.matched.emit(self.entry, match)

    @Slot(object)
    def _answered(self, answers: Sequence[tuple[Question, str]]) -> None:
        if self.entry is not None:
            self.answered.emit(self.entry, answers)

    @Slot()
    def _leave_clicked(self) -> None:
        if self.entry is not None:
            self.left_out.emit(self.entry)
