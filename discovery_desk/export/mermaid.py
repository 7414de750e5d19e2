"""Writes an experience map as Mermaid, as a flowchart or as a user journey."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum

from discovery_desk.domain.moment import Link, LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.story import Story
from discovery_desk.domain.talk_map import TalkMap
from discovery_desk.export.pdf.page_words import time_of
from discovery_desk.host.theme_file import load_tokens

NEUTRAL = 3  # of a journey's five faces


class Diagram(StrEnum):
    FLOWCHART = "flowchart"
    JOURNEY = "journey"


class Lost(StrEnum):
    """What Mermaid has no place for."""

    PLACES = "places"
    DETAILS = "details"
    FEELINGS = "feelings"
    LINKS = "links"
    UNFELT = "unfelt"


_SHAPES = {
    MomentKind.ACTION: ("[", "]"),
    MomentKind.EVENT: ("([", "])"),
    MomentKind.WAIT: ("{{", "}}"),
    MomentKind.FEELING: ("(", ")"),
}
_ARROWS = {
    LinkKind.SEQUENCE: "-->",
    LinkKind.CAUSE: "==>",
    LinkKind.WAIT: "-.->",
    LinkKind.LOOP: "-->",
    LinkKind.PARALLEL: "---",
}
_NAMED = {'"': "#quot;", "&": "#amp;", "<": "#lt;", ">": "#gt;"}
_HOSTILE = re.compile(r'["&<>#;%`*_~|\\\[\]{}$^@]|:(?=[^\W\d])')
_STRUCTURE = re.compile(r'["&<>#;%`*_~|\\\[\]{}$^@:,]')  # of a journey, which has no quotes
_LIST_MARK = re.compile(r"^(\d*)([.)+-])")
_KEYWORDS = re.compile(r"^(?=(?:title|section|journey|acctitle|accdescr)\b)(.)", re.IGNORECASE)


def write(shown: TalkMap, diagram: Diagram = Diagram.FLOWCHART) -> bytes:
    lines = _flowchart(shown) if diagram is Diagram.FLOWCHART else _journey(shown)
    return ("\n".join(lines) + "\n").encode()


def lost(shown: TalkMap, diagram: Diagram = Diagram.FLOWCHART) -> tuple[Lost, ...]:
    """Only what this map really has."""
    is_journey = diagram is Diagram.JOURNEY
    told = any(one.place or one.tools or one.doing or one.thinking or one.feeling for one in shown.moments)
    felt = [one.emotion is not None for one in shown.moments]
    found = {
        Lost.PLACES: any(one.is_pinned for one in shown.moments),
        Lost.DETAILS: told or (not is_journey and any(one.actors for one in shown.moments)),
        Lost.FEELINGS: not is_journey and any(felt),
        Lost.LINKS: is_journey and bool(shown.links),
        Lost.UNFELT: is_journey and not all(felt),
    }
    return tuple(what for what, is_lost in found.items() if is_lost)


def _flowchart(shown: TalkMap) -> Iterator[str]:
    names = {moment.id: f"m{number}" for number, moment in enumerate(shown.moments, 1)}
    yield from _front(shown)
    yield "flowchart LR"
    for number, story in enumerate(shown.stories, 1):
        moments = shown.of_story(story)
        if moments:
            yield from _subgraph(story, f"s{number}", [_node(shown, one, names[one.id]) for one in moments])
    for link in shown.links:
        yield f"  {_arrow(link, names)}"
    tokens = load_tokens().kind
    for name in ("moment", "feeling"):
        yield f"  classDef {name} stroke:{tokens[name].ink.light}"


def _front(shown: TalkMap) -> Iterator[str]:
    """The title as YAML, in quotes that nothing in it can close."""
    title = " ".join(shown.title.split()).replace("\\", "\\\\").replace('"', '\\"')
    if title:
        yield from ("---", f'title: "{title}"', "---")


def _subgraph(story: Story, name: str, nodes: Sequence[str]) -> Iterator[str]:
    yield f'  subgraph {name}["{_quoted(story.title) or " "}"]'
    for node in nodes:
        yield f"    {node}"
    yield "  end"


def _node(shown: TalkMap, moment: Moment, name: str) -> str:
    numbers = " ".join(f"!{number}" for number in shown.badges.get(moment.id, ()))
    parts = [_quoted(part) for part in (time_of(moment), moment.label, numbers)]
    left, right = _SHAPES[moment.kind]
    return f'{name}{left}"{"<br/>".join(part for part in parts if part)}"{right}:::{_class_of(moment)}'


def _class_of(moment: Moment) -> str:
    return "feeling" if moment.hurts else "moment"


def _arrow(link: Link, names: Mapping[MomentId, str]) -> str:
    words = f'|"{_quoted(link.label)}"|' if link.label.strip() else ""
    return f"{names[link.from_id]} {_ARROWS[link.kind]}{words} {names[link.to_id]}"


def _journey(shown: TalkMap) -> Iterator[str]:
    yield "journey"
    if shown.title.strip():
        yield f"  title {_bare(shown.title)}"
    for story in shown.stories:
        moments = shown.of_story(story)
        if moments:
            yield f"  section {_bare(story.title) or '–'}"
            yield from (f"    {_task(moment)}" for moment in moments)


def _task(moment: Moment) -> str:
    score = NEUTRAL if moment.emotion is None else NEUTRAL + min(max(moment.emotion, -2), 2)
    actors = ", ".join(filter(None, (_bare(actor) for actor in moment.actors)))
    return f"{_bare(moment.label) or '–'}: {score}" + (f": {actors}" if actors else "")


def _quoted(text: str) -> str:
    """For between quotation marks; the marks of a list would be taken for one there, too."""
    escaped = _HOSTILE.sub(_entity, " ".join(text.split()))
    return _LIST_MARK.sub(lambda found: found[1] + _code(found[2]), escaped)


def _bare(text: str) -> str:
    """For a line without quotation marks, where a first word could be taken for a command."""
    escaped = _STRUCTURE.sub(_entity, " ".join(text.split()))
    return _KEYWORDS.sub(lambda found: _code(found[1]), escaped)


def _entity(found: re.Match[str]) -> str:
    return _NAMED.get(found[0]) or _code(found[0])


def _code(character: str) -> str:
    return f"#{ord(character)};"
