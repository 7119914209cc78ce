"""The page /docs, made from the OpenAPI description, without scripts or external resources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from typing import Any, Final

_HEAD: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>storemon: requests</title>
<link rel="stylesheet" href="/page.css">
<link rel="icon" href="/icon.svg">
</head>
<body>
<main>
"""
_LINKS: Final = """<p>As <a href="/openapi.json">OpenAPI</a>. For people: <a href="/">the page</a>.</p>
"""
_FOOT: Final = """</main>
</body>
</html>
"""


def docs_page(description: Mapping[str, Any]) -> str:
    """Return the page that lists each request of a description: its purpose, parameters and answers."""
    title, version, summary = (escape(description["info"][name]) for name in ("title", "version", "summary"))
    about = f"<h1>{title} {version}</h1>\n<p>{summary}</p>\n{_LINKS}"
    return "".join((_HEAD, about, *_requests(description), _FOOT))


def _requests(description: Mapping[str, Any]) -> Iterator[str]:
    for path, methods in sorted(description["paths"].items(), reverse=True):
        # They differ only in the body, which one of them has.
        request = max(methods.values(), key=len)
        title = escape(f"{' or '.join(method.upper() for method in sorted(methods))} {path}")
        yield f"<section>\n<h2><code>{title}</code></h2>\n<p>{escape(request['description'])}</p>\n"
        parameters = request.get("parameters", ())
        yield from _table(
            ("Parameter", "In", "Needed"),
            [(one["name"], one["in"], "yes" if one["required"] else "no") for one in parameters],
        )
        bodies = request.get("requestBody", {}).get("content", {})
        yield from _table(
            ("Body, instead", "Holds"),
            [(kind, ", ".join(body["schema"]["properties"])) for kind, body in bodies.items()],
        )
        yield from _table(
            ("Status", "Answer"),
            [
                (f"{status} {', '.join(answer.get('content', {}))}", answer["description"])
                for status, answer in request["responses"].items()
            ],
        )
        yield "</section>\n"


def _table(titles: tuple[str, ...], rows: list[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        return
    head = "".join(f'<th scope="col">{escape(title)}</th>' for title in titles)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in rows)
    yield f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody>\n</table>\n"
