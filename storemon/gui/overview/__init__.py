"""The overview of all stores together."""
