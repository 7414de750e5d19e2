"""What the place where somebody works is called: in full, without its legal form, and in short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discovery_desk.domain.folded_places import folded_words
from discovery_desk.domain.participant import QuickFact

_LABEL_WORDS = (
    "company employer organisation organization works at working for firm business workplace agency institution client"
    " customer brand firma arbeitgeber unternehmen betrieb bedrijf werkgever entreprise employeur societe empresa"
    " empleador azienda ditta datore arbejdsgiver virksomhed arbeidsgiver bedrift arbetsgivare foretag cég munkahely"
    " praca pracodawca компания работодатель компанія شركة الشركة جهة العمل חברה מעסיק 会社 勤務先 会社名 公司 单位"
    " 회사 직장 บริษัท công ty"
)
_LEGAL = re.compile(
    r"[\s,]+(?:inc|ltd|llc|llp|plc|corp|co|company|limited|gmbh|ag|kg|ohg|ug|se|sa|sas|sarl|spa|srl|bv|nv|as|asa|ab|oy"
    r"|oyj|aps|a/s|kft|zrt|bt|sp\.? z o\.? ?o|s\.r\.o|s\.?a|s\.?l|ltda|pty|pte|kk|株式会社|有限公司)\.?$",
    re.IGNORECASE,
)
_GENERIC_WORDS = (
    "the a an bank city hospital clinic school university college town county state royal national general central"
    " new old north south east west northern southern eastern western first united international global european"
    " american british german french house hotel restaurant cafe bakery bakeri shop store market group team office"
    " law medical health saint st san santa port fresh green blue red black white big little good great home local"
    " public klinikum krankenhaus universitat stadt schule hotel de la le les el los das der die"
)
_LABELS = frozenset(folded_words(word) for word in _LABEL_WORDS.split()) - {"at", "for"}
_GENERIC = frozenset(_GENERIC_WORDS.split())
_LEAST_SHORT = 4


def is_about_company(fact: QuickFact) -> bool:
    return any(word in _LABELS for word in folded_words(fact.label).split())


def names_of(organisations: Iterable[str]) -> tuple[str, ...]:
    found = (name for organisation in organisations for name in _names(organisation))
    return tuple(dict.fromkeys(name for name in found if name))


def _names(organisation: str) -> Iterator[str]:
    bare = re.sub(r"\s*[(\[（][^)\]）]*[)\]）]", "", organisation).strip()
    yield from (organisation.strip(), bare)
    short = _LEGAL.sub("", bare).strip()
    yield short
    words = short.split()
    if len(words) > 1 and len(words[0]) >= _LEAST_SHORT and folded_words(words[0]) not in _GENERIC:
        yield words[0]
