"""Databases on a server, shared by several people."""
