"""Reports computed by several processes or machines: an optional extra that is loaded only on demand."""
