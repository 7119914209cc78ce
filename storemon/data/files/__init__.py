"""Bytes to rows: encodings, dialects, workbooks, archives, and what cells mean."""
