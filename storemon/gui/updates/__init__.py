"""The look for a newer version, for those who ask for it."""
