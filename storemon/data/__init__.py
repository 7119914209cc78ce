"""The local database and the CSV files that fill it."""
