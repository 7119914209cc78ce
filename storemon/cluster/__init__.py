"""Reports computed by several processes or machines: an extra, of which nothing else loads anything."""
