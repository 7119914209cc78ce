"""Text from files as it may stand in a file that a spreadsheet opens."""

from __future__ import annotations

import re
from typing import Final

_STARTS_FORMULA: Final = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER: Final = re.compile(r"[+-]?\d+(?:[.,]\d+)?", re.ASCII)


def harmless_cell(text: str) -> str:
    """Return the text of a cell such that no spreadsheet runs it: with an apostrophe before `= + - @`.

    So it is before a tab or line end, and where spaces or the wide forms of these signs begin it. A number is
    no formula and stays as it is, and so does all other text. For cells of text alone, in CSV and on
    the clipboard; a workbook's cell of the type text needs none of this.
    """
    if _STARTS_FORMULA.match(text) and not _NUMBER.fullmatch(text):
        return "'" + text
    return text
