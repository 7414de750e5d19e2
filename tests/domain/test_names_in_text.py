"""A name is found whole and in part, in any script and case and with its endings, and never inside another word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

import pytest

from discovery_desk.domain.covering import Cover, Covering
from discovery_desk.domain.moment import MomentId, MomentKind
from discovery_desk.domain.names_in_text import forms
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.private_data import MASK

HIDDEN = "#"


def covered(names: tuple[str, ...], text: str, stand_in: str = HIDDEN) -> str:
    return Covering((Cover(Mask.NAME, forms(names), stand_in),)).text(text).replace(MASK, HIDDEN)


@pytest.mark.parametrize(
    ("names", "text", "left"),
    [
        ("Marit Sørli", "Marit's tablet, marit’s and MARIT SØRLI", "#'s tablet, #’s and #"),
        ("Marit Sørli", "Marits bil, Sorli, @maritsorli", "# bil, #, @#"),
        ("Marit Sørli", "Ma\u200brit, ma\u00adrit, Marit\nSørli, Marit\u00a0 Sørli", "#, #, #, #"),
        ("Marit Sørli", "Ma\x1frit, Ma\x00rit, Ma\ufdd0rit, Ma\ufe0frit, Ma\u2066rit, Ma\u034frit", "#, #, #, #, #, #"),
        ("मीरा|山田", "मीरा \u093cx 山田 \u093c", "# \u093cx # \u093c"),
        ("Marit Sørli", "marit.sorli@example.org", "#.#@example.org"),
        ("Marit Sørli", "maritime, Samarit, Amaritsa", "maritime, Samarit, Amaritsa"),
        ("Kovács Ágnes", "Ágnesnek adta, Ágnessel, A\u0301gnes, agnes, Kovácsék", "# adta, #, #, #, #"),
        ("Дмитрий Иванов", "Дмитрия, дмитрий, Дмитрию, Ивановым", "#, #, #, #"),
        ("Маша", "Маше и Машу, машина", "# и #, машина"),
        ("Marta Kowalska", "Marty, Martę, Kowalską, marty", "#, #, #, marty"),
        ("Σοφία", "Η Σοφία, της Σοφίας, ΣΟΦΙΑ", "Η #, της #, #"),
        ("佐々木 美咲|佐々木さん|Sasaki Misaki", "佐々木さんは美咲と、Sasakiさん", "#は#と、#さん"),
        ("山田太郎", "太郎が山田に", "#が#に"),
        ("マリ", "マリが、マリンバを、ﾏﾘ", "#が、マリンバを、#"),
        ("李小明", "小明说，李先生，李子", "#说，#，李子"),
        ("林", "林さん、森林、林业", "#、森林、林业"),
        ("김민준", "김민준이, 민준은, 김 씨, 김씨", "#, #, 김 씨, #"),
        ("ليلى حدّاد|أم كريم", "قالت ليلى لأم كريم وليلى حداد، كريمة", "قالت # ل# و#، كريمة"),
        ("דנה כהן", "לדנה יש, ודנה, דנהה", "ל# יש, ו#, דנהה"),
        ("मीरा शर्मा", "मीरा ने शर्माजी को, मीरा", "# ने # को, #"),
        ("মীরা", "মীরার বই", "# বই"),
        ("มณีรัตน์ ใจดี", "คุณมณีรัตน์ไปตลาด", "คุณ#ไปตลาด"),
        ("Nguyễn Thị Hạnh", "Hạnh, hanh, Nguyễn; thị trường", "#, #, #; thị trường"),
        ("Frau Brandt", "Frau Brandt, Brandt, eine Frau", "#, #, eine Frau"),
        ("Jan van der Berg", "van der Berg came by van", "van der # came by van"),
        ("Anne-Marie O'Brien", "Anne, marie, anne‑marie, O’Brien", "#, #, #‑#, #"),
        ("Will May", "I will call Will. May I, Will's", "I will call #. # I, #'s"),
        ("Mark", "Mark, mark, Market, Marks, Marketing", "#, mark, Market, #, Marketing"),
        ("Jo", "Jo's job, JO, jo", "#'s job, #, jo"),
        ("J. Q. Zimmer", "J. Zimmer has a J", "J. # has a J"),
        ("İpek Işık", "IPEK ışık isik, İpek'in", "# # #, #'in"),
        ("", "Nobody", "Nobody"),
        ("…", "Wait…", "Wait…"),
    ],
)
def test_where_a_name_stands(names: str, text: str, left: str) -> None:
    found = covered(tuple(names.split("|")), text)
    # Two parts of a name side by side are one or two stretches; which is not what this is about.
    assert _joined(found) == _joined(left)


def _joined(text: str) -> str:
    return re.sub("#(?:[ ‑]#)+", "#", text)


def test_what_stands_in_begins_with_a_capital_where_the_name_did() -> None:
    text = "Bisi says it, and Bisi knows"
    assert covered(("Bisi",), text, "a colleague") == "A colleague says it, and a colleague knows"


def test_words_of_one_script_do_not_stand_in_a_text_of_another() -> None:
    assert covered(("ليلى", "Layla"), "ليلى Layla", "Participant") == "# Participant"


def test_what_stands_in_for_one_tells_nothing_of_another() -> None:
    covers = (
        Cover(Mask.NAME, forms(("Marit",)), "Participant", "m"),
        Cover(Mask.THIRD_PERSONS, forms(("Sander",)), "Marit's husband", "s"),
        Cover(Mask.THIRD_PERSONS, forms(("Bo Ek",)), "friend of Bo", "b"),
    )
    assert Covering(covers).text("Sander and Marit and Bo Ek") == f"{MASK} and Participant and {MASK}"


@dataclass(frozen=True)
class Kept:
    id: MomentId
    told: Mapping[MomentId, str]
    ids: Mapping[MomentId, tuple[NoteId, ...]]
    parts: tuple[tuple[MomentId, str], ...]
    kind: MomentKind
    note_id: NoteId | None = None


def test_words_are_covered_in_whatever_holds_them_and_names_of_rows_stay() -> None:
    row, note = MomentId("marit"), NoteId("marit")
    kept = Kept(row, {row: "Marit"}, {row: (note,)}, ((MomentId("m"), "Marit"),), MomentKind.WAIT, note)
    shown = Covering((Cover(Mask.NAME, forms(("Marit",)), "Participant"),)).all(kept)
    assert shown == replace(kept, told={row: "Participant"}, parts=((MomentId("m"), "Participant"),))
