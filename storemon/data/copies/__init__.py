"""Full copies of a database: backups, restoring them, moving to another folder."""
