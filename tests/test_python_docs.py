"""The examples of docs/python.md, run as a program of their own, and the names that it documents."""

from __future__ import annotations

import inspect
import os
import re
import subprocess
import sys
from pathlib import Path

import storemon
from storemon.services.sample import make_sample

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "python.md").read_text("utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)


def test_the_examples_run_one_after_another(tmp_path: Path) -> None:
    make_sample(tmp_path / "sample", stores=30, days=8)
    program = tmp_path / "examples.py"
    program.write_text("\n".join(EXAMPLES), "utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", str(program)],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "Complete 2023-01-25 18:13:22+00:00" in done.stdout
    assert "There is no report none." in done.stdout
    assert len(EXAMPLES) > 5


def test_every_public_name_is_on_the_page() -> None:
    public = {
        name
        for kind in (storemon.Workspace, storemon.Report)
        for name, _ in inspect.getmembers(kind)
        if not name.startswith("_") and name != "of"
    }
    assert {name for name in public if not re.search(rf"\b{name}\b", PAGE)} == set()


def test_the_interface_is_loaded_when_it_is_named_and_not_before() -> None:
    program = (
        "import sys, storemon; before = set(sys.modules); storemon.open;"
        "print({'pandas', 'numpy', 'sqlalchemy', 'storemon.api'} & before, 'pandas' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "set() True\n"


def test_what_is_not_there_is_said_as_python_says_it() -> None:
    assert not hasattr(storemon, "nothing")


def test_its_types_are_there_for_others() -> None:
    assert (ROOT / "storemon" / "py.typed").is_file()
    stub = (ROOT / "storemon" / "__init__.pyi").read_text("utf-8")
    assert {"Report", "Workspace", "open"} <= set(re.findall(r" as (\w+)", stub))
