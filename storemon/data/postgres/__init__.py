"""What only PostgreSQL can do: connections, locks, its layout. Loaded where a server is named."""
