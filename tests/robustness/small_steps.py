"""Makes storemon process a small file in as many steps as a file of gigabytes."""

from __future__ import annotations

from importlib import import_module
from typing import Any, Final, Protocol

_SIZES: Final = (
    ("storemon.data.imports.csv_source", "_BLOCK_BYTES", 128 << 10),
    ("storemon.data.imports.polls_import", "_CHUNK_ROWS", 15_000),
    ("storemon.data.imports.polls_import", "_SLICE_ROWS", 2_000),
    ("storemon.data.copies.backup", "_PAGES_A_STEP", 8),
    # Pages are written to disk long before the commit.
    ("storemon.data.sqlite.connections", "_CACHE_KIB", 512),
    # So short that it is folded into the file after nearly every commit, as with large files.
    ("storemon.data.sqlite.log_folding", "LONGEST_LOG", 60 * 8192),
)


class SetAttribute(Protocol):
    """`setattr`, or a version that is undone at the end of a test."""

    def __call__(self, target: Any, name: str, value: Any, /) -> None: ...


def take_small_steps(set_attribute: SetAttribute) -> None:
    for module_name, name, value in _SIZES:
        module = import_module(module_name)
        assert hasattr(module, name), f"{module_name} has no {name} any more: name its successor here"
        set_attribute(module, name, value)
