"""All reports that there are: opening, comparing, exporting, keeping and deleting them."""
