"""The page of one store: its figures, its week, its outages and its hours."""
