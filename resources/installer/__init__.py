"""What makes installers out of the program; `python3 tasks.py package` and its neighbours run it."""
