"""Notes on outages: add and change them, with undo."""
