"""Files before, while and after they are imported."""
