"""What the computer gives us: paths, assets, clock, identifiers."""
