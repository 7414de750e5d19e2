-- The page on its way out: what was shared with whom, who else is spoken of, and which part of a picture is shown.

CREATE TABLE share (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  at TEXT NOT NULL,
  form TEXT NOT NULL,
  to_whom TEXT NOT NULL,
  file TEXT NOT NULL,
  masked TEXT NOT NULL
) STRICT;

CREATE TABLE third_person (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  name TEXT NOT NULL,
  stands_for TEXT NOT NULL
) STRICT;

ALTER TABLE picture ADD COLUMN crop_x REAL NOT NULL DEFAULT 0.0;
ALTER TABLE picture ADD COLUMN crop_y REAL NOT NULL DEFAULT 0.0;
ALTER TABLE picture ADD COLUMN crop_side REAL NOT NULL DEFAULT 0.0;

CREATE INDEX share_by_interview_id ON share(interview_id);
CREATE INDEX third_person_by_interview_id ON third_person(interview_id);
