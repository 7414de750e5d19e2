"""The screen of a running interview."""
