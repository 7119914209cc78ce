"""Files, pictures and pages made of the report."""
