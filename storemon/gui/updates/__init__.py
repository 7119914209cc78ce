"""The optional check for newer versions."""
