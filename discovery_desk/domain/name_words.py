"""Words that belong to names and name nobody, and names that are plain words as well."""

from __future__ import annotations

_PARTICLES = (
    "van von der den de del della di da do dos das du la le les lo el al il ibn bin bint ben bat abu abou umm ter ten"
    " te zu zur zum und and y e of the af av och og san sama chan kun thi văn"
    " mr mrs ms miss mx dr prof professor doctor sir madam dame lord lady frau herr hr fr mme mlle mm monsieur madame"
    " señor señora señorita senor senora sr sra srta don dona doña signor signora sig tante onkel uncle aunt auntie"
    " tia tio pan pani pane bay bayan bey hanim mom mum dad mama papa sister brother nurse jr junior senior iii"
    " أم ام أبو ابو ابن بن بنت آل ال عبد г-н г-жа пан пані"
)
_ALSO_WORDS = (
    "will may mark hope grace rose art bill rob pat sue jack dawn faith joy summer june april august sunny frank"
    " grant chase drew rich miles max min dean page penny ruby amber ivy iris olive lily daisy violet heather holly"
    " jade pearl star sky rain river brook reed wade clay cliff glen forest heath dale lane banks ford field fields"
    " wood woods hill stone young old long short small little brown black white green gray grey king queen prince"
    " bishop pope knight cook baker butcher miller smith carter fisher hunter mason taylor walker turner porter"
    " potter gardener farmer day week major general price cash moon sun bell ball bond hall house park street church"
    " case christian guy earl duke ray gene dot don see her his him she one two all any new man son can say rock"
    " stern klein gross lang kurz berg wolf koch bauer engel sommer winter herbst sonntag freitag montag jung alt neu"
    " gut blanc petit grand bon roi luz sol mar paz rosa blanca flores casa cruz"
)
_LATIN_ENDINGS = (
    "s es ens n en an in on na ne ni nak nek nal nel val vel ban ben bol ra re rol hoz hez toz t at et ot ert ig kent"
    " lla lle lta ssa sta ta a u owi em om ie y i e o ze ovi ova un nin nun yi dan den ka ko ek"
)
_BEFORE_ARABIC = "و ف ب ل ك ا س ول وب فل وك وا يا لل ال وال بال"
_BEFORE_HEBREW = "ו ה ב ל כ מ ש וה ול וב ומ וש שה"

PARTICLES = frozenset(_PARTICLES.split())
ALSO_WORDS = frozenset(_ALSO_WORDS.split())
LATIN_ENDINGS = frozenset(_LATIN_ENDINGS.split())
AFTER_LATIN_STEM = frozenset(("y", "ie", "e", "o", "ou", "u", "i", "em"))
BEFORE = {"ARABIC": frozenset(_BEFORE_ARABIC.split()), "HEBREW": frozenset(_BEFORE_HEBREW.split())}
"""What is written together with the name that follows: and, to, in."""
HONORIFICS = (
    "さん",
    "さま",
    "様",
    "ちゃん",
    "くん",
    "君",
    "氏",
    "先生",
    "殿",
    "女士",
    "小姐",
    "太太",
    "선생님",
    "씨",
    "님",
)
CHANGING = {"LATIN": "a", "CYRILLIC": "аяийьео"}
"""Last letters that give way to an ending."""
