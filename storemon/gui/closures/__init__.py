"""Closures and special hours, as a person enters them."""
