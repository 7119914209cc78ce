from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QPushButton

from storemon.gui.widgets.dialog_layout import button_row, dialog_column
from storemon.gui.widgets.plain_label import plain_label

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_buttons_are_at_the_end_of_their_row_but_for_those_apart(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    copy, cancel, save = (QPushButton(text) for text in ("Copy", "Cancel", "Save"))
    column = dialog_column(dialog)
    column.addLayout(button_row(cancel, save, apart=(copy,)))
    dialog.resize(600, 200)
    dialog.show()
    left, right = column.contentsMargins().left(), column.contentsMargins().right()
    assert copy.x() == left
    assert cancel.x() - copy.geometry().right() > 200
    assert 0 < save.x() - cancel.geometry().right() <= 9
    assert save.geometry().right() + 1 + right == dialog.width()


def test_a_label_shows_markup_as_it_is_and_wraps_where_asked(qtbot: QtBot) -> None:
    one, two = (plain_label("<b>Grill</b> " * 20, "muted", wraps=wraps) for wraps in (False, True))
    for label in (one, two):
        qtbot.addWidget(label)
        label.show()
    plain = one.fontMetrics().horizontalAdvance(one.text())
    assert one.sizeHint().width() >= plain > 1000
    assert two.heightForWidth(300) > 2 * one.sizeHint().height()
