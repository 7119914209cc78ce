"""Files, pictures and pages made from the report."""
