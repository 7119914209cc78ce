"""The file to double-click, and the entry point of the packaged program."""

from __future__ import annotations

import sys

from storemon.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
