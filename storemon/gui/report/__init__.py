"""The report on screen: its rows, its texts, its options, and its exports."""
