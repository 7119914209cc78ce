"""What every page is built from: theme, tables, jobs, texts; independent of the pages."""
