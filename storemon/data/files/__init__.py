"""From bytes to rows: encodings, dialects, workbooks, archives, and the meaning of cells."""
