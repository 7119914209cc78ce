"""The arithmetic: turns polls, hours and zones into figures. No Qt, SQL, files or clock."""
