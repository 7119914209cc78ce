"""A short tour: a few callouts that point at parts of the window."""
