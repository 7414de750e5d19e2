"""Practising with a story: choosing it, hearing it as captions, and looking at the notes afterwards."""
