"""One prompt at a time, and what has been heard."""
