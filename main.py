"""The file to double-click, and where a packaged storemon starts."""

from __future__ import annotations

import sys

from storemon.app import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
