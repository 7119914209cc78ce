"""The pages of the guide: files of Markdown that ship with the program and read as well on disk."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from storemon.gui.widgets.resources import resource_folder

PAGES: Final = (
    "start",
    "overview",
    "store",
    "files",
    "numbers",
    "outages",
    "methods",
    "ranges",
    "exports",
    "settings",
    "backups",
    "trouble",
    "commands",
    "keys",
)
"""Their names, in the order of the contents."""

_SIGNS: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|-{3,}|[*`|\[]|^#+ |^- ", re.MULTILINE)
"""What is not to be found: pictures, where links lead, and the signs of Markdown."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page: its name, the title from its first line, its Markdown, and the words to search in."""

    name: str
    title: str
    markdown: str
    words: str

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether all `words`, in lower case, are on the page."""
        return all(word in self.words for word in words)


def guide_folder(language: str) -> Path:
    """Return the folder of the pages in a language, the English one where there are none."""
    folder = resource_folder() / "help" / language
    return folder if folder.is_dir() else resource_folder() / "help" / "en"


def read_pages(folder: Path) -> list[GuidePage]:
    """Read all pages of a folder."""
    return [_read(folder / f"{name}.md") for name in PAGES]


def anchor_of(heading: str) -> str:
    """Return what a link calls a heading, as it is done wherever Markdown is shown: `the-files`."""
    kept = "".join(sign for sign in heading.lower() if sign.isalnum() or sign in " -")
    return kept.replace(" ", "-")


def _read(path: Path) -> GuidePage:
    markdown = path.read_text(encoding="utf-8")
    title = markdown.partition("\n")[0].removeprefix("# ")
    return GuidePage(path.stem, title, markdown, " ".join(_SIGNS.sub("", markdown).lower().split()))
