"""A short tour: a few callouts on real parts of the window."""
