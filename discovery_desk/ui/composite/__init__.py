"""Stories of several people side by side."""
