"""The arithmetic: polls, hours and zones in, figures out. No Qt, no SQL, no files, no clock."""
