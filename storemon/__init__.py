"""storemon: how long every store was up and down inside its business hours."""

__version__ = "0.1.0"
