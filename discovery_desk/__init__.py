"""Discovery Desk: live customer interviews, from the first note to one page."""
