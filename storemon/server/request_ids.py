"""The report id in a request: in its path, its query, a form or JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request

_ID: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")
_NAMES: Final = ("report_id", "id")
_FORMS: Final = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
_MOST_FIELDS: Final = 20


async def report_id_of(request: Request) -> str:
    """Return the id that a request names: in the path, otherwise in the query, otherwise in the body.

    Raises `HTTPException`: 400 if there is none or the body cannot be read, 404 for an invalid id.
    """
    named = _chosen(request.path_params) or _chosen(request.query_params)
    if named is None and await request.body():
        named = await _of_body(request)
    if named is None or named == "":
        raise HTTPException(400, "The id is missing. Ask for /get_report/ID, with the id of trigger_report.")
    if not _ID.fullmatch(named):
        raise HTTPException(404, "There is no such report. An id has letters and digits alone.")
    return named


async def _of_body(request: Request) -> str | None:
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    body = await request.body()
    if kind in _FORMS:
        form = await request.form(max_files=0, max_fields=_MOST_FIELDS)
        named = _chosen({name: value for name, value in form.items() if isinstance(value, str)})
        # curl -d labels JSON as a form, too.
        if named is not None or not body.lstrip().startswith(b"{"):
            return named
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise HTTPException(400, 'The body is no JSON. Send {"report_id": "ID"}.') from error
    if isinstance(found, dict):
        return _chosen(found)
    return found if isinstance(found, str) else None


def _chosen(fields: Mapping[str, Any]) -> str | None:
    named = next((fields[name] for name in _NAMES if name in fields), None)
    return named if isinstance(named, str) else None
