"""Makes a sample desk of the format that this program writes: `python tests/files/make_sample.py`.

Run it once for each new format, before the format is released, and never again: what it made is kept, so that
every later program is tried on it. The file is named after its version.
"""

from __future__ import annotations

import base64
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from discovery_desk.domain.composite import (
    CompositeLane,
    CompositeLaneId,
    CompositeMap,
    CompositeMapId,
    CompositeStep,
    CompositeStepId,
    StepMoment,
    StepMomentId,
)
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.participant import Participant, PhotoKind, Picture, PictureId
from discovery_desk.domain.sharing import Share, ShareForm, ShareId
from discovery_desk.domain.third_person import ThirdPerson, ThirdPersonId
from discovery_desk.services import desk as desks
from discovery_desk.services import importing, interviews, notes, packs, stretches, triage
from discovery_desk.services.desk import Desk
from discovery_desk.storage.drafts import Draft
from discovery_desk.storage.examination import journal_of
from discovery_desk.storage.migrations import current_version

STORY = "02_engagement_cake"
DOT = base64.b64decode(  # a PNG of one grey pixel
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="
)


def main() -> None:
    path = Path(__file__).with_name(f"v{current_version()}.desk")
    desks.new_desk(path, "Sample")
    with closing(desks.open_desk(path)) as desk:
        story = next(file for file in importing.demo_files() if file.stem == STORY)
        interview = importing.import_file(desk, story)
        notes.keep(desk, interview.id, "+ Typed by hand #key-moment")
        _hold(desk)
        _compare(desk, interview.id)
        _share(desk, interview)
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


def _compare(desk: Desk, interview_id: InterviewId) -> None:
    """A composite map with the story of one person, whose first moment is matched with its only step."""
    first = desk.read.moments(interview_id)[0]
    composite_id, step_id = CompositeMapId("composite"), CompositeStepId("step")
    with desk.change("Sample") as unit:
        unit.put(CompositeMap(id=composite_id, title="How a cake is found", topic="buying", rank=1))
        lane_id = CompositeLaneId("lane")
        unit.put(CompositeLane(id=lane_id, composite_id=composite_id, story_id=first.story_id, rank=1))
        unit.put(CompositeStep(id=step_id, composite_id=composite_id, label="Something sets it off", rank=1))
        unit.put(StepMoment(id=StepMomentId("matched"), step_id=step_id, moment_id=first.id))


def _share(desk: Desk, interview: Interview) -> None:
    """A page with a part of a picture, given to somebody without the name of a third person."""
    person = interviews.participant_of(desk, interview)
    assert person.picture_id is None
    picture = Picture(
        id=PictureId("picture"),
        media_type="image/png",
        data=DOT,
        width=1,
        height=1,
        crop_x=0.1,
        crop_y=0.2,
        crop_side=0.5,
    )
    with desk.change("Sample") as unit:
        unit.put(picture)
        unit.put(replace(unit.get(Participant, person.id), picture_id=picture.id, photo_kind=PhotoKind.PHOTO))
        unit.put(ThirdPerson(id=ThirdPersonId("third"), interview_id=interview.id, name="Jonas", stands_for="a cousin"))
        unit.put(
            Share(
                id=ShareId("share"),
                interview_id=interview.id,
                at=desk.clock.now().at,
                form=ShareForm.PDF,
                to_whom="Ana",
                file="page.pdf",
                masked=("third_persons",),
            )
        )


if __name__ == "__main__":
    main()
