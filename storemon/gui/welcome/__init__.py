"""The pages that the window shows until there is a report."""
