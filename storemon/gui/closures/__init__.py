"""Closures and special hours entered in the window."""
