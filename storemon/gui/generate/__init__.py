"""Generating reports."""
