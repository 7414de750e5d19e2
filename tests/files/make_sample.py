"""Makes a sample desk of the format that this program writes: `python tests/files/make_sample.py`.

Run it once for each new format, before the format is released, and never again: what it made is kept, so that
every later program is tried on it. The file is named after its version.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from discovery_desk.services import desk as desks
from discovery_desk.services import importing, interviews, notes, packs, stretches, triage
from discovery_desk.services.desk import Desk
from discovery_desk.storage.drafts import Draft
from discovery_desk.storage.examination import journal_of
from discovery_desk.storage.migrations import current_version

STORY = "02_engagement_cake"


def main() -> None:
    path = Path(__file__).with_name(f"v{current_version()}.desk")
    desks.new_desk(path, "Sample")
    with closing(desks.open_desk(path)) as desk:
        story = next(file for file in importing.demo_files() if file.stem == STORY)
        interview = importing.import_file(desk, story)
        notes.keep(desk, interview.id, "+ Typed by hand #key-moment")
        _hold(desk)
        planned = interviews.prepare(desk, "Ada")
        draft = Draft(interview_id=planned.id, note_id=notes.new_note_id(), text="half a sen", keyed_ms=5)
        notes.save_draft(desk, draft)
    journal_of(path).unlink(missing_ok=True)


def _hold(desk: Desk) -> None:
    """A talk by prompts of the team's own, parked for a while, with a note that has been seen to."""
    own = packs.copy(desk, "story_standard", "Our prompts")
    talk = interviews.prepare(desk, "Ben", template=own.id)
    interviews.start_clock(desk, talk.id)
    triage.settle(desk, notes.keep(desk, talk.id, "Seen to").id)
    stretches.toggle_parked(desk, talk.id)
    notes.keep(desk, talk.id, "Said in a demo")
    stretches.toggle_parked(desk, talk.id)


if __name__ == "__main__":
    main()
