"""Charts, texts and figures of stores that several pages and exports share."""
