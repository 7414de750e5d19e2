"""What the place where somebody works is called: in full, without its legal form, and in short."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from discovery_desk.domain.folded_places import folded_words
from discovery_desk.domain.names_in_text import Form, whole_forms
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
_NO_COMPANY = frozenset(("", "-", "none", "n/a", "self", "self-employed", "freelance", "freelancer", "retired"))
_LEAST_SHORT = 4


def is_about_company(fact: QuickFact) -> bool:
    return any(word in _LABELS for word in folded_words(fact.label).split())


def company_forms(organisations: Iterable[str]) -> tuple[Form, ...]:
    """In full, without what stands in brackets and without the legal form, and by its first word where that has a
    capital and is not what many are called."""
    told = [name.strip() for name in organisations if folded_words(name) not in _NO_COMPANY]
    bare = [re.sub(r"\s*[(\[（][^)\]）]*[)\]）]", "", name).strip() for name in told]
    short = [_LEGAL.sub("", name).strip() for name in bare]
    wholes = whole_forms(name for name in (*told, *bare, *short) if name)
    firsts = tuple(Form(folded_words(word), has_capital=True) for name in short for word in _first_word(name))
    return (*wholes, *(form for form in firsts if form.text not in {one.text for one in wholes}))


def _first_word(name: str) -> Iterator[str]:
    first, *others = name.split() or [""]
    has_capital = first[:1].lower() != first[:1]
    if others and has_capital and len(first) >= _LEAST_SHORT and folded_words(first) not in _GENERIC:
        yield first
