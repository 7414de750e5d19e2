"""The people who are spoken of in a talk, and what a masked page says in place of their names."""

from __future__ import annotations

from dataclasses import replace

from discovery_desk.domain.errors import NotFound, RuleBroken
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.names_in_text import Form, forms
from discovery_desk.domain.note import clean
from discovery_desk.domain.people_named import actors_named, not_yet_known, recurring_names
from discovery_desk.domain.team import TeamMember
from discovery_desk.domain.third_person import ThirdPerson, ThirdPersonId
from discovery_desk.host.ids import new_id
from discovery_desk.services import interviews
from discovery_desk.services.desk import Desk

MOST_SUGGESTED = 8


def known(desk: Desk, interview_id: InterviewId) -> tuple[ThirdPerson, ...]:
    """In the order in which they were added."""
    return desk.read.where(ThirdPerson, interview_id=interview_id)


def get(desk: Desk, person_id: ThirdPersonId) -> ThirdPerson:
    found = desk.read.get(ThirdPerson, person_id)
    if found is None:
        raise NotFound("person", person_id)
    return found


def add(desk: Desk, interview_id: InterviewId, name: str, stands_for: str = "") -> ThirdPerson:
    """Raises `RuleBroken`: "person-name" without one, "name-known" for somebody who is known already."""
    name = clean(name).strip()
    if not forms((name,)):
        raise RuleBroken("person-name")
    if any(one.name.casefold() == name.casefold() for one in known(desk, interview_id)):
        raise RuleBroken("name-known", name)
    person = ThirdPerson(
        id=ThirdPersonId(new_id()), interview_id=interview_id, name=name, stands_for=clean(stands_for).strip()
    )
    with desk.change("Name a third person") as unit:
        unit.put(person)
    return person


def stand_for(desk: Desk, person_id: ThirdPersonId, words: str) -> None:
    """What is written in place of the name: "a colleague". Without words it is covered."""
    with desk.change("Change what stands for a name") as unit:
        unit.put(replace(get(desk, person_id), stands_for=clean(words).strip()))


def remove(desk: Desk, person_id: ThirdPersonId) -> None:
    """Nobody has to be masked who is not known by name."""
    with desk.change("Remove a third person") as unit:
        unit.delete(get(desk, person_id))


def suggested(desk: Desk, interview_id: InterviewId) -> tuple[str, ...]:
    """Names that nobody has added yet: who takes part in the story, then what recurs in the notes."""
    moments = desk.read.moments(interview_id)
    texts = [note.text for note in desk.read.notes(interview_id) if not note.is_withdrawn]
    things = (word for moment in moments for word in (*moment.tools, moment.place))
    found = (*actors_named(moments), *recurring_names(texts, things))
    return not_yet_known(found, (*_own_forms(desk, interview_id), *_known_forms(desk, interview_id)))[:MOST_SUGGESTED]


def to_mask(desk: Desk, interview_id: InterviewId) -> tuple[ThirdPerson, ...]:
    """All that are known, and those who take part in the story by name although nobody has added them."""
    there = known(desk, interview_id)
    named = actors_named(desk.read.moments(interview_id))
    others = not_yet_known(named, (*_own_forms(desk, interview_id), *_known_forms(desk, interview_id)))
    return (*there, *(ThirdPerson(id=ThirdPersonId(""), interview_id=interview_id, name=name) for name in others))


def _own_forms(desk: Desk, interview_id: InterviewId) -> tuple[Form, ...]:
    """The participant, and the team, who are on the page by their own will."""
    person = interviews.participant_of(desk, interviews.get(desk, interview_id))
    team = (member.name for member in desk.read.all(TeamMember))
    return forms((person.name, person.name_latin, person.call_me, *team))


def _known_forms(desk: Desk, interview_id: InterviewId) -> tuple[Form, ...]:
    return forms(one.name for one in known(desk, interview_id))
