"""A map leaves the desk and comes back: into the same talk, changed by another tool, or as a talk of its own."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.errors import FileExists, UnreadableSource
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.participant import Participant, PhotoKind, Picture, PictureId
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.domain.talk_map import Withheld
from discovery_desk.host.ids import new_id
from discovery_desk.services import consent, importing, interviews, maps, moments, notes, opportunities, stories
from discovery_desk.services import desk as desks
from discovery_desk.services.canvas_drawing import Told
from discovery_desk.services.desk import Desk
from discovery_desk.services.importing import Imported, demo_files

pytestmark = pytest.mark.usefixtures("qapp")

OWN = "discoveryDesk"
Document = dict[str, Any]


@pytest.fixture
def talk(desk: Desk) -> Interview:
    """Story 04: eight moments, seven links, opportunities and notes."""
    return importing.import_file(desk, next(path for path in demo_files() if "04_" in path.name))


@pytest.fixture
def elsewhere() -> Any:
    made = desks.desk_in_memory(name="Elsewhere")
    yield made
    made.close()


@pytest.fixture
def to_file(tmp_path: Path) -> Callable[[Document], Path]:
    def write(document: Document, name: str = "drawing.canvas") -> Path:
        path = tmp_path / name
        path.write_text(json.dumps(document, ensure_ascii=False), "utf-8")
        return path

    return write


def exported(desk: Desk, interview_id: InterviewId) -> Document:
    found: Document = json.loads(maps.canvas(maps.talk_map(desk, interview_id), "x").data)
    return found


def without_own(document: Document) -> Document:
    """As a reader leaves it that drops every key that the format does not name."""
    rows = {name: [{k: v for k, v in row.items() if k != OWN} for row in document[name]] for name in ("nodes", "edges")}
    return {"nodes": rows["nodes"], "edges": rows["edges"]}


def cards(document: Document) -> list[dict[str, Any]]:
    return [node for node in document["nodes"] if node["type"] == "text"]


def card(document: Document, text: str) -> dict[str, Any]:
    (found,) = [node for node in cards(document) if node["text"].startswith(text)]
    return found


def labels(desk: Desk, interview_id: InterviewId) -> list[str]:
    return [moment.label for moment in desk.read.moments(interview_id)]


def new_card(key: str, text: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "type": "text", "text": text, "x": 3000, "y": 80, "width": 250, "height": 60, **more}


def edge(key: str, start: str, end: str, **more: Any) -> dict[str, Any]:
    return {"id": key, "fromNode": start, "toNode": end, **more}


@pytest.mark.parametrize("change", [lambda document: document, without_own])
def test_an_untouched_map_changes_nothing(
    desk: Desk, talk: Interview, dump: Any, to_file: Any, change: Callable[[Document], Document]
) -> None:
    before, steps = dump(desk), desk.history.to_undo
    done = importing.bring_in(desk, to_file(change(exported(desk, talk.id))))
    assert (done.interview.id, done.is_new, dict(done.counts)) == (talk.id, False, {})
    assert dump(desk) == before
    assert desk.history.to_undo is steps


def test_a_map_of_several_stories_and_pinned_boxes_changes_nothing_either(desk: Desk, dump: Any, to_file: Any) -> None:
    interview = interviews.prepare(desk, "Ada")
    first = moments.add(desk, interview.id, "First *story*")
    stories.begin_another(desk, interview.id)
    other = moments.add(desk, interview.id, "Second story")
    moments.place(desk, first.id, 40, 300)
    moments.place(desk, other.id, 44, 310)
    before = dump(desk)
    for document in (exported(desk, interview.id), without_own(exported(desk, interview.id))):
        assert not importing.bring_in(desk, to_file(document)).counts
        assert dump(desk) == before


def test_what_another_tool_changed_is_one_step(desk: Desk, talk: Interview, dump: Any, to_file: Any) -> None:
    before, document = dump(desk), exported(desk, talk.id)
    meets, starts = card(document, "Meets line 14"), card(document, "Starts when")
    meets["text"] = "Meets line 15\n\nwith a sigh"
    starts["x"] += 500
    starts["y"] += 100
    document["nodes"] += [new_card("new-card-000001", "Makes tea"), new_card("new-card-000002", "Goes home", x=0)]
    document["edges"] += [
        edge("new-edge-000001", starts["id"], "new-card-000001", label="meanwhile"),
        edge("new-edge-000002", "new-card-000001", meets["id"], color="2"),
    ]
    done = importing.bring_in(desk, to_file(document))
    assert dict(done.counts) == {Told.ADDED: 2, Told.CHANGED: 2, Told.LINKED: 2}
    told = {moment.label: moment for moment in desk.read.moments(talk.id)}
    assert list(told)[:3] == ["Starts when the bank feed is complete", "Makes tea", "Meets line 15"]
    assert list(told)[-1] == "Goes home"
    assert told["Meets line 15"].id == meets["id"]
    assert told["Meets line 15"].doing == "with a sigh"
    at = starts[OWN]["at"]
    pinned = told["Starts when the bank feed is complete"]
    assert (pinned.x, pinned.y) == (at[0] / 2 + 250, round(at[1] / 2 + 50))
    assert not told["Makes tea"].is_pinned
    found = {link.label: link for link in desk.read.where(Link, interview_id=talk.id)}
    assert found["meanwhile"].to_id == told["Makes tea"].id
    (cause,) = desk.read.where(Link, from_id=told["Makes tea"].id)
    assert (cause.to_id, cause.kind) == (meets["id"], LinkKind.CAUSE)
    assert not importing.bring_in(desk, to_file(document)).counts  # twice is once
    assert desk.undo() == "Import a map"
    assert dump(desk) == before


def test_links_are_changed_by_their_ids(desk: Desk, talk: Interview, to_file: Any) -> None:
    document = exported(desk, talk.id)
    first, second, third = document["edges"][:3]
    third["toNode"] = third["fromNode"]
    first["label"] = "after supper"
    second["fromNode"], second["toNode"] = second["toNode"], second["fromNode"]
    second["toEnd"] = "none"
    assert importing.bring_in(desk, to_file(document)).counts == {Told.CHANGED: 3}
    after = {link.id: link for link in desk.read.where(Link, interview_id=talk.id)}
    assert after[first["id"]].label == "after supper"
    assert (after[second["id"]].from_id, after[second["id"]].kind) == (second["fromNode"], LinkKind.PARALLEL)
    assert (after[third["id"]].to_id, after[third["id"]].kind) == (third["fromNode"], LinkKind.LOOP)


def test_what_is_missing_from_the_file_is_kept_and_said(desk: Desk, talk: Interview, to_file: Any) -> None:
    document, before = exported(desk, talk.id), labels(desk, talk.id)
    gone = cards(document)[2]["id"]
    document["nodes"] = [node for node in document["nodes"] if node["id"] != gone]
    done = importing.bring_in(desk, to_file(document))
    assert done.counts == {Told.KEPT: 1, Told.LOOSE: 2}
    assert labels(desk, talk.id) == before


def test_a_whole_map_that_was_moved_has_no_box_moved_on_it(desk: Desk, talk: Interview, to_file: Any) -> None:
    document = exported(desk, talk.id)
    for node in document["nodes"]:
        node["x"] += 1234
    assert not importing.bring_in(desk, to_file(document)).counts
    document = exported(desk, talk.id)
    for node in cards(document)[:5]:
        node["y"] += 1000
    assert importing.bring_in(desk, to_file(document)).counts == {Told.CHANGED: 5}  # these five, not the other three
    assert desk.undo()
    for node in document["nodes"]:
        node["x"] += 1234
        node["y"] -= 1000 * (node in cards(document)[:5])
    moved = card(document, "Meets line 14")
    moved["x"] += 40
    assert importing.bring_in(desk, to_file(document)).counts == {Told.CHANGED: 1}
    (pinned,) = [moment for moment in desk.read.moments(talk.id) if moment.is_pinned]
    assert (pinned.id, pinned.x) == (moved["id"], moved[OWN]["at"][0] / 2 + 20)


def test_the_desk_keeps_what_it_learnt_since_the_map_left(desk: Desk, talk: Interview, to_file: Any) -> None:
    document = exported(desk, talk.id)
    first, second = cards(document)[:2]
    moments.relabel(desk, MomentId(first["id"]), "Told better since")
    moments.feel(desk, MomentId(second["id"]), 2)
    second["text"] = "Changed over there"
    assert importing.bring_in(desk, to_file(document)).counts == {Told.CHANGED: 1}
    told = desk.read.moments(talk.id)
    assert (told[0].label, told[1].label, told[1].emotion) == ("Told better since", "Changed over there", 2)


def test_a_moment_that_was_deleted_since_comes_back_whole(desk: Desk, talk: Interview, to_file: Any) -> None:
    document = exported(desk, talk.id)
    badges = maps.talk_map(desk, talk.id).badges
    place, lost = next((at, one) for at, one in enumerate(desk.read.moments(talk.id)) if one.id in badges and at)
    sources = desk.read.sources(talk.id)[lost.id]
    moments.delete(desk, [lost.id])
    assert importing.bring_in(desk, to_file(document)).counts[Told.ADDED] == 1
    back = desk.read.moments(talk.id)[place]
    assert replace(back, id=lost.id, rank=lost.rank) == lost
    assert maps.talk_map(desk, talk.id).badges[back.id] == badges[lost.id]
    assert desk.read.sources(talk.id)[back.id] == sources


def test_a_group_is_a_story_and_a_card_dragged_into_it_belongs_to_it(desk: Desk, talk: Interview, to_file: Any) -> None:
    document = exported(desk, talk.id)
    group = next(node for node in document["nodes"] if node["type"] == "group")
    group["label"] = "Closing October"
    moved = cards(document)[-1]
    moved["x"], moved["y"] = 5100, 5100
    new = {
        "id": "new-group-00001",
        "type": "group",
        "x": 5000,
        "y": 5000,
        "width": 900,
        "height": 500,
        "label": "Later",
    }
    document["nodes"] += [new, new_card("new-card-000001", "Pays", x=5500, y=5100)]
    importing.bring_in(desk, to_file(document))
    told = stories.of_interview(desk, talk.id)
    assert [story.title for story in told] == ["Closing October", "Later"]
    inside = [moment.label for moment in desk.read.moments(talk.id) if moment.story_id == told[1].id]
    assert inside == [moved["text"], "Pays"]


def test_a_colour_says_the_kind(desk: Desk, talk: Interview, to_file: Any) -> None:
    document = exported(desk, talk.id)
    plain = card(document, "Meets line 14")
    assert "color" not in plain
    plain["color"] = "3"
    card(document, "Starts when").update(color="#00AA88")
    importing.bring_in(desk, to_file(document))
    told = {moment.id: moment for moment in desk.read.moments(talk.id)}
    assert told[plain["id"]].kind is MomentKind.WAIT
    again = exported(desk, talk.id)
    assert card(again, "Meets line 14")["color"] == "3"


def told_as_map(document: Document) -> Any:
    """All that the format holds, without ids and without where the whole map lies."""
    groups = [node for node in document["nodes"] if node["type"] == "group"]
    texts = {node["id"]: node.get("text", node.get("label", "")) for node in document["nodes"]}
    left, top = min(node["x"] for node in cards(document)), min(node["y"] for node in cards(document))

    def group_of(node: Document) -> list[str]:
        x, y = node["x"] + node["width"] / 2, node["y"] + node["height"] / 2
        return [
            one.get("label", "")
            for one in groups
            if one["x"] <= x <= one["x"] + one["width"] and one["y"] <= y <= one["y"] + one["height"]
        ]

    return (
        [
            (node["text"], node.get("color"), (node["x"] - left) // 8, (node["y"] - top) // 8, group_of(node))
            for node in cards(document)
        ],
        sorted(
            (texts[one["fromNode"]], texts[one["toNode"]], one["toEnd"], one.get("label"), one.get("color"))
            for one in document["edges"]
        ),
        sorted(group.get("label", "") for group in groups),
    )


@pytest.mark.parametrize("path", demo_files(), ids=lambda path: path.stem[:2])
def test_without_our_keys_nothing_is_lost_that_the_format_can_hold(
    desk: Desk, elsewhere: Desk, to_file: Any, path: Path
) -> None:
    left = exported(desk, importing.import_file(desk, path).id)
    came = importing.bring_in(elsewhere, to_file(without_own(left)))
    assert came.is_new
    assert told_as_map(exported(elsewhere, came.interview.id)) == told_as_map(left)


@pytest.mark.parametrize("path", demo_files(), ids=lambda path: path.stem[:2])
def test_into_another_desk_a_map_comes_whole(desk: Desk, elsewhere: Desk, to_file: Any, path: Path) -> None:
    talk = importing.import_file(desk, path)
    came = importing.bring_in(elsewhere, to_file(exported(desk, talk.id)))
    assert (came.is_new, came.interview.title) == (True, talk.title)
    assert told(elsewhere, came.interview.id) == told(desk, talk.id)
    assert elsewhere.undo() == "Import a map"
    assert interviews.summaries(elsewhere) == ()


def told(desk: Desk, interview_id: InterviewId) -> Any:
    """A map without ids and ranks."""
    shown = maps.talk_map(desk, interview_id)
    place = {moment.id: number for number, moment in enumerate(shown.moments)}
    nobody = {"id": MomentId(""), "interview_id": InterviewId(""), "story_id": StoryId(""), "rank": 0.0}
    return (
        [replace(one, id=StoryId(""), interview_id=InterviewId(""), rank=0.0) for one in shown.stories],
        [[place[one.id] for one in shown.of_story(story)] for story in shown.stories],
        [replace(one, **nobody) for one in shown.moments],
        [(place[one.from_id], place[one.to_id], one.kind, one.label) for one in shown.links],
    )


def test_the_same_drawing_twice_is_the_same_talk(elsewhere: Desk, to_file: Any) -> None:
    drawing = {
        "nodes": [new_card("7efdbbe0c4742315", "Counts"), new_card("59e896bc8da20699", "Signs", x=3400)],
        "edges": [edge("6fa11ab87f90b8af", "7efdbbe0c4742315", "59e896bc8da20699")],
    }
    first = importing.bring_in(elsewhere, to_file(drawing))
    drawing["nodes"][1]["text"] = "Signs for 11"
    drawing["nodes"].append(new_card("0ba565e7f30e0652", "Drives off", y=400))
    second = importing.bring_in(elsewhere, to_file(drawing))
    assert (first.is_new, second.is_new, second.interview.id) == (True, False, first.interview.id)
    assert second.counts == {Told.ADDED: 1, Told.CHANGED: 1}
    assert labels(elsewhere, first.interview.id) == ["Counts", "Signs for 11", "Drives off"]
    assert not importing.bring_in(elsewhere, to_file(drawing)).counts


def test_a_tool_that_keeps_the_keys_of_cards_alone_loses_nothing(
    desk: Desk, talk: Interview, elsewhere: Desk, to_file: Any
) -> None:
    document = exported(desk, talk.id)
    del document[OWN]
    assert not importing.bring_in(desk, to_file(document)).counts
    assert told(elsewhere, importing.bring_in(elsewhere, to_file(document)).interview.id) == told(desk, talk.id)


def test_everything_a_moment_a_link_and_a_story_hold_is_carried() -> None:
    """A field that is new has to be written, read and named here."""
    names = {kind: {field.name for field in fields(kind)} for kind in (Moment, Link, Story)}
    ids = {"id", "interview_id", "rank"}
    assert names == {
        Moment: ids
        | {"story_id", "label", "kind", "heard_ms", "told_time", "place", "actors", "tools"}
        | {"doing", "thinking", "feeling", "emotion", "x", "y"},
        Link: ids | {"from_id", "to_id", "kind", "label"},
        Story: ids | {"title", "when", "recency_days", "is_complete"},
    }


@pytest.mark.skipif(sys.platform != "linux", reason="no such names elsewhere")
def test_a_name_of_a_file_that_is_no_text_names_no_talk(elsewhere: Desk, to_file: Any) -> None:
    path = to_file({"nodes": [new_card("a", "Counts")]}, "\udce9t\x07\udcff.canvas")
    assert importing.bring_in(elsewhere, path).interview.title == "�t�"


def test_drawings_with_ids_made_by_hand_are_two_talks(elsewhere: Desk, to_file: Any) -> None:
    for label in ("Counts", "Signs"):
        assert importing.bring_in(elsewhere, to_file({"nodes": [new_card("a", label)]})).is_new
    assert len(interviews.summaries(elsewhere)) == 2


def test_what_only_another_tool_knows_goes_out_again(elsewhere: Desk, to_file: Any) -> None:
    drawing = {
        "nodes": [
            {
                "id": "group-00000001",
                "type": "group",
                "x": -9,
                "y": -9,
                "width": 9000,
                "height": 9000,
                "color": "#112233",
            },
            new_card("card-000000001", "# Counts\n\n- twice", color="#FF8800", zIndex=3),
            {"id": "card-000000002", "type": "link", "url": "https://x.org", "x": 0, "y": 0, "width": 9, "height": 9},
        ],
        "edges": [edge("edge-000000001", "card-000000001", "card-000000002", color="#abcdef")],
    }
    came = importing.bring_in(elsewhere, to_file(drawing)).interview
    out = exported(elsewhere, came.id)
    (group,), (text,) = [one for one in out["nodes"] if one["type"] == "group"], cards(out)
    assert group["color"] == "#112233"
    assert (text["text"], text["color"], text["zIndex"]) == ("# Counts\n\n- twice", "#FF8800", 3)
    assert [one["url"] for one in out["nodes"] if one["type"] == "link"] == ["https://x.org"]
    assert out["edges"][0]["color"] == "#abcdef"
    moments.relabel(elsewhere, MomentId(text["id"]), "Counts once")
    assert cards(exported(elsewhere, came.id))[0]["text"] == "Counts once"


def test_a_file_that_names_a_talk_cannot_touch_another_one(
    desk: Desk, talk: Interview, to_file: Any, dump: Any
) -> None:
    other = importing.import_file(desk, demo_files()[0])
    document = exported(desk, talk.id)
    stolen = desk.read.moments(other.id)[0]
    cards(document)[0].update(id=stolen.id, text="Overwritten")
    for one in document["edges"]:
        one["fromNode"] = one["fromNode"].replace(cards(exported(desk, talk.id))[0]["id"], stolen.id)
    importing.bring_in(desk, to_file(document))
    assert desk.read.get(Moment, stolen.id) == stolen
    assert labels(desk, other.id).count("Overwritten") == 0


def test_nothing_is_half_imported(desk: Desk, talk: Interview, dump: Any, to_file: Any) -> None:
    before, document = dump(desk), exported(desk, talk.id)
    cards(document)[0]["text"] = "Changed"
    cards(document)[3][OWN]["emotion"] = 12
    with pytest.raises(UnreadableSource):
        importing.bring_in(desk, to_file(document))
    assert dump(desk) == before


def test_withdrawn_notes_take_their_moments_out_of_the_map(desk: Desk, clock: Any, to_file: Any) -> None:
    interview = interviews.start_clock(desk, interviews.prepare(desk, "Ada").id)
    notes.keep(desk, interview.id, "+ Calls the ward")
    moments.add(desk, interview.id, "Added by hand")
    consent.withdraw_notes(desk, interview.id, 0)
    shown = maps.talk_map(desk, interview.id)
    assert [moment.label for moment in shown.moments] == ["Added by hand"]
    assert (shown.links, dict(shown.withheld)) == ((), {Withheld.MOMENTS: 1})
    assert not importing.bring_in(desk, to_file(exported(desk, interview.id))).counts


def test_a_refused_name_takes_the_title_that_holds_it_along(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Ada Lovelace")
    moments.add(desk, interview.id, "Writes")
    assert maps.talk_map(desk, interview.id).title == "Ada Lovelace"
    consent.answer(desk, interview.id, ConsentScope.NAME, is_given=False)
    shown = maps.talk_map(desk, interview.id)
    assert (shown.title, shown.person, dict(shown.withheld)) == ("", "", {Withheld.NAME: 1})
    assert b"Ada" not in maps.canvas(shown, "x").data + maps.svg(shown).data + maps.mermaid(shown).data
    assert maps.file_name(desk, interview.id, maps.MapFormat.SVG) == "map.svg"


def test_a_map_says_what_its_numbers_stand_for(desk: Desk) -> None:
    interview = interviews.prepare(desk, "Ada Lovelace")
    box = moments.add(desk, interview.id, "Writes")
    for text, place in (("Ada needs a second reader", box.id), ("Nowhere on the map", None), ("Wants it back", box.id)):
        opportunities.hang(desk, opportunities.add(desk, interview.id, text).id, place)
    story = stories.of_interview(desk, interview.id)[0]
    stories.retitle(desk, story.id, "What Ada wrote")
    shown = maps.talk_map(desk, interview.id)
    assert shown.legend == ((1, "Ada needs a second reader"), (2, "Wants it back"))
    assert shown.badges == {box.id: (1, 2)}
    masked = maps.talk_map(desk, interview.id, [Mask.NAME])
    assert masked.legend == ((1, "Participant needs a second reader"), (2, "Wants it back"))
    assert [one.title for one in masked.stories] == ["What Participant wrote"]
    assert b"Ada" not in maps.svg(masked).data + maps.canvas(masked, "x").data


@pytest.mark.parametrize(
    ("kind", "answer", "masked", "leaves"),
    [
        (PhotoKind.PHOTO, True, (), True),
        (PhotoKind.PHOTO, None, (), False),
        (PhotoKind.PHOTO, False, (), False),
        (PhotoKind.PHOTO, True, (Mask.PHOTO,), False),
        (PhotoKind.DRAWING, False, (), True),
    ],
)
def test_a_photo_leaves_only_with_a_yes(
    desk: Desk, tmp_path: Path, kind: PhotoKind, answer: bool | None, masked: tuple[Mask, ...], leaves: bool
) -> None:
    interview = interviews.prepare(desk, "Ada")
    moments.add(desk, interview.id, "Writes")
    picture = Picture(id=PictureId(new_id()), media_type="image/png", data=b"\x89PNG\r\n", width=1, height=1)
    with desk.change("Picture") as unit:
        person = interviews.participant_of(desk, interview)
        unit.put(picture)
        unit.put(replace(person, picture_id=picture.id, photo_kind=kind, photo_allowed=answer))
    shown = maps.talk_map(desk, interview.id, masked)
    written = maps.save(tmp_path / "map.canvas", maps.canvas(shown, "map"), maps.MapFormat.CANVAS)
    assert (tmp_path / "map photo.png").exists() is leaves
    assert len(written) == 1 + leaves
    assert (Withheld.PHOTO in shown.withheld) is not leaves
    nodes = json.loads((tmp_path / "map.canvas").read_text("utf-8"))["nodes"]
    assert [node["file"] for node in nodes if node["type"] == "file"] == ["map photo.png"] * leaves
    assert not importing.bring_in(desk, tmp_path / "map.canvas").counts


def test_no_photo_is_left_beside_a_map_that_could_not_be_written(desk: Desk, tmp_path: Path) -> None:
    letter = tmp_path / "map.canvas"
    letter.write_text("Dear colleague")
    made = maps.MapFile(b"{}", {"map photo.png": b"\x89PNG\r\n"})
    with pytest.raises(FileExists):
        maps.save(letter, made, maps.MapFormat.CANVAS, desk)
    assert [path.name for path in tmp_path.iterdir()] == ["map.canvas"]
    assert letter.read_text() == "Dear colleague"


WORDS = st.text(st.sampled_from("abcß夜ع🍰 *_#<&\"'[]\\-1."), max_size=24).map(lambda text: " ".join(text.split()))
LABELS = WORDS.filter(lambda text: any(c.isalnum() for c in text))


@st.composite
def maps_told(draw: st.DrawFn) -> tuple[list[Story], list[Moment], list[Link]]:
    talk = InterviewId("talk")
    told = [
        Story(
            id=StoryId(f"story-{n}"),
            interview_id=talk,
            title=draw(WORDS),
            rank=float(n),
            is_complete=draw(st.booleans()),
        )
        for n in range(draw(st.integers(1, 3)))
    ]
    boxes = []
    for number in range(draw(st.integers(1, 8))):
        place = draw(st.none() | st.tuples(st.integers(4, 900), st.integers(4, 900)))
        boxes.append(
            Moment(
                id=MomentId(f"moment-{number}"),
                interview_id=talk,
                story_id=draw(st.sampled_from(told)).id,
                label=draw(LABELS),
                kind=draw(st.sampled_from(MomentKind)),
                rank=float(number),
                heard_ms=draw(st.none() | st.integers(0, 9_000_000)),
                told_time=draw(WORDS),
                place=draw(WORDS),
                actors=tuple(draw(st.lists(LABELS, max_size=2))),
                doing=draw(WORDS),
                feeling=draw(WORDS),
                emotion=draw(st.none() | st.integers(-2, 2)),
                x=float(place[0]) if place else None,
                y=float(place[1]) if place else None,
            )
        )
    lines = []
    for start, end in draw(
        st.lists(st.tuples(st.sampled_from(boxes), st.sampled_from(boxes)), max_size=8, unique=True)
    ):
        kind = LinkKind.LOOP if start is end else draw(st.sampled_from([k for k in LinkKind if k is not LinkKind.LOOP]))
        lines.append(
            Link(
                id=LinkId(f"link-{len(lines)}"),
                interview_id=talk,
                from_id=start.id,
                to_id=end.id,
                kind=kind,
                label=draw(WORDS),
                rank=float(len(lines)),
            )
        )
    return told, boxes, lines


def desk_with(told_map: tuple[list[Story], list[Moment], list[Link]]) -> Desk:
    desk = desks.desk_in_memory()
    person = Participant(id="person", name="Ada")  # type: ignore[arg-type]
    with desk.change("Talk", undoable=False) as unit:
        unit.put(person)
        unit.put(Interview(id=InterviewId("talk"), participant_id=person.id, title="Told"))
        for row in (one for rows in told_map for one in rows):
            unit.put(row)
    return desk


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(told_map=maps_told())
def test_any_map_comes_back_whole(told_map: Any, to_file: Any, dump: Any) -> None:
    desk, other = desk_with(told_map), desks.desk_in_memory()
    try:
        whole, before = exported(desk, InterviewId("talk")), dump(desk)
        for document in (whole, without_own(whole)):
            assert not importing.bring_in(desk, to_file(document)).counts
        assert dump(desk) == before
        came: Imported = importing.bring_in(other, to_file(whole))
        assert told(other, came.interview.id) == told(desk, InterviewId("talk"))
        assert not importing.bring_in(other, to_file(whole)).counts
    finally:
        desk.close()
        other.close()
