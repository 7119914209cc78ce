"""The ways in which a text can be packaged as a file."""

from __future__ import annotations

import gzip
from collections.abc import Callable

from tests.corpus.build import zipped

WRAPPED: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "plain": ("any.csv", bytes),
    "gzip": ("any.csv.gz", gzip.compress),
    "zip": ("any.zip", lambda data: zipped(any_csv=data)),
    "utf-16": ("any.csv", lambda data: data.decode("latin-1").encode("utf-16")),
}
