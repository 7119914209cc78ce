"""One store: its page, its week, its outages, and how its figures come about."""
