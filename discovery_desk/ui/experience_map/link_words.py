"""A link in words, for who does not see it."""

from __future__ import annotations

from collections.abc import Iterable

from discovery_desk.domain.moment import Link, LinkKind, Moment
from discovery_desk.ui.kit.words import tr


def spoken_link(link: Link, moments: Iterable[Moment]) -> str:
    labels = {moment.id: moment.label for moment in moments}
    ends = _ways()[link.kind].format(one=labels.get(link.from_id, ""), other=labels.get(link.to_id, ""))
    return ", ".join(part for part in (ends, link.label) if part)


def _ways() -> dict[LinkKind, str]:
    return {
        LinkKind.SEQUENCE: tr("Link: {one}, then {other}"),
        LinkKind.CAUSE: tr("Link: {one}, and therefore {other}"),
        LinkKind.WAIT: tr("Link: {one}, after a wait {other}"),
        LinkKind.PARALLEL: tr("Link: {one}, at the same time {other}"),
        LinkKind.LOOP: tr("Link: {one}, again and again"),
    }
