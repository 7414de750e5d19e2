"""One gesture a file: mouse events in, intents out."""
