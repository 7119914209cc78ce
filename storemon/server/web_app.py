"""The two endpoints, and the pages besides them, as one ASGI application."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from fastapi import FastAPI, Request, Security
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from fastapi.security import HTTPBearer
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from storemon import __version__
from storemon.core.vocabulary import ReportRequest
from storemon.errors import BadInput, Cancelled, DatabaseProblem, ReportNotFound, UserError
from storemon.server.docs_page import docs_page
from storemon.server.guard import Guard
from storemon.server.report_answers import (
    ReportAnswers,
    Status,
    csv_answer,
    prefers_json,
    status_answer,
)
from storemon.server.request_ids import report_id_of
from storemon.server.running_answers import RunningAnswers
from storemon.server.server_options import ServerOptions
from storemon.services.background_reports import BackgroundReports, ReportsWaitingError
from storemon.services.workspace import Workspace

_STATIC: Final = Path(__file__).parent / "static"
_FILES: Final = {"/": "page.html", **{f"/{name}": name for name in ("page.js", "page.css", "icon.svg")}}
_BEARER: Final = HTTPBearer(auto_error=False, description="The token, where the server was started with one.")
_STATUSES: Final = {
    ReportNotFound: 404,
    BadInput: 400,
    ReportsWaitingError: 429,
    DatabaseProblem: 503,
}
"""The HTTP status of each error; all others are 500."""
_FAILURES: Final = {
    400: "The id is missing, or the body cannot be read.",
    401: "The token is missing or wrong.",
    404: "There is no report with this id.",
    429: "Too many requests, or too many reports wait; Retry-After says for how long.",
    503: "The database cannot be read or written just now, or the server is ending.",
}
"""Each has the reason and what to do next as `detail`, in JSON."""
_STATUS: Final = {"Report-Status": {"description": "Where the report stands.", "schema": {"type": "string"}}}
_TRIGGERED: Final[dict[int | str, dict[str, Any]]] = {
    200: {"model": Status, "description": "The report is Running.", "headers": _STATUS},
    **{status: {"description": _FAILURES[status]} for status in (401, 429, 503)},
}
_FOUND: Final[dict[int | str, dict[str, Any]]] = {
    200: {
        "model": Status,
        "description": "Where the report stands. Of a complete one its CSV, unless Accept prefers JSON.",
        "content": {"text/csv": {"schema": {"type": "string"}}},
        "headers": _STATUS,
    },
    **{status: {"description": text} for status, text in _FAILURES.items()},
}
_ID_IN_BODY: Final = {
    "requestBody": {
        "description": "The id, where it is neither in the path nor in the query.",
        "content": {
            kind: {
                "schema": {
                    "type": "object",
                    "properties": {"report_id": {"type": "string"}},
                    "required": ["report_id"],
                }
            }
            for kind in ("application/json", "application/x-www-form-urlencoded", "multipart/form-data")
        },
    }
}
_ID_PARAMETER: Final = {"name": "report_id", "schema": {"type": "string"}}
_BY_PLATFORM: Final = {
    "name": "by_platform",
    "in": "query",
    "required": False,
    "description": "true: a row for each store on each platform, with a column of platforms.",
    "schema": {"type": "boolean"},
}
_ID_IN_QUERY: Final = {"parameters": [_ID_PARAMETER | {"in": "query", "required": False}, _BY_PLATFORM]}


def web_app(workspace: Workspace, background: BackgroundReports, options: ServerOptions) -> Guard:
    """Return the application for an open workspace; when it ends, running reports are canceled."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        await run_in_threadpool(background.close)

    app = FastAPI(
        title="storemon",
        version=__version__,
        summary="How long every store was up and down inside its business hours.",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.add_exception_handler(UserError, _user_error)
    app.add_exception_handler(Cancelled, _ending)
    app.add_exception_handler(Exception, _bug)
    answers = ReportAnswers(workspace, background)
    _add_reports(app, answers, background)
    _add_pages(app, workspace)
    return Guard(RunningAnswers(app, answers.running), options)


def _add_reports(app: FastAPI, answers: ReportAnswers, background: BackgroundReports) -> None:
    async def trigger_report() -> Response:
        """Start a report of the last hour, day and week, and return its id at once."""
        report_id = await run_in_threadpool(background.trigger, ReportRequest())
        return status_answer(Status(report_id=report_id, status="Running"))

    async def get_report(request: Request) -> Response:
        """Return the status of a report, or its CSV once it is complete."""
        report_id = await report_id_of(request)
        status = await run_in_threadpool(answers.status, report_id)
        if status.status != "Complete" or prefers_json(request.headers.get("accept", "")):
            return status_answer(status)
        by_platform = request.query_params.get("by_platform", "").lower() in {"true", "1"}
        content = await run_in_threadpool(answers.csv, report_id, by_platform=by_platform)
        return csv_answer(report_id, content)

    def add(
        path: str,
        method: str,
        endpoint: Callable[..., Awaitable[Response]],
        extra: dict[str, Any] | None = None,
    ) -> None:
        of_id = "_by_path" if "{" in path else ""
        app.add_api_route(
            path,
            endpoint,
            methods=[method],
            response_model=Status,
            responses=_TRIGGERED if endpoint is trigger_report else _FOUND,
            operation_id=f"{endpoint.__name__}{of_id}_{method.lower()}",
            openapi_extra=extra,
            dependencies=[Security(_BEARER)],
            tags=["Reports"],
        )

    by_path = {"parameters": [_ID_PARAMETER | {"in": "path", "required": True}, _BY_PLATFORM]}
    for method in ("POST", "GET"):
        add("/trigger_report", method, trigger_report)
        add("/get_report/{report_id}", method, get_report, by_path)
        add("/get_report", method, get_report, _ID_IN_QUERY | (_ID_IN_BODY if method == "POST" else {}))


def _add_pages(app: FastAPI, workspace: Workspace) -> None:
    def add_file(path: str, name: str) -> None:
        def file() -> FileResponse:
            return FileResponse(_STATIC / name)

        app.add_api_route(path, file, methods=["GET"], include_in_schema=False, operation_id=name)

    for path, name in _FILES.items():
        add_file(path, name)

    @app.get("/docs", include_in_schema=False)
    def docs() -> HTMLResponse:
        return HTMLResponse(docs_page(app.openapi()))

    @app.api_route("/healthz", methods=["GET", "HEAD"], operation_id="healthz", include_in_schema=False)
    def healthz() -> dict[str, str]:
        """Report whether the server can read its database: 200, or 503 with the reason."""
        workspace.reports.archive.newest()
        return {"status": "ok", "version": __version__}


def _user_error(_request: Request, error: Exception) -> Response:
    """Return what happened, why, and what to do next."""
    status = next((code for kind, code in _STATUSES.items() if isinstance(error, kind)), 500)
    headers = {"Retry-After": "5"} if status in {429, 503} else None
    return JSONResponse({"detail": str(error)}, status, headers)


def _ending(_request: Request, _error: Exception) -> Response:
    return JSONResponse(
        {"detail": "The server is ending. Ask again when it is back."}, 503, {"Retry-After": "5"}
    )


def _bug(_request: Request, error: Exception) -> Response:
    """Respond without the error's text, which may quote a file; uvicorn logs all of it."""
    text = f"storemon made a mistake: {type(error).__name__}."
    return JSONResponse({"detail": f"{text} Start it with STOREMON_DEBUG=1 to see the details."}, 500)
