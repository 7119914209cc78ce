"""The list of all reports: open, compare, export, keep and delete them."""
