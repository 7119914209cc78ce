"""The page with all stores of the report."""
