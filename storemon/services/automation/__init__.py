"""What storemon does by itself, once a person has set it up."""
