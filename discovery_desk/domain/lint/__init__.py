"""Word lists in, remarks out: how a question and an opportunity are framed."""
