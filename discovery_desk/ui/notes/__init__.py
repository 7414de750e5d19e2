"""The note line and the list of notes."""
