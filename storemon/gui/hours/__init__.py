"""The page with the stores whose hours look wrong."""
