"""Interaction of the window with the operating system and with other processes."""
