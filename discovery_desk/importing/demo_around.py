"""What surrounds the notes of a demo story: person, seats, consent, guide, recruiting, what came after."""

from __future__ import annotations

from discovery_desk.domain.consent import ConsentEntry, ConsentEntryId, ConsentScope
from discovery_desk.domain.guide import (
    Guide,
    GuideId,
    ResearchQuestion,
    ResearchQuestionId,
    Scope,
    StoryPrompt,
    StoryPromptId,
)
from discovery_desk.domain.interview import (
    AskedPrompt,
    AskedPromptId,
    DebriefLine,
    DebriefLineId,
    FollowUp,
    FollowUpId,
    Interruption,
    InterruptionId,
)
from discovery_desk.domain.participant import Direction, Participant, ParticipantId, PhotoKind, QuickFact, QuickFactId
from discovery_desk.domain.recruiting import Incentive, IncentiveId, Recruiting, RecruitingId
from discovery_desk.domain.team import SeatKind
from discovery_desk.host.ids import new_id
from discovery_desk.importing.harvest import Harvest
from discovery_desk.importing.json_item import Item


def participant(item: Item) -> Participant:
    photo = item.item("photo")
    return Participant(
        id=ParticipantId(new_id()),
        name=item.text("name"),
        name_latin=item.text("name_latin", ""),
        call_me=item.text("call_me", ""),
        direction=item.one_of("direction", Direction, Direction.LEFT_TO_RIGHT),
        pronouns=item.text("pronouns", ""),
        type=item.text("type", ""),
        segment=item.text("segment", ""),
        organisation=item.text("organisation", ""),
        location=item.text("location", ""),
        relationship=item.text("relationship", ""),
        photo_kind=photo.one_of("kind", PhotoKind, PhotoKind.INITIALS),
        photo_file=photo.text("file", ""),
        photo_alt=photo.text("alt", ""),
        photo_allowed=photo.flag("consent") if photo.has("consent") else None,
    )


def read_facts(harvest: Harvest, item: Item) -> None:
    participant(item)
    for position, text in enumerate(item.texts("quick_facts", optional=True)):
        fact = QuickFact(
            id=QuickFactId(new_id()), participant_id=harvest.participant.id, text=text, rank=float(position)
        )
        harvest.rows.append(fact)
    harvest.keep_origin("participant", "", harvest.participant.id, item)


def read_talk(harvest: Harvest, talk: Item) -> None:
    for position, item in enumerate(talk.items("team", optional=True)):
        harvest.seats.append((item.text("name"), item.text("role", ""), item.one_of("seat", SeatKind)))
        if item.rest():
            harvest.keep_origin("seat", str(position), harvest.interview.id, item)
    for position, item in enumerate(talk.items("consent", optional=True)):
        harvest.add("consent", str(position), _consent(harvest, item), item)
    for position, item in enumerate(talk.items("interruptions", optional=True)):
        harvest.add("interruption", str(position), _interruption(harvest, item), item)
    if talk.has("recruiting"):
        _read_recruiting(harvest, talk.item("recruiting"))
    if talk.has("incentive"):
        _read_incentive(harvest, talk.item("incentive"))
    harvest.keep_origin("interview", "", harvest.interview.id, talk)


def _consent(harvest: Harvest, item: Item) -> ConsentEntry:
    return ConsentEntry(
        id=ConsentEntryId(new_id()),
        interview_id=harvest.interview.id,
        at_ms=item.milliseconds("t"),
        scope=item.one_of("what", ConsentScope),
        is_given=item.flag("given"),
        remark=item.text("note", ""),
    )


def _interruption(harvest: Harvest, item: Item) -> Interruption:
    return Interruption(
        id=InterruptionId(new_id()),
        interview_id=harvest.interview.id,
        from_ms=item.milliseconds("from_s"),
        to_ms=item.optional_milliseconds("to_s"),
        what=item.text("what"),
        remark=item.text("note", ""),
    )


def _read_recruiting(harvest: Harvest, item: Item) -> None:
    row = Recruiting(
        id=RecruitingId(new_id()),
        participant_id=harvest.participant.id,
        interview_id=harvest.interview.id,
        source=item.text("source", ""),
        ask=item.text("ask", ""),
        gatekeeper=item.text("gatekeeper", ""),
        asked_on=item.day("asked_on"),
        answered_on=item.day("answered_on"),
    )
    harvest.add("recruiting", "", row, item)


def _read_incentive(harvest: Harvest, item: Item) -> None:
    row = Incentive(
        id=IncentiveId(new_id()),
        interview_id=harvest.interview.id,
        kind=item.text("kind", ""),
        text=item.text("text", ""),
        delivered_on=item.day("delivered_on"),
    )
    harvest.add("incentive", "", row, item)


def read_guide(harvest: Harvest, item: Item) -> Guide:
    guide = Guide(
        id=GuideId(new_id()),
        title=harvest.interview.title,
        outcome=item.text("outcome", ""),
        template=harvest.interview.template,
        language=harvest.interview.notes_language,
    )
    for position, text in enumerate(item.texts("research_questions", optional=True)):
        question = ResearchQuestion(id=ResearchQuestionId(new_id()), guide_id=guide.id, text=text, rank=float(position))
        harvest.rows.append(question)
    for position, prompt in enumerate(item.items("story_prompts", optional=True)):
        _read_story_prompt(harvest, guide, prompt, position)
    harvest.keep_origin("guide", "", guide.id, item)
    return guide


def _read_story_prompt(harvest: Harvest, guide: Guide, item: Item, position: int) -> None:
    prompt = StoryPrompt(
        id=StoryPromptId(new_id()),
        guide_id=guide.id,
        text=item.text("text"),
        scope=item.one_of("scope", Scope, Scope.MEDIUM),
        rank=float(position),
    )
    was_used = item.flag("used", default=False)
    harvest.add("story prompt", str(position), prompt, item)
    if was_used:
        harvest.rows.append(
            AskedPrompt(
                id=AskedPromptId(new_id()),
                interview_id=harvest.interview.id,
                text=prompt.text,
                story_prompt_id=prompt.id,
            )
        )


def read_aftermath(harvest: Harvest, source: Item) -> None:
    for position, text in enumerate(source.texts("follow_ups", optional=True)):
        harvest.rows.append(
            FollowUp(id=FollowUpId(new_id()), interview_id=harvest.interview.id, text=text, rank=float(position))
        )
    debrief = source.item("debrief")
    for position, question in enumerate(debrief.keys()):
        harvest.rows.append(
            DebriefLine(
                id=DebriefLineId(new_id()),
                interview_id=harvest.interview.id,
                question=question,
                text=debrief.text(question),
                rank=float(position),
            )
        )
