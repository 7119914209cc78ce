"""Undo and redo in the Edit menu, by the name of what they do."""
