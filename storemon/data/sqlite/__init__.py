"""The embedded engine, and all that only it can do or needs."""
