"""Is everything here that the program stands on: Qt, fonts, SQLite, a page made in memory."""
