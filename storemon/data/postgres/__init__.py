"""What is specific to PostgreSQL: connections, locks, its layout. Loaded only for a server."""
