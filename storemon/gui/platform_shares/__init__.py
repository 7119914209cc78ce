"""How a store's sales are divided among platforms."""
