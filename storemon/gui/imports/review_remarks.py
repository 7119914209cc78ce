"""Remarks on one file of the review: why it cannot be imported, what will be skipped, what looks odd."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from storemon.gui.widgets.format import count, plural
from storemon.gui.widgets.messages import translate_message
from storemon.gui.widgets.plain_label import plain_label

if TYPE_CHECKING:
    from storemon.core.preview import Preview, Problem
    from storemon.errors import UserError

_MOST_PROBLEMS: Final = 12
_LONGEST_EXAMPLE: Final = 120


class Remarks(QWidget):
    """A column of plain text; empty if there is nothing to remark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self.texts: list[str] = []

    def show_preview(self, preview: Preview | None) -> bool:
        """Show the remarks on a file; return whether there are any."""
        while (item := self._layout.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.texts = []
        if preview is not None:
            if preview.error is not None:
                self._add_error(preview.error, "bad" if preview.match or not preview.columns else "notice")
            for warning in preview.warnings:
                self._add_box((translate_message(warning),), "notice")
            if preview.problems:
                self._add_problems(preview)
            if preview.notes:
                self._head(self.tr("Good to know"))
                for note in preview.notes:
                    self._show_text(translate_message(note), "muted")
        return bool(self.texts)

    def _add_error(self, error: UserError, tone: str) -> None:
        self._add_box(
            [translate_message(text) for text in (error.what, error.why, error.remedy) if text], tone
        )

    def _add_box(self, texts: Sequence[str], tone: str) -> None:
        """Add a box with these texts, the first in bold."""
        box = QFrame()
        box.setObjectName("remark")
        box.setProperty("tone", tone)
        inside = QVBoxLayout(box)
        inside.setContentsMargins(12, 10, 12, 10)
        inside.setSpacing(4)
        for text in texts:
            inside.addWidget(_label(text, "muted" if text is not texts[0] else "strong"))
            self.texts.append(text)
        self._layout.addWidget(box)
        self._layout.addSpacing(8)

    def _add_problems(self, preview: Preview) -> None:
        shown = preview.problems[:_MOST_PROBLEMS]
        for head, saved in (
            (self.tr("Skipped unless you answer above"), True),
            (self.tr("Will be skipped"), False),
        ):
            mine = [problem for problem in shown if problem.may_be_saved == saved]
            if mine:
                self._head(head)
            for problem in mine:
                self._add_problem(problem, at_least=not preview.complete)
        rest = preview.problems[_MOST_PROBLEMS:]
        if rest:
            rows = sum(problem.rows for problem in rest)
            self._show_text(
                self.tr("{rows} for {reasons}").format(
                    rows=plural(self.tr, "1 row|{n} rows", rows),
                    reasons=plural(self.tr, "1 more reason|{n} more reasons", len(rest)),
                ),
                "muted",
            )

    def _add_problem(self, problem: Problem, *, at_least: bool) -> None:
        rows = plural(self.tr, "1 row|{n} rows", problem.rows)
        if at_least:
            rows = self.tr("at least {rows}").format(rows=rows)
        self._show_text(f"{translate_message(problem.reason)} · {rows}", "body")
        text = " ".join(problem.first.text.split())
        if len(text) > _LONGEST_EXAMPLE:
            text = text[:_LONGEST_EXAMPLE] + "…"
        self._show_text(
            self.tr("Line {line}: {text}").format(line=count(problem.first.line), text=text), "muted"
        )
        self._layout.addSpacing(6)

    def _head(self, text: str) -> None:
        self._show_text(text, "strong")
        self._layout.addSpacing(2)

    def _show_text(self, text: str, name: str) -> None:
        self._layout.addWidget(_label(text, name))
        self.texts.append(text)


def _label(text: str, name: str) -> QLabel:
    label = plain_label(text, name, wraps=True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    # Zero-width breaks would end up in copied text, so long ids may run out of view instead.
    label.setMinimumWidth(1)
    return label
