"""The report that is shown: its rows, its words, its options, and what can be saved of it."""
