"""The page that lists all stores of the report."""
