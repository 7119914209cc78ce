"""What importing each kind of file does to the database, and how an import is undone."""
