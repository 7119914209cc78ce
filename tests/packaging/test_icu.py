"""ICU's data is rewritten without the unused items."""

from __future__ import annotations

import struct

import pytest

from resources.installer.icu import is_wanted, smaller

HEADER = struct.pack("<H", 32) + b"\xda\x27" + b"\x14\x00\x00\x00\x00\x00\x02\x00" + b"CmnD" + b"\x01" * 16
Items = dict[str, bytes]


def packed(items: Items) -> bytes:
    """Pack items in ICU's format: their number, the offsets of each name and content, names, contents."""
    names, contents, entries = b"", b"", b""
    names_at = 4 + 8 * len(items)
    contents_at = names_at + sum(len(name) + 1 for name in items)
    contents_at += -(32 + contents_at) % 16
    for name, content in items.items():
        entries += struct.pack("<II", names_at + len(names), contents_at + len(contents))
        names += name.encode() + b"\0"
        contents += content + b"\0" * (-len(content) % 16)
    gap = b"\0" * (contents_at - names_at - len(names))
    return HEADER + struct.pack("<I", len(items)) + entries + names + gap + contents


KEPT: Items = {
    "icudt73l/coll/es.res": b"how Spanish sorts",
    "icudt73l/coll/ucadata.icu": b"how all else sorts, at some length",
    "icudt73l/res_index.res": b"list",
    "icudt73l/supplementalData.res": b"regions",
    "icudt73l/ulayout.icu": b"layout",
}
LEFT_OUT: Items = {
    "icudt73l/brkitr/es.res": b"lines",
    "icudt73l/es.res": b"dates of Spanish",
    "icudt73l/es_419.res": b"those of Latin America",
    "icudt73l/ibm-37_P100-1995.cnv": b"an encoding",
    "icudt73l/unames.icu": b"names of characters",
    "icudt73l/zone/de.res": b"names of zones",
}


def test_what_sorts_stays_to_the_byte_and_the_rest_is_gone() -> None:
    assert smaller(packed(dict(sorted({**KEPT, **LEFT_OUT}.items())))) == packed(KEPT)


@pytest.mark.parametrize(
    "name", ["icudt73l/root.res", "icudt73l/pool.res", "icudt73l/nfc.nrm", "icudt73l/coll/de_.res"]
)
def test_what_belongs_to_no_one_language_stays(name: str) -> None:
    assert is_wanted(name)


def test_data_of_another_form_are_refused() -> None:
    with pytest.raises(ValueError, match="no data of ICU"):
        smaller(b"\x7fELF" + bytes(100))
