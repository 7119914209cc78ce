"""What a person can do with storemon, the same for the window and the command line."""
