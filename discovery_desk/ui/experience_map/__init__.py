"""The story as boxes and links."""
