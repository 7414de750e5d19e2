"""Random stories for the tests of the map: branches, loops, what ran side by side, long words, boxes placed by hand."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.map_metrics import MapMetrics
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId
from discovery_desk.domain.story import Story, StoryId

WORDS = tuple(
    line.split()
    for line in (
        "counts the pallets by torchlight against a printed list from the night before",
        "تعد المنصات على ضوء المصباح مقابل قائمة مطبوعة من الليلة السابقة",
        "टॉर्च की रोशनी में पिछली रात की छपी सूची से पैलेट गिनती है",
        "用手电筒对照 前一晚打印的 清单清点托盘 司机在门口等着",
    )
)
WIDTHS = (200.0, 330.0, 480.0, 700.0, 900.0, 1400.0)
APART = 40.0  # between two boxes that a hand has placed


@dataclass(frozen=True)
class Drawn:
    """What one map is drawn from."""

    stories: tuple[Story, ...]
    moments: tuple[Moment, ...]
    links: tuple[Link, ...]
    width: float
    is_mirrored: bool = False

    @property
    def metrics(self) -> MapMetrics:
        return MapMetrics(
            width=self.width,
            height_of=height_of,
            badged={one.id for one in self.moments[::5]},
            is_mirrored=self.is_mirrored,
            heading_room=12.0,
        )


def height_of(moment: Moment) -> float:
    return 41.0 + 17.0 * min(3, 1 + len(moment.label) // 18)


def moment(number: int, story: int = 0, label: str = "x") -> Moment:
    return Moment(
        id=MomentId(f"m{number}"),
        interview_id=InterviewId("i"),
        story_id=StoryId(f"s{story}"),
        label=label,
        rank=float(number),
    )


def link(number: int, a: Moment, b: Moment, kind: LinkKind = LinkKind.SEQUENCE, label: str = "") -> Link:
    return Link(
        id=LinkId(f"l{number}"), interview_id=InterviewId("i"), from_id=a.id, to_id=b.id, kind=kind, label=label
    )


class Teller:
    """The same seed tells the same story."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self._links = 0

    def drawn(self, most: int = 200, *, places: bool = True) -> Drawn:
        random = self.random
        width = random.choice(WIDTHS)
        stories = tuple(
            Story(id=StoryId(f"s{at}"), interview_id=InterviewId("i"), title=self.words(4)[:30], rank=float(at))
            for at in range(random.choice((1, 1, 1, 2, 3)))
        )
        count = random.choice((1, 2, 3, random.randint(4, 14), random.randint(15, most), most))
        cuts = sorted(random.randint(0, count) for _ in stories[1:])
        moments = [
            replace(
                self.moment(at, sum(at >= cut for cut in cuts)), emotion=random.choice((None, None, -2, -1, 0, 1, 2))
            )
            for at in range(count)
        ]
        links = [*self._chain(moments), *self._others(moments)]
        if places and random.random() < 0.5:
            moments = self._placed(moments, width)
        return Drawn(stories, tuple(moments), tuple(links), width, is_mirrored=random.random() < 0.2)

    def moment(self, number: int, story: int) -> Moment:
        felt = self.random.choice((None, None, -2, -1, 0, 1, 2))
        return replace(moment(number, story, self.words(12)), emotion=felt)

    def words(self, most: int) -> str:
        script = self.random.choice(WORDS)
        return " ".join(self.random.choice(script) for _ in range(self.random.randint(1, most)))

    def link(self, a: Moment, b: Moment, kind: LinkKind) -> Link:
        self._links += 1
        return link(self._links, a, b, kind, self.random.choice(("", "", self.words(4))))

    def _chain(self, moments: list[Moment]) -> list[Link]:
        """Mostly one after the other; what ran side by side and arms of branches here and there."""
        found, random = [], self.random
        for at in range(1, len(moments)):
            before, here = moments[at - 1], moments[at]
            if before.story_id != here.story_id or random.random() < 0.04:
                continue
            chance = random.random()
            if chance < 0.08:
                found.append(self.link(before, here, LinkKind.PARALLEL))
            elif chance < 0.16 and at > 2:
                found.append(self.link(moments[at - random.randint(2, min(at, 4))], here, LinkKind.CAUSE))
            else:
                found.append(self.link(before, here, LinkKind.SEQUENCE))
        return found

    def _others(self, moments: list[Moment]) -> list[Link]:
        random = self.random
        most = random.choice((0, 2, max(2, len(moments) // 12)))
        found = []
        for _ in range(random.randint(0, most)):
            a = random.randrange(len(moments))
            b = random.choice((a, random.randrange(len(moments)), min(len(moments) - 1, a + random.randint(1, 9))))
            kind = LinkKind.LOOP if a == b else random.choice(tuple(LinkKind))
            found.append(self.link(moments[a], moments[b], kind))
        return found

    def _placed(self, moments: list[Moment], width: float) -> list[Moment]:
        """Some boxes by hand, wherever, though never so near to one another that no line fits between."""
        spots: list[tuple[float, float]] = []
        found = list(moments)
        for at in self.random.sample(range(len(moments)), min(len(moments), self.random.randint(1, 8))):
            x, y = self.spot(width, len(moments))
            if all(abs(x - a) > 128 + APART or abs(y - b) > 92 + APART for a, b in spots):
                spots.append((x, y))
                found[at] = replace(found[at], x=x, y=y)
        return found

    def spot(self, width: float, count: int) -> tuple[float, float]:
        """Sometimes beyond the width, for the view was wider once."""
        reach = width * self.random.choice((1, 1, 1, 1.5))
        lowest = 200 + count * 100 / max(1, width // 150)
        return float(self.random.randint(4, int(max(10, reach - 130)))), float(self.random.randint(4, int(lowest)))
