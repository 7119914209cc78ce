"""Find all texts that a user can see, in source order.

The window's texts are arguments of `tr`, `translate` and `plural`. The layers below do not use Qt; their
texts are the templates of `Message` and `Template`, which the window translates
(`storemon/gui/widgets/messages.py`). A text with a `|` has two forms: for 1, and for any other number.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
CONTEXT: Final = "messages"
"""The context of the translated templates."""

_FIELD: Final = re.compile(r"\{(\w+)\}")
_MAKERS: Final = {"Message", "Template"}
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
"""Functions that declare texts for later translation: context, and the arguments' names and positions."""


def window_texts() -> list[tuple[str, str]]:
    """Return the context and text of each of the window's own texts, without duplicates."""
    found: dict[tuple[str, str], None] = {}
    for path in sorted((ROOT / "storemon" / "gui").rglob("*.py")):
        if path.stem != "messages":  # translates the templates
            found.update(dict.fromkeys(_WindowTexts(path).found))
    return list(found)


def templates() -> list[str]:
    """Return the templates of all messages that the layers below pass to the window, without duplicates.

    Raises `ValueError` if a message is made of anything but a literal text and named values, or if
    the text uses other values than it is given.
    """
    found: dict[str, None] = {}
    for layer in ("core", "data", "services", "gui"):
        for path in sorted((ROOT / "storemon" / layer).rglob("*.py")):
            if path.relative_to(ROOT).as_posix() != "storemon/message.py":  # defines the makers
                tree = ast.parse(path.read_text("utf-8"))
                makers = _imported(tree) & _MAKERS
                found.update(
                    dict.fromkeys(template_of(call, path) for call in _calls(tree) if _name(call) in makers)
                )
    return [template for template in found if template]


def template_of(call: ast.Call, path: Path) -> str:
    """Return the template in a call of a maker. Raises `ValueError`, see `templates`."""
    place = f"{path}:{call.lineno}"
    text = _constant(call.args[0]) if len(call.args) == 1 else None
    if text is None:
        raise ValueError(f"{place} makes a message of something else than one plain text")
    names = {keyword.arg for keyword in call.keywords}
    asked = set(_FIELD.findall(text))
    if text.count("|") != ("n" in asked):
        raise ValueError(f"{place} has a count `n`, but not one form for 1 and one for the others; or no `n`")
    if _name(call) == "Template" and (names or not asked):
        raise ValueError(f"{place} makes a template of a text without values, or gives them too early")
    if _name(call) == "Message" and names != asked:
        raise ValueError(f"{place} gives a message other values than its text asks for")
    return text


def _imported(tree: ast.AST) -> set[str]:
    """Return the names that a module imports from `storemon.message`."""
    return {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "storemon.message"
        for alias in node.names
    }


class _WindowTexts:
    """The texts of one module of the window.

    The context is the class around a `tr`, the class whose `tr` a function borrows, or the context given to
    `translate`, also through a helper function of the module. The text of a declaration may be a
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
        elif name == "plural":
            yield self._helpers.get(_called(call.args[0]), owner), self._text(call, 1, forms=2)
        elif name == "tr" and call.args:
            yield owner, self._text(call, 0)
        elif name == "translate" and len(call.args) > 1:
            yield self._text(call, 0), self._text(call, 1)
        elif name in _DECLARED:
            context, places = _DECLARED[name]
            for word, place in places.items():
                named = [argument.value for argument in call.keywords if argument.arg == word]
                for value in (*call.args[place : place + 1], *named):
                    if not isinstance(value, ast.Attribute | ast.Call):  # a text from another module
                        yield context, self._plain(value)

    def _text(self, call: ast.Call, place: int, *, forms: int = 1) -> str:
        return self._plain(call.args[place], forms)

    def _plain(self, value: ast.expr, forms: int = 1) -> str:
        text = _constant(value) or (self._constants.get(value.id) if isinstance(value, ast.Name) else None)
        if text is None or text.count("|") != forms - 1:
            raise ValueError(f"{self._path}:{value.lineno} does not translate a plain text of {forms} forms")
        return text


def _helpers(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """Find the functions that pass their own argument to `translate`, with the context that they use.

    Functions that do nothing else are `partial(QCoreApplication.translate, context)`.
    """
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.AnnAssign)
            and isinstance(made := node.value, ast.Call)
            and _name(made) == "partial"
            and _called(made.args[0]) == "translate"
        ):
            yield _called(node.target), _constant(made.args[1]) or ""
    for function in ast.walk(tree):
        if isinstance(function, ast.FunctionDef):
            for call in _calls(function):
                text = call.args[1] if _name(call) == "translate" and len(call.args) > 1 else None
                own = [argument.arg for argument in function.args.args]
                context = _constant(call.args[0]) if isinstance(text, ast.Name) and text.id in own else None
                if context is not None:
                    yield function.name, context


def _constants(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Find the module's constants that hold texts."""
    for node in tree.body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            text = _constant(node.value)
            if text is not None:
                yield node.target.id, text


def _lender(function: ast.FunctionDef) -> str:
    """Return the class of the argument whose `tr` a module function uses."""
    lent = {
        node.value.id
        for node in ast.walk(function)
        if isinstance(node, ast.Attribute) and node.attr == "tr" and isinstance(node.value, ast.Name)
    }
    found = [argument.annotation for argument in function.args.args if argument.arg in lent]
    return found[0].id if found and isinstance(found[0], ast.Name) else ""


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return _called(call.func)


def _called(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _constant(node: ast.expr) -> str | None:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None
