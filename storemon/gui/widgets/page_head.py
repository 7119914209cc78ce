"""The head of a page: its title, lines below it, and controls at the trailing edge."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget


def page_head(title: str, lines: Sequence[QWidget], controls: Sequence[QWidget] = ()) -> QHBoxLayout:
    """Lay out the head of a page."""
    label = QLabel(title)
    label.setObjectName("pageTitle")
    texts = QVBoxLayout()
    texts.setSpacing(2)
    head = QHBoxLayout()
    head.setSpacing(8)
    head.addLayout(texts, 1)
    for line in (label, *lines):
        texts.addWidget(line)
    for control in controls:
        head.addWidget(control)
    return head
