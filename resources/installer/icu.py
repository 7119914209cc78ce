"""Remove the ICU data that Qt does not use, on Linux: a tenth of the folder's size.

Qt's wheels include ICU with the data of all its parts, but Qt uses only two: collation and
case mapping. The data is a list of named items in a shared object of its own
(https://unicode-org.github.io/icu/userguide/icu_data/, "ICU data file formats"), which is rewritten.
"""

from __future__ import annotations

import re
import struct
import tempfile
from pathlib import Path
from typing import Final

from resources.installer import console

_MAGIC: Final = b"\xda\x27"
_FORM: Final = b"CmnD"
_ALIGNED: Final = 16
_ENTRY: Final = 8
# Names of languages, countries, currencies, units and zones, line breaking, transliteration, spelled-out
# numbers; encoding converters, internationalized domain names, character names; date and
# number formats of the languages.
_LEFT_OUT_FOLDERS: Final = ("brkitr/", "curr/", "lang/", "rbnf/", "region/", "translit/", "unit/", "zone/")
_LEFT_OUT_ENDINGS: Final = (".cnv", ".spp", "unames.icu")
_LANGUAGE: Final = re.compile(r"(?!res_)[a-z]{2,3}(_.*)?\.res")


def is_wanted(name: str) -> bool:
    """Check whether an item of the data, such as `icudt73l/coll/es.res`, is kept."""
    inside = name.partition("/")[2]
    left_out = inside.startswith(_LEFT_OUT_FOLDERS) or inside.endswith(_LEFT_OUT_ENDINGS)
    return not left_out and _LANGUAGE.fullmatch(inside) is None


def smaller(data: bytes) -> bytes:
    """Return the data without the unused items; raises `ValueError` if its format is different."""
    if data[2:4] != _MAGIC or data[12:16] != _FORM:
        raise ValueError("these are no data of ICU")
    start: int = struct.unpack_from("<H", data)[0]
    header, body = data[:start], data[start:]
    (count,) = struct.unpack_from("<I", body)
    table = [struct.unpack_from("<II", body, 4 + _ENTRY * number) for number in range(count)]
    ends = [at for _, at in table[1:]] + [len(body)]
    items = [
        (name, body[at:end])
        for (name_at, at), end in zip(table, ends, strict=True)
        if is_wanted((name := body[name_at : body.index(b"\0", name_at)]).decode())
    ]
    names_at = 4 + _ENTRY * len(items)
    names = b"".join(name + b"\0" for name, _ in items)
    at = _up(start + names_at + len(names)) - start
    name_at, entries = names_at, struct.pack("<I", len(items))
    contents = b"\0" * (at - names_at - len(names))
    for name, content in items:
        entries += struct.pack("<II", name_at, at)
        name_at += len(name) + 1
        contents += content + b"\0" * (_up(len(content)) - len(content))
        at += _up(len(content))
    return header + entries + names + contents


def _up(length: int) -> int:
    return -(-length // _ALIGNED) * _ALIGNED


def shrink(folder: Path) -> None:
    """Rewrite the ICU data library in a folder with only the items that are used."""
    for library in folder.rglob("libicudata.so.*"):
        if not library.is_symlink():
            _shrink(library)


def _shrink(library: Path) -> None:
    number = library.name.rpartition(".")[2]
    with tempfile.TemporaryDirectory() as place:
        data, source, made = (Path(place, name) for name in ("icu.dat", "icu.s", "icu.o"))
        _run("objcopy", "-O", "binary", "--only-section=.rodata", library, data)
        try:
            data.write_bytes(smaller(data.read_bytes()))
        except ValueError as error:
            raise console.Stop(f"{library.name} cannot be made smaller: {error}.") from error
        symbol = f"icudt{number}_dat"
        lines = (
            *('.section .rodata,"a",@progbits', f".balign {_ALIGNED}"),
            *(f".globl {symbol}", f".type {symbol}, @object", f".size {symbol}, {data.stat().st_size}"),
            *(f'{symbol}: .incbin "{data}"', '.section .note.GNU-stack,"",@progbits'),
        )
        source.write_text("\n".join(lines) + "\n", "ascii")
        _run("as", source, "-o", made)
        library.unlink()  # a hard link elsewhere is not changed
        _run(
            "ld", "-shared", "--strip-all", "--build-id=none", f"-soname={library.name}", made, "-o", library
        )


def _run(*command: str | Path) -> None:
    if console.call([str(word) for word in command]):
        raise console.Stop(f"{command[0]} failed; its message above says why.")
