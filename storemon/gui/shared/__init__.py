"""Databases on a server, which several people share."""
