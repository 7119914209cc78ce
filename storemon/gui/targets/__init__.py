"""Targets of groups."""
