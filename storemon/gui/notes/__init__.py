"""Notes on outages: writing them, changing them, taking that back."""
