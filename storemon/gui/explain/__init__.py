"""The panel that explains a figure."""
