from __future__ import annotations

import subprocess
import sys


def test_the_words_of_the_field_and_messages_load_no_numpy() -> None:
    code = (
        "import sys, storemon.cli.arguments, storemon.message, storemon.core.vocabulary;"
        "print('numpy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
