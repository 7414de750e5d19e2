"""Foreign files in, domain objects out."""
