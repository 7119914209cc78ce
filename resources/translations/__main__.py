"""Update the translations from the source: the texts to translate, and the compiled files.

New texts are added to `storemon_LANGUAGE.ts` as unfinished; a translator completes them there, with
Qt Linguist or by hand.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

import PySide6

from resources.translations.collect import CONTEXT, templates, window_texts

FOLDER: Final = Path(__file__).resolve().parent


def main() -> int:
    """Write the `.ts` and the `.qm` file of each language."""
    texts = [*window_texts(), *((CONTEXT, text) for text in templates())]
    for catalogue in sorted(FOLDER.glob("storemon_*.ts")):
        update(catalogue, texts)
        compile_catalogue(catalogue, catalogue.with_suffix(".qm"))
    return 0


def update(catalogue: Path, texts: list[tuple[str, str]]) -> None:
    """Update a catalog with Qt's tool, which keeps existing translations of unchanged texts."""
    calls = [_call(context, text) for context, text in texts]
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "texts.py")
        source.write_text("".join(calls), "utf-8")
        _run("lupdate", str(source), "-locations", "none", "-no-obsolete", "-ts", str(catalogue))


def compile_catalogue(catalogue: Path, result: Path) -> None:
    """Compile a catalog into the file that the program loads."""
    _run("lrelease", "-silent", str(catalogue), "-qm", str(result))


def _call(context: str, text: str) -> str:
    # A number marks a text with plural forms.
    arguments = f"{json.dumps(context)}, {json.dumps(text, ensure_ascii=False)}"
    return f"translate({arguments}, None, 1)\n" if "|" in text else f"translate({arguments})\n"


def _run(tool: str, *arguments: str) -> None:
    ending = ".exe" if sys.platform == "win32" else ""
    subprocess.run([Path(PySide6.__path__[0], tool + ending), *arguments], check=True)


if __name__ == "__main__":
    raise SystemExit(main())
