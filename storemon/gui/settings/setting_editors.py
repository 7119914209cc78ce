"""Editors of settings: the widgets for each kind of value."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from typing import Any, Final

from PySide6.QtCore import QTime, SignalInstance
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractSpinBox, QDoubleSpinBox, QLineEdit

from storemon.gui.widgets.format import LOCALE, time_of_day, weekday_name
from storemon.gui.widgets.icons import Icons
from storemon.gui.widgets.moment_fields import time_field
from storemon.gui.widgets.selector import Selector
from storemon.gui.widgets.setting import (
    Choice,
    ChoiceItem,
    Flag,
    Kind,
    Limit,
    Range,
    Row,
    ShortText,
    TimeOfDay,
    setting_text,
)
from storemon.gui.widgets.switch import Switch
from storemon.gui.widgets.theme import Theme, body_font

_FIELD: Final = 176
_SELECTOR_EDGES: Final = 52
"""What a drop-down list needs besides its text: borders, padding and the arrow."""
_SHORT: Final = 96
_MICROS: Final = 1000
"""µs of a millisecond."""
_EVENING: Final = time(18, 30)


@dataclass(frozen=True, slots=True)
class Editor:
    """The `fields` of a setting, the last of which holds the value, what shows and what reads one.

    `changes` are emitted when the user has changed it, `enable` sets whether that is possible.
    """

    fields: tuple[Any, ...]
    changes: tuple[SignalInstance, ...]
    show: Callable[[Any], None]
    value: Callable[[], Any]
    enable: Callable[[bool], None]


def make_editor(kind: Kind[Any], row: Row, theme: Theme, icons: Icons) -> Editor:
    """Return the editor for a kind of value; raises `TypeError` if there is none."""
    name = setting_text(row.name or row.text)
    if isinstance(kind, Flag):
        switch = Switch(theme, name)
        return Editor((switch,), (switch.toggled,), switch.setChecked, switch.isChecked, switch.setEnabled)
    if isinstance(kind, Choice):
        return _choice_editor(kind, name, icons)
    if isinstance(kind, Limit):
        return _limit_editor(kind, name, icons)
    if isinstance(kind, Range):
        field = _number_field(kind, name)
        return Editor(
            (field,),
            (field.valueChanged,),
            lambda value: field.setValue(value / kind.scale),
            lambda: kind.parse(str(field.value() * kind.scale)),
            field.setEnabled,
        )
    if isinstance(kind, TimeOfDay):
        return _time_editor(name)
    if isinstance(kind, ShortText):
        text = _text_field(kind, name)
        return Editor(
            (text,), (text.editingFinished,), text.setText, lambda: text.text().strip(), text.setEnabled
        )
    raise TypeError(f"{kind} has no editor")


def _choice_editor(kind: Choice[Any], name: str, icons: Icons) -> Editor:
    box = _selector(icons, name, *map(_label, kind.items))
    values = [item.value for item in kind.items]
    return Editor(
        (box,),
        (box.currentIndexChanged,),
        lambda value: box.setCurrentIndex(values.index(value)),
        lambda: values[box.currentIndex()],
        box.setEnabled,
    )


def _label(item: ChoiceItem[Any]) -> str:
    text = setting_text(item.label)
    if "{day}" in text:
        return text.format(day=weekday_name(int(item.value)))
    return text.format(time=time_of_day(_EVENING, twelve=item.value == "12"))


def _limit_editor(kind: Limit, name: str, icons: Icons) -> Editor:
    box = _selector(
        icons, setting_text(kind.limit_name), setting_text(kind.limited), setting_text(kind.unlimited)
    )
    field = _number_field(kind, name)

    def show(value: float) -> None:
        unlimited = math.isinf(value)
        box.setCurrentIndex(int(unlimited))
        field.setValue(kind.at_first if unlimited else value)

    def enable(on: bool) -> None:  # noqa: FBT001  # a setter like Qt's own
        box.setEnabled(on)
        field.setEnabled(on and box.currentIndex() == 0)

    return Editor(
        (box, field),
        (box.currentIndexChanged, field.valueChanged),
        show,
        lambda: math.inf if box.currentIndex() else field.value(),
        enable,
    )


def _time_editor(name: str) -> Editor:
    field = time_field(name)
    field.setFixedWidth(_SHORT)
    return Editor(
        (field,),
        (field.timeChanged,),
        lambda value: field.setTime(QTime.fromMSecsSinceStartOfDay(value // _MICROS)),
        lambda: field.time().msecsSinceStartOfDay() * _MICROS,
        field.setEnabled,
    )


def _selector(icons: Icons, name: str, *texts: str) -> Selector:
    selector = Selector(icons, name)
    selector.addItems(texts)
    metrics = QFontMetrics(body_font())
    needed = max((metrics.horizontalAdvance(text) for text in texts), default=0)
    selector.setFixedWidth(max(_FIELD, needed + _SELECTOR_EDGES))
    return selector


def _number_field(kind: Range[Any], name: str) -> QDoubleSpinBox:
    field = QDoubleSpinBox(
        minimum=kind.lowest / kind.scale, maximum=kind.highest / kind.scale, decimals=kind.decimals
    )
    before, after = kind.around()
    field.setLocale(LOCALE)
    field.setPrefix(before)
    field.setSuffix(after)
    field.setAccessibleName(name)
    field.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
    field.lineEdit().setTextMargins(8, 0, 8, 0)
    field.setFixedSize(_SHORT, 32)
    return field


def _text_field(kind: ShortText, name: str) -> QLineEdit:
    field = QLineEdit()
    field.setAcceptDrops(False)
    field.setAccessibleName(name)
    field.setMaxLength(kind.longest)
    field.setFixedSize(64, 32)
    return field
