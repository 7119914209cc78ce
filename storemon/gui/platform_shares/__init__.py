"""How a store's sales are shared out between platforms."""
