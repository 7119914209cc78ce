"""Finds all texts that a person can come to see, in the order of the source.

The window's texts are arguments of `tr` and `translate`. The layers below know no Qt and make English
sentences, many with values in them; of these the templates are collected, by which the window knows the
sentences again (`storemon/gui/widgets/messages.py`).
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CONTEXT: Final = "messages"
"""Under which the templates are translated."""

# Made for files and logs, which stay English, or of words that are data.
_SILENT: Final = {
    "bulk",
    "diagnostics",
    "harmless",
    "instance",
    "log_file",
    "sample_names",
    "sample_polls",
    "sample_stores",
    "summary",
    "crash_log",
    "workbook",
    "workbook_summary",
}
_ERRORS: Final = {
    "BadInput",
    "DatabaseBusy",
    "DatabaseDamaged",
    "DatabaseProblem",
    "ExportFailed",
    "FileRefused",
    "OutOfMemory",
    "ReportNotFound",
    "UserError",
}
_DECLARED: Final = {
    "MenuEntry": ("Menus", {"text": 3}),
    "Feature": ("Menus", {"title": 2}),
    "ExportSpec": ("ExportActions", {"text": 0, "title": 1}),
    "FileType": ("ExportActions", {"text": 0}),
    "Row": ("Settings", {"group": 1, "text": 2, "hint": 3, "name": 4}),
    "ChoiceItem": ("Settings", {"label": 1}),
    "Limit": ("Settings", {"limited": 6, "unlimited": 7, "limit_name": 8}),
    "ColumnSpec": ("StoreTableModel", {"title": 0, "unit": 1, "range_unit": 2, "tip": 3}),
}
"""Where texts are declared that are translated later: their context, and the arguments' names and places."""
_FIELD: Final = re.compile(r"\{[^{}]*\}")
_WORD: Final = re.compile(r"[a-z]{2}")
_SENTENCE: Final = re.compile(r"(?:[A-Z“]|storemon ).*[a-z]{2} [a-z{(]|\{\w+\} .*[a-z]{2}", re.DOTALL)
_STATEMENT: Final = re.compile(r"INSERT |CREATE |SELECT |PRAGMA |UPDATE |DELETE |DROP ")
# What no rule finds: a word or a sign alone, and what stands in the middle of a sentence.
_FURTHER: Final = (
    "Done",
    "Packing",
    "Saving",
    "The storemon window",
    "month/day/year",
    "day/month/year",
    "year/month/day",
    "1 cell",
    "{done} of {whole} {sign}",
)


def window_texts() -> list[tuple[str, str]]:
    """Return the context and the text of everything that the window says itself, each once."""
    found: dict[tuple[str, str], None] = {}
    for path in sorted((ROOT / "storemon" / "gui").rglob("*.py")):
        if path.stem != "messages":  # which asks for the templates
            found.update(dict.fromkeys(_WindowTexts(path).found))
    return list(found)


def templates() -> list[str]:
    """Return the sentences of the layers below, each once, with `{name}` in place of a value."""
    found: dict[str, None] = dict.fromkeys(_FURTHER)
    for layer in ("data", "services"):
        for path in sorted((ROOT / "storemon" / layer).rglob("*.py")):
            if path.stem not in _SILENT:
                found.update(dict.fromkeys(_sentences(ast.parse(path.read_text("utf-8")))))
    for path in sorted(
        path for layer in ("core", "gui") for path in (ROOT / "storemon" / layer).rglob("*.py")
    ):
        for call in _calls(ast.parse(path.read_text("utf-8"))):
            if _name(call) in _ERRORS:
                found.update(dict.fromkeys(_sentences(call)))
    return list(found)


class _WindowTexts:
    """The texts of one module of the window.

    Their context is the class around a `tr`, the one whose `tr` a function borrows, or what is said to
    `translate`, by a function of the module that asks it for all others too. A text that is declared may be a
    constant of its module.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        tree = ast.parse(path.read_text("utf-8"))
        self._helpers = dict(_helpers(tree))
        self._constants = dict(_constants(tree))
        self.found = list(self._look(tree, ""))

    def _look(self, node: ast.AST, owner: str) -> Iterator[tuple[str, str]]:
        if isinstance(node, ast.ClassDef):
            owner = node.name
        elif isinstance(node, ast.FunctionDef):
            if node.name in self._helpers:
                return
            owner = owner or _lender(node)
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.Call):
                yield from self._asked(child, owner)
            yield from self._look(child, owner)

    def _asked(self, call: ast.Call, owner: str) -> Iterator[tuple[str, str]]:
        name = _name(call)
        if isinstance(call.func, ast.Name) and name in self._helpers:
            yield self._helpers[name], self._text(call, 0)
        elif name == "tr" and call.args:
            yield owner, self._text(call, 0)
        elif name == "translate" and len(call.args) > 1:
            yield self._text(call, 0), self._text(call, 1)
        elif name in _DECLARED:
            context, places = _DECLARED[name]
            for word, place in places.items():
                named = [argument.value for argument in call.keywords if argument.arg == word]
                for value in (*call.args[place : place + 1], *named):
                    if not isinstance(value, ast.Attribute | ast.Call):  # a text of elsewhere
                        yield context, self._plain(value)

    def _text(self, call: ast.Call, place: int) -> str:
        return self._plain(call.args[place])

    def _plain(self, value: ast.expr) -> str:
        text = _constant(value) or (self._constants.get(value.id) if isinstance(value, ast.Name) else None)
        if text is None:
            raise ValueError(f"{self._path}:{value.lineno} translates something else than a plain text")
        return text


def _helpers(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Find the functions that hand their own argument to `translate`, and the context that they name."""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for call in _calls(function):
                told = call.args[1] if _name(call) == "translate" and len(call.args) > 1 else None
                own = [argument.arg for argument in function.args.args]
                context = _constant(call.args[0]) if isinstance(told, ast.Name) and told.id in own else None
                if context is not None:
                    yield function.name, context


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Find the texts that a module has names for."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            text = _constant(node.value)
            if text is not None:
                yield node.target.id, text


def _lender(function: ast.FunctionDef) -> str:
    """Return the class of the argument whose `tr` a function of a module uses."""
    lent = {
        node.value.id
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr == "tr" and isinstance(node.value, ast.Name)
    }
    found = [argument.annotation for argument in function.args.args if argument.arg in lent]
    return found[0].id if found and isinstance(found[0], ast.Name) else ""


def _sentences(tree: ast.AST) -> Iterator[str]:
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    # A text that is a statement of its own documents what stands before it.
    inner |= {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        text = None if id(node) in inner else _template(node)
        if text is not None and _is_sentence(text):
            # What is told of progress is put together with dots between, and known again part by part.
            yield from (part for part in text.split(" · ") if _WORD.search(_FIELD.sub("", part)))


def _is_sentence(text: str) -> bool:
    words = _WORD.search(_FIELD.sub("", text))
    return bool(words and _SENTENCE.match(text) and not _STATEMENT.match(text))


def _template(node: ast.AST) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    text, names = "", list[str]()
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            name = _value_name(part.value)
            names.append(name)
            text += "{" + (name if names.count(name) == 1 else f"{name}{names.count(name)}") + "}"
        elif isinstance(part, ast.Constant):
            text += str(part.value)
    return text


def _value_name(value: ast.expr) -> str:
    names = [node.attr for node in ast.walk(value) if isinstance(node, ast.Attribute)]
    names += [node.id for node in ast.walk(value) if isinstance(node, ast.Name)]
    return (names or ["value"])[0].strip("_").lower()


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
