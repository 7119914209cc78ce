"""Remove invisible characters from a whole column of ids at once.

If they are at different places in each row, there are as many texts as rows, though few stores.
"""

from __future__ import annotations

import functools

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from storemon.core.ids import format_characters
from storemon.data.files.arrow_arrays import booleans, numbers

_MARKED_QUOTE = '\ufeff"'
"""A byte order mark before a quotation mark shows that the quotation marks belong to the file, not the id."""


def without_marks(texts: pa.StringArray, longest: int) -> pa.DictionaryArray:
    """Return the texts without format characters, dictionary-encoded.

    Texts of more than `longest` characters, and those with a byte order mark before a quotation mark, are
    kept as they are.
    """
    if not pc.all(pc.string_is_ascii(texts)).as_py():
        plain = pc.replace_substring_regex(texts, pattern=_pattern(), replacement="")
        long = booleans(numbers(pc.utf8_length(texts), np.int32) > longest)
        texts = pc.if_else(pc.or_(long, pc.match_substring(texts, pattern=_MARKED_QUOTE)), texts, plain)
    return texts.dictionary_encode()


@functools.cache
def _pattern() -> str:
    return f"[{format_characters()}]+"
