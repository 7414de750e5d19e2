"""What a composite says of itself: that nobody has lived it, whose each moment is, and why something is suggested."""

from __future__ import annotations

from collections.abc import Sequence

from discovery_desk.domain.composite import CompositeStep
from discovery_desk.domain.composite_map import Composite, Lane
from discovery_desk.domain.composite_matching import Likeness, Suggestion
from discovery_desk.domain.moment import Moment
from discovery_desk.domain.participant import initials
from discovery_desk.domain.reading import is_right_to_left, isolated
from discovery_desk.ui.kit.words import tr

READ_AS = {False: "\u200e", True: "\u200f"}  # the mark that begins a line read from the left, or from the right
BACK = "↩"


def label_of(composite: Composite) -> str:
    return label_for(len(composite.lanes), composite.people())


def label_for(stories: int, people: int) -> str:
    """Stands on the screen and on everything that leaves it."""
    if not stories:
        return tr("Composite map: nobody has lived it")
    if stories == 1:
        return tr("Composite of 1 story: nobody lived this one")
    if people < stories:
        words = tr("Composite of {stories} stories of {people}: nobody lived this one")
        return words.format(stories=stories, people=people_words(people))
    return tr("Composite of {n} stories: nobody lived this one").format(n=stories)


def people_words(count: int) -> str:
    return tr("1 person") if count == 1 else tr("{n} people").format(n=count)


def moments_words(count: int) -> str:
    return tr("1 moment") if count == 1 else tr("{n} moments").format(n=count)


def person_of(composite: Composite, lane: Lane) -> str:
    """Where the name may not be shown, the place among the stories stands for it."""
    return lane.person or tr("Person {n}").format(n=composite.lanes.index(lane) + 1)


def initials_of(composite: Composite, lane: Lane) -> str:
    return initials(lane.person) if lane.person else tr("P{n}").format(n=composite.lanes.index(lane) + 1)


def feelings_words(felt: Sequence[int]) -> str:
    """The range, lowest first; never an average."""
    if not felt:
        return ""
    low, high = (f"{level:+d}".replace("-", "−") if level else "0" for level in (felt[0], felt[-1]))
    if low == high:
        return tr("felt {level}").format(level=low)
    return tr("felt {low} to {high}").format(low=low, high=high)


def step_small(composite: Composite, step: CompositeStep) -> str:
    parts = (people_words(composite.people_at(step.id)), feelings_words(composite.feelings_at(step.id)))
    return " · ".join(part for part in parts if part)


def step_spoken(composite: Composite, step: CompositeStep, waiting: int) -> str:
    place = tr("step {number} of {count}").format(number=composite.steps.index(step) + 1, count=len(composite.steps))
    parts = [place, step.label, step_small(composite, step)]
    if waiting:
        parts.append(suggested_words(waiting))
    return ", ".join(parts)


def suggested_words(count: int) -> str:
    return tr("1 suggestion") if count == 1 else tr("{n} suggestions").format(n=count)


def lane_spoken(composite: Composite, lane: Lane) -> str:
    place = tr("story {number} of {count}").format(number=composite.lanes.index(lane) + 1, count=len(composite.lanes))
    parts = (place, person_of(composite, lane), lane.title, moments_words(len(lane.moments)))
    return ", ".join(part for part in parts if part)


def moment_about(composite: Composite, lane: Lane, moment: Moment) -> str:
    """Whose it is and where in their story, one after the other as the program's own words are read."""
    person, place, *time = _about(composite, lane, moment)
    return READ_AS[is_right_to_left(place)] + " · ".join(isolated(part) for part in (person, place, *time))


def _about(composite: Composite, lane: Lane, moment: Moment) -> tuple[str, ...]:
    place = tr("{number} of {count}").format(number=lane.moments.index(moment) + 1, count=len(lane.moments))
    return tuple(part for part in (person_of(composite, lane), place, moment.told_time) if part)


def moment_small(composite: Composite, lane: Lane, moment: Moment, *, is_back: bool, is_mirrored: bool) -> str:
    """Initials and time each in their own direction, one after the other in that of the window."""
    parts = (initials_of(composite, lane), moment.told_time)
    told = " · ".join(isolated(part) for part in parts if part)
    return READ_AS[is_mirrored] + (f"{BACK} {told}" if is_back else told)


def moment_spoken(composite: Composite, lane: Lane, moment: Moment, offered: Suggestion | None) -> str:
    step = composite.step(composite.matches.get(moment.id, ""))
    parts = [*_about(composite, lane, moment), moment.label]
    if step is not None:
        parts.append(tr("in step {step}").format(step=step.label))
    elif offered is not None:
        parts += [offer_words(composite, offered), reason_words(offered.likeness)]
    else:
        parts.append(tr("in no step"))
    if moment.emotion is not None:
        parts.append(feelings_words((moment.emotion,)))
    return ", ".join(parts)


def offer_words(composite: Composite, offer: Suggestion) -> str:
    """What is suggested, without the reason."""
    step = composite.step(offer.step_id or "")
    if step is not None:
        return tr("Suggested for “{step}”").format(step=step.label)
    other, lane = composite.moment(offer.like_id or ""), composite.lane_of(offer.like_id or "")
    if other is None or lane is None:
        return ""
    return tr("Like “{label}” of {person}").format(label=other.label, person=person_of(composite, lane))


def reason_words(likeness: Likeness) -> str:
    """What both have in common, the strongest first."""
    parts = []
    if likeness.words:
        parts.append(tr("both say {words}").format(words=", ".join(f"“{word.lower()}”" for word in likeness.words)))
    if likeness.tools:
        parts.append(tr("both have in hand: {tools}").format(tools=", ".join(likeness.tools)))
    if likeness.people:
        parts.append(tr("both with {people}").format(people=", ".join(likeness.people)))
    if likeness.is_same_kind:
        parts.append(tr("the same kind of moment"))
    if likeness.is_near:
        parts.append(tr("about as far into the story"))
    return tr("; ").join(parts)
