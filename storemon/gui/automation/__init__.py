"""What storemon does by itself, and what has happened: watched folders and alerts."""
