"""The pages of the guide: Markdown files that ship with the program and are readable on disk as well."""

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
    "reports",
    "exports",
    "automation",
    "settings",
    "backups",
    "shared",
    "trouble",
    "commands",
    "keys",
)
"""The names of the pages, in the order of the contents."""

_SIGNS: Final = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|-{3,}|[*`|\[]|^#+ |^- ", re.MULTILINE)
"""What the search ignores: pictures, link targets, and Markdown markup."""

_HEADINGS: Final = re.compile(r"^##+ (.+)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A page: its name, the title from its first line, its Markdown, and the text to search in."""

    name: str
    title: str
    markdown: str
    words: str

    def has(self, words: Sequence[str]) -> bool:
        """Return whether the page contains all `words`, which are in lower case."""
        return all(word in self.words for word in words)


def guide_folder(language: str) -> Path:
    """Return the folder of the pages in a language, the English one if there are none."""
    folder = resource_folder() / "help" / language
    return folder if folder.is_dir() else resource_folder() / "help" / "en"


def read_pages(folder: Path) -> list[GuidePage]:
    """Read all pages of a folder."""
    return [_read(folder / f"{name}.md") for name in PAGES]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page; `anchor` is empty for the page's own title, which is `of` it."""

    page: str
    anchor: str
    title: str
    of: str

    def where(self, guide: str) -> str:
        """Return where it is: the name of the guide, or the page's title for a heading below it."""
        return f"{guide} › {self.of}" if self.anchor else guide


def read_headings(folder: Path) -> list[Heading]:
    """Read the titles of all pages of a folder, and the headings on them."""
    found = []
    for page in read_pages(folder):
        found.append(Heading(page.name, "", page.title, page.title))
        titles = _HEADINGS.findall(page.markdown)
        found += [Heading(page.name, anchor_of(title), title, page.title) for title in titles]
    return found


def anchor_of(heading: str) -> str:
    """Return the anchor of a heading as Markdown renderers make it: `the-files`."""
    kept = "".join(sign for sign in heading.lower() if sign.isalnum() or sign in " -")
    return kept.replace(" ", "-")


def _read(path: Path) -> GuidePage:
    markdown = path.read_text(encoding="utf-8")
    title = markdown.partition("\n")[0].removeprefix("# ")
    return GuidePage(path.stem, title, markdown, " ".join(_SIGNS.sub("", markdown).lower().split()))
