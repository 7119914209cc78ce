"""Everything that the documents name exists: files, modules, classes, functions."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.tracked_files import ROOT, tracked

DOCUMENTS = [*sorted((ROOT / "docs").glob("*.md")), ROOT / "CONTRIBUTING.md"]
DESIGN = (ROOT / "docs" / "design.md").read_text("utf-8")
MADE_BY_RECIPES = re.compile(r".*(/counts/|/phones_import\.py|_fr\.(ts|qm)|/fr/).*")
# From other programs and libraries, from imported files, or built from a pattern.
FOREIGN = {
    *("pipx", "apsw", "QLocalServer", "autoDelete", "acceptProposedAction", "lessThan", "F_FULLFSYNC"),
    *("to_datetime", "ISO8601", "to_sql", "adbc_ingest", "order_channel", "F5", "sqlean", "last_seen_online"),
    *("DeprecationWarning", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "postgres_fdw"),
    *("lost_sales_last_week", "lost_sales_last_week_breakfast", "uptime_change_last_hour_sure"),
    *("uptime_last_week_breakfast", "uptime_change_last_hour"),
}
FILE = re.compile(r"[\w./-]+\.(?:py|qss|spec|toml|ts|qm|lock)")


def words(path: Path) -> set[str]:
    return set(re.findall(r"\w+", path.read_text("utf-8")))


SOURCES = [
    path
    for path in tracked()
    if path.suffix in {".py", ".spec", ".toml", ".yaml", ".yml", ".lock", ".iss", ".nsi", ""}
    and path.name != "LICENSE"
]
KNOWN = set().union(*map(words, SOURCES)) | {part for path in tracked() for part in (*path.parts, path.stem)}
MODULES = {
    path.stem: path for path in SOURCES if path.suffix == ".py" and path.is_relative_to(ROOT / "storemon")
}


def quoted(document: Path) -> set[str]:
    """Return the text in backticks outside of code blocks."""
    text = re.sub(r"^ *```.*?^ *```", "", document.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return set(re.findall(r"`([^`\n]+)`", text))


def is_there(name: str) -> bool:
    """Check that a file exists, by its path from the project's or storemon's folder, or by its name alone."""
    if "/" in name:
        return (ROOT / name).exists() or (ROOT / "storemon" / name).exists()
    return name in KNOWN


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_names_files_that_are_there(document: Path) -> None:
    named = {name for name in quoted(document) if FILE.fullmatch(name) and name.split(".")[0] not in FOREIGN}
    assert {name for name in named if not is_there(name) and not MADE_BY_RECIPES.match(name)} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_names_what_the_code_knows(document: Path) -> None:
    unknown = {
        (text, word)
        for text in quoted(document)
        if re.fullmatch(r"[\w.]+(?:\(.*\))?", text) and not FILE.fullmatch(text)
        for word in re.findall(r"[A-Za-z_]\w{2,}", text)
        if word not in KNOWN | FOREIGN and not text[0].isdigit()
    }
    assert unknown == set()


def test_what_the_documents_say_to_be_in_a_module_is_in_it() -> None:
    said = {
        tuple(text.removesuffix("()").split(".")[-2:])
        for document in DOCUMENTS
        for text in quoted(document)
        if re.fullmatch(r"(?:\w+\.)+\w+(?:\(\))?", text) and not FILE.fullmatch(text)
    }
    # Table columns are written in the same way, and a recipe adds a setting.
    elsewhere = words(MODULES["schema"]) | {"keep_filter"}
    inside = {(module, name) for module, name in said if module in MODULES and name not in elsewhere}
    assert inside
    assert {(module, name) for module, name in inside if name not in words(MODULES[module])} == set()


def test_the_maps_name_files_and_folders_that_are_there() -> None:
    maps = re.findall(r"^```\n(.*?)^```", DESIGN.split("## A datum")[0], re.DOTALL | re.MULTILINE)
    named = {
        name.rstrip("/")
        for text in maps
        for line in text.splitlines()
        for name in re.findall(r"[\w-]+(?:\.\w+|/)", re.split(r" {4,}| {2,}(?=[a-z]+ )", line.strip())[0])
    }
    assert len(named) > 50
    assert named - KNOWN == set()


@pytest.mark.parametrize("heading", ["From a file to a row", "From a request to a CSV"])
def test_the_way_of_a_datum_has_at_most_fifteen_stops(heading: str) -> None:
    way = DESIGN.split(f"### {heading}\n")[1].split("\n#")[0]
    stops = re.findall(r"^(\d+)\. ", way, re.MULTILINE)
    assert stops == [str(number) for number in range(1, len(stops) + 1)]
    assert 10 < len(stops) <= 15
