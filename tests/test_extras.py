"""Nothing else needs the packages of an extra."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]

# Imports everything but the server, with the extras' libraries unavailable.
PROGRAM = """
import importlib, pkgutil, sys

LACKING = {"fastapi", "starlette", "pydantic", "uvicorn", "httptools", "python_multipart", "selenium"}
LACKING |= {"psycopg", "psycopg_binary", "dask", "distributed", "cryptography"}
OF_EXTRAS = ("storemon.server", "storemon.data.postgres.", "storemon.services.shared_database")
OF_EXTRAS += ("storemon.cli.database_commands", "storemon.cluster.")

class Lacking:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in LACKING:
            raise ModuleNotFoundError(name)

sys.meta_path.insert(0, Lacking())
import storemon

for module in pkgutil.walk_packages(storemon.__path__, "storemon."):
    if not module.name.startswith(OF_EXTRAS):
        importlib.import_module(module.name)
print(sorted(name for name in sys.modules if name.startswith("storemon.server.")))
"""


def test_nothing_but_the_server_needs_or_loads_the_servers_libraries() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "[]\n"), done.stderr
