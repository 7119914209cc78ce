"""One field that finds stores, pages, actions, settings, and the guide."""
