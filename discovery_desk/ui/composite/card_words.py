"""What the line below a composite says of the box under the keys, and what it offers to do with it."""

from __future__ import annotations

from dataclasses import dataclass

from discovery_desk.domain.composite import CompositeStep
from discovery_desk.domain.composite_map import Composite, Lane
from discovery_desk.domain.composite_matching import Suggestion
from discovery_desk.domain.moment import Moment
from discovery_desk.ui.composite import composite_words as words
from discovery_desk.ui.composite.composite_look import Offered
from discovery_desk.ui.kit.words import tr


@dataclass(frozen=True, slots=True)
class CardOffer:
    """`deed` names one of `CompositeDeeds`."""

    key: str
    words: str
    deed: str

    @property
    def sequence(self) -> str:
        """As key sequences are written."""
        return self.key.replace("⇧ ", "Shift+").replace("↵", "Return")


@dataclass(frozen=True, slots=True)
class CardWords:
    title: str
    about: str
    offers: tuple[CardOffer, ...] = ()


def card_words(composite: Composite, offered: Offered, key: str) -> CardWords:
    moment, step = composite.moment(key), composite.step(key)
    if moment is not None:
        lane, offer = composite.lane_of(key), offered.get(moment.id)
        about = words.moment_about(composite, lane, moment) if lane else ""
        return _suggested(composite, moment, about, offer) if offer else _told(composite, moment, about)
    if step is not None:
        return _step(composite, step, sum(one.step_id == step.id for one in offered.values()))
    lane = next((one for one in composite.lanes if one.id == key), None)
    return _lane(composite, lane) if lane is not None else _hint(composite)


def _suggested(composite: Composite, moment: Moment, about: str, offer: Suggestion) -> CardWords:
    offers = (
        CardOffer("↵", tr("match here") if offer.step_id else tr("new step for both"), "enter"),
        CardOffer("U", tr("not this one"), "unmatch"),
        CardOffer("O", tr("open in the talk"), "open_moment"),
    )
    why = tr("{offer}: {reason}").format(
        offer=words.offer_words(composite, offer), reason=words.reason_words(offer.likeness)
    )
    return CardWords(f"{moment.label} — {about}", why, offers)


def _told(composite: Composite, moment: Moment, about: str) -> CardWords:
    is_matched = moment.id in composite.matches
    offers = (
        CardOffer("↵", tr("open in the talk"), "enter"),
        CardOffer("M", tr("match with a step"), "match"),
        CardOffer("U", tr("unmatch"), "unmatch") if is_matched else CardOffer("N", tr("new step"), "new_step"),
    )
    step = composite.step(composite.matches.get(moment.id, ""))
    place = tr("in “{step}”").format(step=step.label) if step else ""
    more = "; ".join(part for part in (moment.doing, moment.thinking, moment.feeling) if part)
    return CardWords(moment.label, " — ".join(part for part in (about, place, more) if part), offers)


def _step(composite: Composite, step: CompositeStep, waiting: int) -> CardWords:
    lanes = composite.lanes_at(step.id)
    people = ", ".join(dict.fromkeys(words.person_of(composite, lane) for lane in lanes))
    about = " · ".join(part for part in (words.step_small(composite, step), people) if part)
    offers = [CardOffer("↵", tr("rename"), "enter")]
    if waiting:
        accept = tr("accept {suggestions}").format(suggestions=words.suggested_words(waiting))
        offers.append(CardOffer("⇧ ↵", accept, "accept_all"))
    if step != composite.steps[-1]:
        offers.append(CardOffer("J", tr("join with the next"), "merge"))
    return CardWords(step.label, about, (*offers, CardOffer("Del", tr("remove"), "remove")))


def _lane(composite: Composite, lane: Lane) -> CardWords:
    offers = (CardOffer("↵", tr("open the talk"), "enter"), CardOffer("Del", tr("take it out"), "remove"))
    about = " · ".join(part for part in (lane.title, words.moments_words(len(lane.moments))) if part)
    return CardWords(words.person_of(composite, lane), about, offers)


def _hint(composite: Composite) -> CardWords:
    if not composite.lanes:
        return CardWords(
            tr("No story takes part yet"),
            tr("Two or more people make a composite."),
            (CardOffer("A", tr("add a story"), "add_story"),),
        )
    if not composite.steps:
        return CardWords(
            tr("No step yet"),
            tr("Go to a moment that others have lived too and press N: it becomes the first step."),
        )
    return CardWords(
        tr("Nothing chosen"),
        tr("Arrow keys walk. M matches a moment with a step, and so does dragging it there."),
        (CardOffer("A", tr("add a story"), "add_story"),),
    )
