"""What each kind of file does to the database, and how an import is taken back."""
