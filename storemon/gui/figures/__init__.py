"""What several pages and files draw and say of stores."""
