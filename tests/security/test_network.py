"""Nothing is sent to the network unless the user has set it up, and no file content is executed."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
TREES = {path: ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "storemon").rglob("*.py"))}

FORBIDDEN = {
    *("socket", "ssl", "socketserver", "asyncio", "selectors", "select"),
    *("http", "urllib.request", "urllib.error", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib"),
    *("xmlrpc", "wsgiref", "webbrowser", "requests", "httpx", "aiohttp", "urllib3"),
    *("PySide6.QtNetwork", "PySide6.QtWebEngineCore", "PySide6.QtWebSockets", "PySide6.QtHttpServer"),
    *("subprocess", "multiprocessing", "pickle", "marshal", "shelve", "code", "runpy"),
}
# The server listens if the user starts it. It is neither in the window nor in the packages.
LISTENS = {"asyncio", "socket", "ssl"}
# These send what the user has set up, or fetch the list of releases on request.
SENDS = {
    "mail_server.py": {"smtplib", "socket"},
    "web_address.py": {"http"},
    "network_problem.py": {"socket", "ssl"},
    "trust.py": {"ssl"},
    "updates.py": {"http", "ssl", "urllib.request", "urllib.error"},
}
# It configures the system to start `storemon run`, at the user's request in a terminal.
SETS_TIMERS = "system_timer.py"
RUNS_TEXT = {"eval", "exec", "compile", "__import__"}
STARTS_PROGRAMS = (
    "os.system",
    "os.popen",
    "os.startfile",
    "os.exec",
    "os.spawn",
    "os.posix_spawn",
    "QProcess",
)

# It reports socket and process events of Python's audit hooks, and all internet sockets that
# the process has open at the end, whether Python's, Qt's or Arrow's.
CHILD = """
import os, sys
found = []
WATCHED = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.startfile",
           "urllib.", "http.", "ftplib.", "smtplib.", "webbrowser.")

def watch(event, arguments):
    if event.startswith(WATCHED) and event != "socket.gethostname":
        found.append(event)

sys.addaudithook(watch)
from storemon.app import main
status = main(["--self-test"])
opened = set()
if sys.platform == "linux":
    inodes = set()
    for name in ("tcp", "tcp6", "udp", "udp6", "raw", "raw6"):
        try:
            with open(f"/proc/net/{name}") as lines:
                inodes |= {line.split()[9] for line in list(lines)[1:]}
        except OSError:
            pass
    for number in os.listdir("/proc/self/fd"):
        try:
            target = os.readlink(f"/proc/self/fd/{number}")
        except OSError:
            continue
        if target.startswith("socket:[") and target[8:-1] in inodes:
            opened.add(target)
print("STATUS", status, sorted(set(found)), sorted(opened))
"""


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def called(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def test_no_module_can_reach_the_network() -> None:
    found = {
        f"{path.name}: {name}"
        for path, tree in TREES.items()
        for name in imported(tree)
        for bad in FORBIDDEN
        - (LISTENS if path.parent.name == "server" else set())
        - ({"subprocess"} if path.name == SETS_TIMERS else set())
        - SENDS.get(path.name, set())
        if name == bad or name.startswith(f"{bad}.")
    }
    assert found == set()


def test_no_module_runs_text_or_starts_a_program() -> None:
    found = {
        f"{path.name}: {name}"
        for path, tree in TREES.items()
        for call in called(tree)
        if (name := ast.unparse(call.func)).startswith(STARTS_PROGRAMS) or name in RUNS_TEXT
    }
    assert found == set()


def test_only_what_is_on_this_computer_is_opened_with_another_program() -> None:
    opened = {
        ast.unparse(call.args[0])
        for tree in TREES.values()
        for call in called(tree)
        if isinstance(call.func, ast.Attribute) and call.func.attr == "openUrl"
    }
    # The browser opens the page of the releases, whose address is built into the program.
    releases = "QUrl(self._address.removesuffix('.atom'))"
    assert {text for text in opened if not text.startswith("QUrl.fromLocalFile(")} == {releases}


def test_the_whole_program_opens_no_socket_and_starts_no_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout.splitlines()[-1] == "STATUS 0 [] []", done.stdout + done.stderr
