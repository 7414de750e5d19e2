"""Choosing on the left, the real page on the right."""
