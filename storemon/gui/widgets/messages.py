"""Translates messages of the lower layers into the window's language, with numbers in the regional format.

Those layers do not use Qt: they build each message from a template and values, and the template is translated
here. In the English user interface, a poll is called a check.
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
from storemon.gui.widgets.zone_names import zone_name
from storemon.message import Message, Value, filled

CONTEXT: Final = "messages"
"""The translation context of the templates."""
_POLL: Final = re.compile(r"(?<!\{)\b([Pp])oll(s?)\b(?!\})")
_ZONE: Final = "zone"
"""Values of this name are time zones, which have other names on the screen than in files."""
_LOG: Final = logging.getLogger(__name__)


def translate_message(message: Message) -> str:
    """Return a lower layer's message in the window's language."""
    if not hasattr(message, "template"):
        # A signal or a list turned it into plain text: show that in English rather than nothing.
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
    return filled(template, {name: _value(name, value) for name, value in message.values.items()})


def translate_if_message(text: str) -> str:
    """Translate a text if it is a message; return data, such as a name, unchanged."""
    return translate_message(text) if isinstance(text, Message) else text


def _value(name: str, value: Value) -> str:
    if name == _ZONE:
        return zone_name(str(value))
    if isinstance(value, str):
        return translate_if_message(value)
    if isinstance(value, dt.date):
        return full_date(value)
    digits = max(0, -int(value.as_tuple().exponent)) if isinstance(value, Decimal) else 0
    if isinstance(value, float):
        digits = len(f"{value:g}".partition(".")[2])
    return REGION.numbers.toString(float(value), "f", digits)
