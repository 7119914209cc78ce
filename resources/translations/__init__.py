"""The translations and the tool that updates them: `python3 tasks.py translate`."""
