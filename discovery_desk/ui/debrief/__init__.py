"""The screen of the half hour after the talk."""
