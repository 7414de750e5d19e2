"""Files of every format ever released open, and hold what they held."""

from __future__ import annotations

import json
import shutil
from contextlib import closing
from pathlib import Path

import pytest

from discovery_desk.domain.composite import CompositeLane, CompositeMap, CompositeStep, StepMoment
from discovery_desk.domain.participant import Picture
from discovery_desk.domain.sharing import Share, ShareForm
from discovery_desk.domain.stretch import PARKED
from discovery_desk.domain.third_person import ThirdPerson
from discovery_desk.host.assets import asset
from discovery_desk.services import desk as desks
from discovery_desk.services import interviews, moments, notes, packs, snapshots, stretches
from discovery_desk.storage.migrations import current_version
from discovery_desk.storage.tables import NAMES

KEPT = sorted(Path(__file__).parent.glob("v*.desk"))
STORY = "02_engagement_cake.json"


def test_the_format_of_today_has_its_kept_file() -> None:
    """A new migration needs a new sample; `make_sample.py` beside this makes it."""
    assert f"v{current_version()}.desk" in [path.name for path in KEPT]


@pytest.mark.parametrize("kept", KEPT, ids=[path.stem for path in KEPT])
def test_a_kept_file_opens_and_is_read_for_ever(kept: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(kept, tmp_path / kept.name))
    story = json.loads(asset("demo", STORY).read_text("utf-8"))
    with closing(desks.open_desk(path)) as desk:
        for entity in NAMES:
            desk.read.all(entity)
        assert desks.project(desk).name == "Sample"
        told, planned = (interviews.find(desk, name) for name in (story["title"], "Ada"))
        texts = [note.text for note in notes.of_interview(desk, told.id)]
        assert sorted(texts) == sorted([*(note["text"] for note in story["notes"]), "Typed by hand"])
        page = snapshots.page(desk, told.id)
        assert page.participant.name == story["participant"]["name"]
        assert len(page.opportunities) == len(story["snapshot"]["opportunities_on_page"])
        assert page.moments
        draft = notes.draft_of(desk, planned.id)
        assert draft is not None
        assert draft.text == "half a sen"
        notes.keep(desk, told.id, "+ Written by a later program")
    with closing(desks.open_desk(path)) as desk:
        assert len(notes.of_interview(desk, told.id)) == len(texts) + 1


def test_what_came_with_the_second_format_is_still_there(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(Path(__file__).with_name("v1002.desk"), tmp_path / "kept.desk"))
    with closing(desks.open_desk(path)) as desk:
        talk = interviews.find(desk, "Ben")
        assert packs.pack_of(desk, talk.template).phases
        assert [(one.text, one.is_settled, one.is_parked) for one in notes.of_interview(desk, talk.id)] == [
            ("Seen to", True, False),
            ("Said in a demo", False, True),
        ]
        assert [one.what for one in stretches.of_interview(desk, talk.id)] == [PARKED]


def test_what_came_with_the_third_format_is_still_there(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(Path(__file__).with_name("v1003.desk"), tmp_path / "kept.desk"))
    with closing(desks.open_desk(path)) as desk:
        (composite,) = desk.read.all(CompositeMap)
        (lane,) = desk.read.where(CompositeLane, composite_id=composite.id)
        (step,) = desk.read.where(CompositeStep, composite_id=composite.id)
        (matched,) = desk.read.where(StepMoment, step_id=step.id)
        assert (composite.title, step.label) == ("How a cake is found", "Something sets it off")
        moment = moments.get(desk, matched.moment_id)
        assert lane.story_id == moment.story_id


def test_what_came_with_the_fourth_format_is_still_there(tmp_path: Path) -> None:
    path = Path(shutil.copyfile(Path(__file__).with_name("v1004.desk"), tmp_path / "kept.desk"))
    with closing(desks.open_desk(path)) as desk:
        (share,) = desk.read.all(Share)
        (third,) = desk.read.all(ThirdPerson)
        (picture,) = desk.read.all(Picture)
        assert (share.form, share.to_whom, share.file, share.masked) == (
            ShareForm.PDF,
            "Ana",
            "page.pdf",
            ("third_persons",),
        )
        assert (third.name, third.stands_for, third.interview_id) == ("Jonas", "a cousin", share.interview_id)
        assert (picture.crop_x, picture.crop_y, picture.crop_side) == (0.1, 0.2, 0.5)
        assert snapshots.page(desk, share.interview_id).participant.picture_id == picture.id
