-- The whole domain, first version. Every reference is a plain one: no CASCADE, because undo could not bring the children back.

CREATE TABLE project (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  product_kind TEXT NOT NULL,
  target_audience TEXT NOT NULL
) STRICT;

CREATE TABLE team_member (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  has_left INTEGER NOT NULL
) STRICT;

CREATE TABLE picture (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  media_type TEXT NOT NULL,
  data BLOB NOT NULL,
  width INTEGER NOT NULL,
  height INTEGER NOT NULL
) STRICT;

CREATE TABLE participant (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  name_latin TEXT NOT NULL,
  call_me TEXT NOT NULL,
  direction TEXT NOT NULL,
  pronouns TEXT NOT NULL,
  type TEXT NOT NULL,
  segment TEXT NOT NULL,
  organisation TEXT NOT NULL,
  location TEXT NOT NULL,
  relationship TEXT NOT NULL,
  photo_kind TEXT NOT NULL,
  photo_file TEXT NOT NULL,
  photo_alt TEXT NOT NULL,
  photo_allowed INTEGER,
  picture_id TEXT REFERENCES picture(id),
  is_proxy INTEGER NOT NULL,
  gatekeeper TEXT NOT NULL,
  relationship_owner TEXT NOT NULL,
  may_return INTEGER,
  return_on TEXT,
  binned_at TEXT
) STRICT;

