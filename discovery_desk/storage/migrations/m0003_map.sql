-- Stories of several people side by side: which take part, the steps they share, and the moments matched with each.

CREATE TABLE composite_map (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  topic TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE composite_lane (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  composite_id TEXT NOT NULL REFERENCES composite_map(id),
  story_id TEXT NOT NULL REFERENCES story(id),
  rank REAL NOT NULL
) STRICT;

CREATE TABLE composite_step (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  composite_id TEXT NOT NULL REFERENCES composite_map(id),
  label TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE step_moment (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  step_id TEXT NOT NULL REFERENCES composite_step(id),
  moment_id TEXT NOT NULL REFERENCES moment(id)
) STRICT;

CREATE INDEX composite_lane_by_composite_id ON composite_lane(composite_id);
CREATE INDEX composite_lane_by_story_id ON composite_lane(story_id);
CREATE INDEX composite_step_by_composite_id ON composite_step(composite_id);
CREATE INDEX step_moment_by_step_id ON step_moment(step_id);
CREATE INDEX step_moment_by_moment_id ON step_moment(moment_id);
