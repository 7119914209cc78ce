"""Build the program's installers; `python3 tasks.py package` and related chores run it."""
