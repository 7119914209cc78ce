"""Automation: what storemon does on its own once a user has set it up."""
