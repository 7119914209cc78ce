"""The translations, and what makes them: `python3 tasks.py translate`."""
