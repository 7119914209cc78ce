"""What every page is built of: looks, tables, jobs, words; knows no page."""
