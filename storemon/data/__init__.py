"""The database, and the reading of the files that fill it."""

import sys

if sys.platform == "win32":
    from storemon.data.sqlite.processor import answer_without_a_program

    answer_without_a_program(sys.getwindowsversion()[:3])
