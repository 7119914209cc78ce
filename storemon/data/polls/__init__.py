"""Polls as packed rows: writing, reading, checking and folding them."""
