"""Marks that cannot be seen inside the ids of a whole column, taken out at once.

Where each row has them at other places, there are as many texts as rows, though of few stores.
"""

from __future__ import annotations

import functools

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from storemon.core.ids import format_characters
from storemon.data.files.arrow_arrays import booleans, numbers

_MARKED_QUOTE = '\ufeff"'
"""A byte order mark before a quotation mark tells that the quotation marks are the file's, not the id's."""


def without_marks(texts: pa.StringArray, longest: int) -> pa.DictionaryArray:
    """Return the texts without format characters, in dictionary encoding.

    Those of more than `longest` characters, and those that a byte order mark says something about, stay.
    """
    if not pc.all(pc.string_is_ascii(texts)).as_py():
        plain = pc.replace_substring_regex(texts, pattern=_pattern(), replacement="")
        long = booleans(numbers(pc.utf8_length(texts), np.int32) > longest)
        texts = pc.if_else(pc.or_(long, pc.match_substring(texts, pattern=_MARKED_QUOTE)), texts, plain)
    return texts.dictionary_encode()


@functools.cache
def _pattern() -> str:
    return f"[{format_characters()}]+"
