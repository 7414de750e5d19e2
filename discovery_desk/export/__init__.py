"""Finished documents: domain objects in, bytes out."""
