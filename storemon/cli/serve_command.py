"""The command `serve`: an optional extra, not loaded by other commands."""

from __future__ import annotations

import argparse
import logging
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from storemon.cli.open_workspace import opened
from storemon.cli.status import Status
from storemon.cli.terminal import plain, tell
from storemon.errors import BadInput
from storemon.message import Message
from storemon.services.paths import kept_reports

_NEEDED: Final = ("storemon.server", "fastapi", "httptools", "python_multipart", "uvicorn")


def serve(options: argparse.Namespace) -> Status:
    """Serve over HTTP until a signal ends the process. Raises `BadInput`."""
    if any(find_spec(name) is None for name in _NEEDED):
        raise BadInput(
            Message("This installation of storemon has no server."),
            Message("FastAPI and uvicorn are not installed."),
            Message('Install them with pip: pip install "storemon[server]"'),
        )
    if not logging.getLogger("storemon").propagate or logging.getLogger("storemon").handlers:
        # As for our own log: without a handler, Python would print its warnings among our lines.
        logging.getLogger("uvicorn").addHandler(logging.NullHandler())
    chosen = import_module("storemon.server.server_options").server_options(
        options.host,
        options.port,
        options.token_file,
        (options.certificate, options.key),
        options.names,
        behind_proxy=options.behind_proxy,
    )
    serving = import_module("storemon.server.serving")
    with opened(options) as workspace:
        workspace.reports.archive.keep_newest = kept_reports()
        serving.serve(workspace, chosen, lambda text: tell(plain(text)))
    return Status.DONE
