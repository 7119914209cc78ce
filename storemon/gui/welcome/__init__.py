"""What the window shows until there is a report."""
