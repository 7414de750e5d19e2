-- The live hour: what has been seen to in the triage, and prompt packs that a team has made its own.

ALTER TABLE note ADD COLUMN is_settled INTEGER NOT NULL DEFAULT 0;

CREATE TABLE own_pack (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  version INTEGER NOT NULL,
  body TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;
