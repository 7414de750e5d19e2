"""What the data of a page is called where it travels with the page."""

from __future__ import annotations

SCHEMA = "discovery-desk.snapshot/1"
ATTACHMENT = "snapshot.json"
MEDIA_TYPE = "application/json"