CREATE TABLE quick_fact (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  participant_id TEXT NOT NULL REFERENCES participant(id),
  text TEXT NOT NULL,
  label TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE attribute (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  participant_id TEXT NOT NULL REFERENCES participant(id),
  name TEXT NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE guide (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  title TEXT NOT NULL,
  outcome TEXT NOT NULL,
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  version INTEGER NOT NULL
) STRICT;

CREATE TABLE research_question (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  guide_id TEXT NOT NULL REFERENCES guide(id),
  text TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE story_prompt (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  guide_id TEXT NOT NULL REFERENCES guide(id),
  text TEXT NOT NULL,
  scope TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE interview (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  participant_id TEXT NOT NULL REFERENCES participant(id),
  title TEXT NOT NULL,
  kind TEXT NOT NULL,
  status TEXT NOT NULL,
  guide_id TEXT REFERENCES guide(id),
  story_prompt_id TEXT REFERENCES story_prompt(id),
  scheduled_start TEXT,
  started_at TEXT,
  utc_offset_min INTEGER NOT NULL,
  time_zone TEXT NOT NULL,
  boot_id TEXT NOT NULL,
  boot_ms INTEGER,
  agreed_minutes INTEGER NOT NULL,
  ended_ms INTEGER,
  reaction_offset_ms INTEGER NOT NULL,
  phase TEXT NOT NULL,
  template TEXT NOT NULL,
  channel TEXT NOT NULL,
  spoken_language TEXT NOT NULL,
  notes_language TEXT NOT NULL,
  quality TEXT,
  recording_kind TEXT NOT NULL,
  recording_where TEXT NOT NULL,
  recording_offset_ms INTEGER,
  recording_stopped_ms INTEGER,
  map_layout TEXT NOT NULL,
  binned_at TEXT
) STRICT;

CREATE TABLE seat (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  member_id TEXT NOT NULL REFERENCES team_member(id),
  kind TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE consent_entry (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  at_ms INTEGER NOT NULL,
  scope TEXT NOT NULL,
  is_given INTEGER NOT NULL,
  remark TEXT NOT NULL
) STRICT;

CREATE TABLE interruption (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  from_ms INTEGER NOT NULL,
  to_ms INTEGER,
  what TEXT NOT NULL,
  remark TEXT NOT NULL
) STRICT;

CREATE TABLE asked_prompt (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  text TEXT NOT NULL,
  at_ms INTEGER,
  phase TEXT NOT NULL,
  was_asked INTEGER NOT NULL,
  story_prompt_id TEXT REFERENCES story_prompt(id)
) STRICT;

CREATE TABLE heard_facet (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  facet TEXT NOT NULL
) STRICT;

CREATE TABLE story (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  title TEXT NOT NULL,
  "when" TEXT NOT NULL,
  recency_days INTEGER,
  is_complete INTEGER NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE note (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  speaker TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  keyed_ms INTEGER NOT NULL,
  kept_ms INTEGER NOT NULL,
  rank REAL NOT NULL,
  author TEXT NOT NULL,
  original TEXT NOT NULL,
  original_lang TEXT NOT NULL,
  phase TEXT NOT NULL,
  force TEXT,
  is_added_later INTEGER NOT NULL,
  is_edited INTEGER NOT NULL,
  is_parked INTEGER NOT NULL,
  is_withdrawn INTEGER NOT NULL,
  completes_id TEXT REFERENCES note(id),
  duplicate_of_id TEXT REFERENCES note(id)
) STRICT;

CREATE TABLE tag (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  "key" INTEGER CHECK ("key" BETWEEN 1 AND 9),
  rank REAL NOT NULL
) STRICT;

CREATE TABLE note_tag (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  note_id TEXT NOT NULL REFERENCES note(id),
  tag_id TEXT NOT NULL REFERENCES tag(id),
  rank REAL NOT NULL
) STRICT;

CREATE TABLE moment (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  story_id TEXT NOT NULL REFERENCES story(id),
  label TEXT NOT NULL,
  kind TEXT NOT NULL,
  rank REAL NOT NULL,
  heard_ms INTEGER,
  told_time TEXT NOT NULL,
  place TEXT NOT NULL,
  actors TEXT NOT NULL,
  tools TEXT NOT NULL,
  doing TEXT NOT NULL,
  thinking TEXT NOT NULL,
  feeling TEXT NOT NULL,
  emotion INTEGER CHECK (emotion BETWEEN -2 AND 2),
  x REAL,
  y REAL
) STRICT;

CREATE TABLE moment_source (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  moment_id TEXT NOT NULL REFERENCES moment(id),
  note_id TEXT NOT NULL REFERENCES note(id),
  rank REAL NOT NULL
) STRICT;

CREATE TABLE link (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  from_id TEXT NOT NULL REFERENCES moment(id),
  to_id TEXT NOT NULL REFERENCES moment(id),
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE opportunity (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  text TEXT NOT NULL,
  kind TEXT,
  moment_id TEXT REFERENCES moment(id),
  is_starred INTEGER NOT NULL,
  is_draft INTEGER NOT NULL,
  rank REAL NOT NULL,
  page_rank REAL
) STRICT;

CREATE TABLE evidence (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  opportunity_id TEXT NOT NULL REFERENCES opportunity(id),
  note_id TEXT NOT NULL REFERENCES note(id),
  rank REAL NOT NULL
) STRICT;

CREATE TABLE solution_request (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  note_id TEXT NOT NULL REFERENCES note(id),
  as_said TEXT NOT NULL,
  probe TEXT NOT NULL,
  answer TEXT NOT NULL,
  opportunity_id TEXT REFERENCES opportunity(id),
  rank REAL NOT NULL
) STRICT;

CREATE TABLE insight (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT REFERENCES interview(id),
  text TEXT NOT NULL,
  note_id TEXT REFERENCES note(id),
  source TEXT NOT NULL,
  rank REAL NOT NULL,
  page_rank REAL
) STRICT;

CREATE TABLE quote (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  text TEXT NOT NULL,
  note_id TEXT REFERENCES note(id),
  original TEXT NOT NULL,
  original_lang TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE snapshot (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  quote_id TEXT REFERENCES quote(id),
  minutes_to_make INTEGER,
  was_made_right_after INTEGER
) STRICT;

CREATE TABLE follow_up (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  text TEXT NOT NULL,
  due_on TEXT,
  is_done INTEGER NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE debrief_line (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  question TEXT NOT NULL,
  text TEXT NOT NULL,
  member TEXT NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE recruiting (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  participant_id TEXT NOT NULL REFERENCES participant(id),
  interview_id TEXT REFERENCES interview(id),
  source TEXT NOT NULL,
  ask TEXT NOT NULL,
  gatekeeper TEXT NOT NULL,
  asked_on TEXT,
  answered_on TEXT,
  booked_on TEXT,
  held_on TEXT,
  thanked_on TEXT
) STRICT;

CREATE TABLE incentive (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  kind TEXT NOT NULL,
  text TEXT NOT NULL,
  promised_on TEXT,
  delivered_on TEXT
) STRICT;

CREATE TABLE outcome (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  rank REAL NOT NULL,
  is_retired INTEGER NOT NULL
) STRICT;

CREATE TABLE tree_node (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  outcome_id TEXT NOT NULL REFERENCES outcome(id),
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  parent_id TEXT REFERENCES tree_node(id),
  state TEXT NOT NULL,
  is_target INTEGER NOT NULL,
  is_collapsed INTEGER NOT NULL,
  rank REAL NOT NULL
) STRICT;

CREATE TABLE placement (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  node_id TEXT NOT NULL REFERENCES tree_node(id),
  opportunity_id TEXT NOT NULL REFERENCES opportunity(id)
) STRICT;

CREATE TABLE target_choice (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  node_id TEXT NOT NULL REFERENCES tree_node(id),
  chosen_at TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE origin (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  source TEXT NOT NULL,
  entity TEXT NOT NULL,
  entity_id TEXT NOT NULL,
  "key" TEXT NOT NULL,
  extra TEXT NOT NULL
) STRICT;

-- What is half typed. Not part of the history: a draft is neither undone nor announced.
CREATE TABLE draft (
  pk INTEGER PRIMARY KEY,
  interview_id TEXT NOT NULL REFERENCES interview(id),
  note_id TEXT NOT NULL,
  text TEXT NOT NULL,
  keyed_ms INTEGER NOT NULL,
  mends_id TEXT
) STRICT;

CREATE INDEX participant_by_picture_id ON participant(picture_id);
CREATE INDEX quick_fact_by_participant_id ON quick_fact(participant_id);
CREATE INDEX attribute_by_participant_id ON attribute(participant_id);
CREATE INDEX research_question_by_guide_id ON research_question(guide_id);
CREATE INDEX story_prompt_by_guide_id ON story_prompt(guide_id);
CREATE INDEX interview_by_participant_id ON interview(participant_id);
CREATE INDEX interview_by_guide_id ON interview(guide_id);
CREATE INDEX interview_by_story_prompt_id ON interview(story_prompt_id);
CREATE INDEX seat_by_interview_id ON seat(interview_id);
CREATE INDEX seat_by_member_id ON seat(member_id);
CREATE INDEX consent_entry_by_interview_id ON consent_entry(interview_id);
CREATE INDEX interruption_by_interview_id ON interruption(interview_id);
CREATE INDEX asked_prompt_by_interview_id ON asked_prompt(interview_id);
CREATE INDEX asked_prompt_by_story_prompt_id ON asked_prompt(story_prompt_id);
CREATE INDEX story_by_interview_id ON story(interview_id);
CREATE INDEX note_by_completes_id ON note(completes_id);
CREATE INDEX note_by_duplicate_of_id ON note(duplicate_of_id);
CREATE INDEX note_tag_by_tag_id ON note_tag(tag_id);
CREATE INDEX moment_by_interview_id ON moment(interview_id);
CREATE INDEX moment_by_story_id ON moment(story_id);
CREATE INDEX moment_source_by_moment_id ON moment_source(moment_id);
CREATE INDEX moment_source_by_note_id ON moment_source(note_id);
CREATE INDEX link_by_interview_id ON link(interview_id);
CREATE INDEX link_by_from_id ON link(from_id);
CREATE INDEX link_by_to_id ON link(to_id);
CREATE INDEX opportunity_by_interview_id ON opportunity(interview_id);
CREATE INDEX opportunity_by_moment_id ON opportunity(moment_id);
CREATE INDEX evidence_by_opportunity_id ON evidence(opportunity_id);
CREATE INDEX evidence_by_note_id ON evidence(note_id);
CREATE INDEX solution_request_by_interview_id ON solution_request(interview_id);
CREATE INDEX solution_request_by_note_id ON solution_request(note_id);
CREATE INDEX solution_request_by_opportunity_id ON solution_request(opportunity_id);
CREATE INDEX insight_by_interview_id ON insight(interview_id);
CREATE INDEX insight_by_note_id ON insight(note_id);
CREATE INDEX quote_by_interview_id ON quote(interview_id);
CREATE INDEX quote_by_note_id ON quote(note_id);
CREATE INDEX snapshot_by_quote_id ON snapshot(quote_id);
CREATE INDEX follow_up_by_interview_id ON follow_up(interview_id);
CREATE INDEX debrief_line_by_interview_id ON debrief_line(interview_id);
CREATE INDEX recruiting_by_participant_id ON recruiting(participant_id);
CREATE INDEX recruiting_by_interview_id ON recruiting(interview_id);
CREATE INDEX incentive_by_interview_id ON incentive(interview_id);
CREATE INDEX tree_node_by_outcome_id ON tree_node(outcome_id);
CREATE INDEX tree_node_by_parent_id ON tree_node(parent_id);
CREATE INDEX placement_by_node_id ON placement(node_id);
CREATE INDEX placement_by_opportunity_id ON placement(opportunity_id);
CREATE INDEX target_choice_by_node_id ON target_choice(node_id);
CREATE INDEX origin_by_interview_id ON origin(interview_id);

CREATE INDEX note_in_order ON note(interview_id, at_ms, rank, id);
CREATE UNIQUE INDEX draft_once ON draft(interview_id, coalesce(mends_id, ''));
CREATE UNIQUE INDEX note_tag_once ON note_tag(note_id, tag_id);
CREATE UNIQUE INDEX snapshot_once ON snapshot(interview_id);
CREATE UNIQUE INDEX heard_facet_once ON heard_facet(interview_id, facet);
CREATE INDEX origin_by_source ON origin(source, key);
CREATE INDEX interview_by_start ON interview(started_at);
