"""The embedded engine, SQLite, and what is specific to it."""
