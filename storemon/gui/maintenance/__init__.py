"""Backups, moving the data, and what happens when something goes wrong."""
