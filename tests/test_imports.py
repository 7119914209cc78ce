"""Which modules may import which and when, beyond the contracts of import-linter."""

from __future__ import annotations

import ast
import tomllib
from collections import Counter
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[1]
MODULES = {
    ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path
    for folder in ("storemon", "resources")
    for path in sorted((ROOT / folder).rglob("*.py"))
}
TREES = {name: ast.parse(path.read_text("utf-8")) for name, path in MODULES.items()}
MOST_INSIDE = 15


def imported(tree: ast.AST) -> set[str]:
    """Return storemon's modules that a module imports anywhere, including for types only."""
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{name.name}" for name in node.names}
            found |= inner & MODULES.keys() or {node.module}
    return found & MODULES.keys()


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.name for path in MODULES.values())
    # Every package has the first, every feature the third; the second starts a package.
    assert {name for name, count in names.items() if count > 1} == {
        "__init__.py",
        "__main__.py",
        "feature.py",
    }


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name: imported(tree) - {name} for name, tree in TREES.items()}
    circle: list[str] = []
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        circle = error.args[1]
    assert circle == []


def test_few_imports_stand_inside_functions_and_each_says_why() -> None:
    inside = {
        (MODULES[name], node.lineno)
        for name, tree in TREES.items()
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    silent = [
        f"{path.name}:{line}"
        for path, line in inside
        if "# noqa: PLC0415  # " not in path.read_text("utf-8").splitlines()[line - 1]
    ]
    assert not silent
    assert len(inside) <= MOST_INSIDE


def test_every_feature_stands_in_the_contract_that_keeps_features_apart() -> None:
    tools = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]
    layers = [layer for one in tools["importlinter"]["contracts"] for layer in one.get("layers", ())]
    (layer,) = (layer for layer in layers if "storemon.gui.store_page" in layer)
    folders = {path.parent.name for path in (ROOT / "storemon" / "gui").glob("*/feature.py")}
    assert {name.rpartition(".")[2] for name in layer.split(" | ")} == folders


def test_the_frame_and_what_features_share_know_no_feature() -> None:
    folders = {path.parent.name for path in (ROOT / "storemon" / "gui").glob("*/feature.py")}
    for shared in ("shell", "context", "navigator", "menus", "freshness", "report_control", "startup"):
        known = {
            name.split(".")[2] for name in imported(TREES[f"storemon.gui.{shared}"]) if name.count(".") > 2
        }
        assert not known & folders, shared
