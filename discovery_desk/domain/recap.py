"""The story so far as sentences in its order, to be read out loud to whoever told it ("Play it back")."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from discovery_desk.domain.moment import LOWEST_EMOTION, Link, LinkKind, Moment, MomentId
from discovery_desk.domain.recap_words import ENGLISH, RecapWords, listed, said, sentence
from discovery_desk.domain.story import Story, StoryId

NOTHING: Mapping[MomentId, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class RecapLine:
    """What is read out about one moment. `starts_story` is the first line of its story."""

    story_id: StoryId
    moment_id: MomentId
    text: str
    starts_story: bool = False


def sentences(
    stories: Sequence[Story],
    moments: Iterable[Moment],
    links: Sequence[Link],
    *,
    told_by: Collection[str] = (),
    in_full: Mapping[MomentId, str] = NOTHING,
    is_brief: bool = False,
    words: RecapWords = ENGLISH,
) -> tuple[RecapLine, ...]:
    """A line for each moment, in story order: only what was told, in the words in which it is on the map.

    `told_by` are names of the participant, who was there anyhow. `in_full` is what was told where the label of a box
    is cut. Brief lines say no more than what happened and how
    one came to it.
    """
    of_story: dict[StoryId, list[Moment]] = defaultdict(list)
    for moment in moments:
        of_story[moment.story_id].append(moment)
    told = [story for story in stories if of_story[story.id]]
    lines = []
    for number, story in enumerate(told):
        opening = _opening(story, number, len(told), words)
        reader = _Reader(of_story[story.id], links, _names_of(told_by), in_full, words)
        read = reader.heads(opening) if is_brief else reader.lines(opening)
        lines += [RecapLine(story.id, key, text, key == reader.first) for key, text in read]
    return tuple(lines)


def _names_of(told_by: Collection[str]) -> set[str]:
    """Any of their names, whole or in part: on a map people go by one of them."""
    return {part.casefold() for name in told_by for part in (name, *name.split())}


def _opening(story: Story, number: int, count: int, words: RecapWords) -> str:
    if count == 1:
        return words.begins
    if story.title.strip():
        return words.titled_begins.format(title=said(story.title))
    return words.another_begins if number else words.first_begins


class _Reader:
    """Reads one story."""

    def __init__(
        self,
        story: Sequence[Moment],
        links: Sequence[Link],
        told_by: Collection[str],
        in_full: Mapping[MomentId, str],
        words: RecapWords,
    ) -> None:
        self._story, self._told_by, self._in_full, self._words = story, told_by, in_full, words
        self._place = {moment.id: place for place, moment in enumerate(story)}
        self._onward: dict[MomentId, list[Link]] = defaultdict(list)
        self._back: dict[MomentId, list[Link]] = defaultdict(list)
        for link in links:
            if link.from_id in self._place and link.to_id in self._place:
                self._sort(link)

    @property
    def first(self) -> MomentId:
        return self._story[0].id

    def heads(self, opening: str) -> Iterable[tuple[MomentId, str]]:
        for place, moment in enumerate(self._story):
            head = self._head(opening, place, self._ways_to(moment, place), said(moment.label))
            yield moment.id, sentence(head, self._words)

    def lines(self, opening: str) -> Iterable[tuple[MomentId, str]]:
        for place, moment in enumerate(self._story):
            ways = self._ways_to(moment, place)
            head, also = self._head(opening, place, ways, self._what(moment)), map(self._also, ways[1:])
            doing = "" if moment.doing == self._in_full.get(moment.id) else said(moment.doing)
            parts = [head, doing, self._inside(moment), *also, *self._returns(moment)]
            yield moment.id, self._words.space.join(sentence(part, self._words) for part in parts if part)

    def _head(self, opening: str, place: int, ways: Sequence[Link], told: str) -> str:
        link = self._link_words(ways[0], place) if ways else self._words.loose
        return self._words.line.format(link=link if place else opening, told=told)

    def _sort(self, link: Link) -> None:
        if link.leads_on and self._place[link.from_id] < self._place[link.to_id]:
            self._onward[link.to_id].append(link)
        else:
            self._back[link.from_id].append(link)

    def _ways_to(self, moment: Moment, place: int) -> list[Link]:
        """The one from the line before comes first."""
        before = self._story[place - 1].id if place else None
        return sorted(self._onward[moment.id], key=lambda link: link.from_id != before)

    def _label(self, moment_id: MomentId) -> str:
        return said(self._story[self._place[moment_id]].label)

    def _link_words(self, link: Link, place: int) -> str:
        words = self._words
        if link.from_id == self._story[place - 1].id:
            plain = words.thens[(place - 1) % len(words.thens)]
            near = {LinkKind.CAUSE: words.because, LinkKind.WAIT: words.waited, LinkKind.PARALLEL: words.meanwhile}
            return self._worded(near.get(link.kind, plain), link)
        far = {
            LinkKind.CAUSE: words.because_of,
            LinkKind.WAIT: words.waited_since,
            LinkKind.PARALLEL: words.beside,
        }
        return self._worded(far.get(link.kind, words.after).format(other=self._label(link.from_id)), link)

    def _worded(self, said_of_link: str, link: Link) -> str:
        return self._words.with_words.format(link=said_of_link, words=said(link.label)) if link.label else said_of_link

    def _also(self, link: Link) -> str:
        words = self._words
        also = {
            LinkKind.CAUSE: words.also_because_of,
            LinkKind.WAIT: words.also_waited_since,
            LinkKind.PARALLEL: words.also_beside,
        }
        return self._worded(also.get(link.kind, words.also_after).format(other=self._label(link.from_id)), link)

    def _returns(self, moment: Moment) -> list[str]:
        words = self._words
        return [
            self._worded(
                words.again if link.to_id == moment.id else words.back_to.format(other=self._label(link.to_id)), link
            )
            for link in self._back[moment.id]
        ]

    def _what(self, moment: Moment) -> str:
        words = self._words
        others = [name for name in moment.actors if name.casefold() not in self._told_by]
        scene = [said(part) for part in (moment.told_time, moment.place) if part.strip()]
        if others:
            scene.append(words.people.format(names=listed(others, words)))
        if moment.tools:
            scene.append(words.tools.format(names=listed(moment.tools, words)))
        label = said(self._in_full.get(moment.id, moment.label))
        return words.scene.format(told=label, scene=words.comma.join(scene)) if scene else label

    def _inside(self, moment: Moment) -> str:
        """What it was like for them."""
        words, thought, feeling = self._words, said(moment.thinking), said(moment.feeling)
        if thought and feeling:
            return words.thought_and_felt.format(thought=thought, feeling=feeling)
        parts = [words.thought.format(thought=thought)] if thought else []
        if feeling:
            parts.append(words.felt.format(feeling=feeling))
        elif moment.emotion is not None:
            parts.append(words.levels[moment.emotion - LOWEST_EMOTION])
        return f"{words.full_stop}{words.space}".join(parts)
