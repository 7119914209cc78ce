"""Messages of the layers below in the language of the window, with numbers in the form of the region.

Those layers know no Qt: they make each message of a template and its values, and the template is translated
here. In English a poll is called a check on every screen.
"""

from __future__ import annotations

import datetime as dt
import logging
import re
from decimal import Decimal
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication

from storemon.gui.widgets.format import full_date, plural_text
from storemon.gui.widgets.language import LANGUAGE
from storemon.gui.widgets.region import REGION
from storemon.message import Message, Value, filled

CONTEXT: Final = "messages"
"""Under which the templates are translated."""
_POLL: Final = re.compile(r"(?<!\{)\b([Pp])oll(s?)\b(?!\})")
_LOG: Final = logging.getLogger(__name__)


def translate_message(message: Message) -> str:
    """Return what a layer below says, in the language of the window."""
    if not hasattr(message, "template"):
        # It came through a signal or a list as plain text, which is shown in English rather than not at all.
        _LOG.warning("a text that is no message is to be shown")
        return message
    number = message.values.get("n")
    translate = partial(QCoreApplication.translate, CONTEXT)
    if isinstance(number, int):
        template = plural_text(translate, message.template, number)
    else:
        template = translate(message.template)
    if LANGUAGE.name == "en":
        template = _POLL.sub(lambda word: f"{'C' if word[1] == 'P' else 'c'}heck{word[2]}", template)
    return filled(template, {name: _value(value) for name, value in message.values.items()})


def translate_if_message(text: str) -> str:
    """Return a text that is data, such as a name, as it is, and one that is a message in the language."""
    return translate_message(text) if isinstance(text, Message) else text


def _value(value: Value) -> str:
    if isinstance(value, str):
        return translate_if_message(value)
    if isinstance(value, dt.date):
        return full_date(value)
    digits = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
    if isinstance(value, float):
        digits = len(f"{value:g}".partition(".")[2])
    return REGION.numbers.toString(float(value), "f", digits)
