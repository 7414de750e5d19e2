"""Boxes and links on a plane: what the experience map and the opportunity tree share."""
