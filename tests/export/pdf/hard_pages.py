"""Pages that are hard to set: wholly Arabic, wholly Japanese, every limit at once; and those of the demo stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from io import BytesIO

from PIL import Image, ImageDraw

from discovery_desk.domain.insight import Insight, InsightId
from discovery_desk.domain.interview import Interview, InterviewId
from discovery_desk.domain.moment import Link, LinkId, LinkKind, Moment, MomentId, MomentKind
from discovery_desk.domain.opportunity import Opportunity, OpportunityId
from discovery_desk.domain.page_privacy import Mask
from discovery_desk.domain.participant import Direction, Participant, ParticipantId, PhotoKind, QuickFact, QuickFactId
from discovery_desk.domain.snapshot import Quote, QuoteId, SnapshotPage
from discovery_desk.domain.story import Story, StoryId
from discovery_desk.services import importing, snapshots
from discovery_desk.services.desk import Desk

INTERVIEW, PARTICIPANT, STORY = InterviewId("01930a5e-7c1b-7d2e-9a41"), ParticipantId("p"), StoryId("s")


@dataclass(frozen=True)
class Told:
    """The words of one page; a moment is its time, its label and the thought in it."""

    name: str
    latin: str
    segment: str
    facts: Sequence[tuple[str, str]]
    quote: str
    original: str
    title: str
    moments: Sequence[tuple[str, str, str]]
    links: Sequence[str]
    opportunities: Sequence[str]
    insights: Sequence[str]


ARABIC = Told(
    name="ليلى حدّاد",
    latin="Layla Haddad",
    segment="خبّازة منزلية، كعكات مخصّصة",
    facts=[
        ("المكان", "تخبز في البيت وحدها منذ 2022"),
        ("الطلبات", "من 6 إلى 9 طلبات شهريًا، 25–140 د.أ"),
        ("القنوات", "Instagram أولًا ثم WhatsApp للاتفاق"),
        ("الفرن", "يتّسع لقالبين في كل مرّة"),
    ],
    quote="أخبز بحبّ وأطلب النقود بخجل، وفي كل مرّة أقول لنفسي إنها الأخيرة.",
    original="I bake with love and I ask for money with shame.",
    title="كعكة خطوبة رنيم",
    moments=[
        ("23:50", "أول رسالة تصل متأخرة في الليل", "غدًا"),
        ("الاثنين", "تستمع إلى رسالة صوتية وهي تحضّر الغداء", "الخامس والعشرون"),
        ("الاثنين", "تعطي سعرًا من ذاكرتها", ""),
        ("مساء الاثنين", "تنتظر لترى هل وصل العربون", "45 وليس 47.5"),
        ("الأربعاء", "تشتري الفستق بسعر أعلى", "سعري خاطئ"),
        ("الخميس", "تكتشف أن المقصود هو الخميس القادم", "كلمة «هذا»"),
        ("16:35", "السائق يكبح والطبقة العليا تنزلق", "كانت واقفة"),
        ("18:10", "تُدفع لها 10 دنانير أقل ولا تقول شيئًا", "ليس أمام الضيوف"),
    ],
    links=["", "", "السعر", "", "", "تاريخ خاطئ", ""],
    opportunities=[
        "لا أجد ما اتفقنا عليه لأنه موزّع بين رسائل صوتية في تطبيقين.",
        "أكتشف أننا قصدنا موعدين مختلفين عندما تكون الكعكة نصف جاهزة.",
        "أعطي الأسعار من ذاكرتي وأعرف عند الدفع أنني سأخسر.",
        "أحتاج أن أعرف أن العربون وصل قبل أن أشتري المكونات.",
    ],
    insights=[
        "تقويم الثلاجة مشترك مع زوجها: يحجز السيارة أيضًا",
        "أفضل إعلان لها هو الكعكة التي كلّفتها أكثر",
    ],
)
JAPANESE = Told(
    name="佐々木 美咲",
    latin="Sasaki Misaki",
    segment="病棟看護師、シフトリーダー",
    facts=[
        ("経験", "看護師歴9年、シフトリーダー歴2年"),
        ("病棟", "呼吸器科28床、3交代制"),
        ("携帯", "勤務中はロッカーに入れたまま"),
        ("道具", "共用PCのシフト表アプリ（v3.2）"),
        ("家族", "子ども二人、通勤50分"),
    ],
    quote="画面の名前が変わるまでは、まだ「誰もいない」のは私なんです。",
    original="Until the name on the screen changes, I am still the one who has no one.",
    title="岡田さんの金曜の夜勤",
    moments=[
        ("木 16:40", "リネン室でメッセージを読む", "今じゃない"),
        ("16:40–17:05", "配薬の巡回を終える", "25分の損"),
        ("17:10", "共用PCで「勤務可」の人を確認する", "二人は休ませないと"),
        ("17:15", "自分の名簿を紙に書く", ""),
        ("17:20", "三件電話してどれもだめだった", "頼んではいけない人だった"),
        ("18:05", "上田さんにまた頼み、彼女の日曜をもらう", "今月三回目"),
        ("18:15", "ホチキスの下にメモを残す", "見てくれるかな"),
        ("木 23:00", "夜中に確認、まだ岡田さんのまま", "まだ誰もいない"),
        ("金 14:00", "三時間前にようやく交代が登録される", ""),
        ("土", "譲ったはずの勤務の通知が上田さんに届く", "数えたのかな"),
    ],
    links=["25分待つ", "信用しない", "", "返事なし", "許可待ち", "", "翌日", "", ""],
    opportunities=[
        "代わりを探すとき、本当に入れる人が誰なのか分からない。",
        "誰がもう助けてくれたか見えないので、同じ同僚にまた頼んでしまう。",
        "家に帰る前に、交代が数えられたと知りたい。",
        "患者さんと一緒で電話はロッカーの中なので、探し始められない。",
        "その患者さんを担当できない人に頼んでしまい、取り消した。",
    ],
    insights=[
        "公式のアプリに交代が載るのは、チャット・電話・メモ・廊下の会話のあと",
        "資格の証明書は引き出しの中の紙",
        "自分の休みで代わりの借りを返している",
    ],
)
LIMITS = Told(
    name="Maximiliane Konstantinopoulou-Featherstonehaugh von Hohenlohe",
    latin="",
    segment="Regional operations and cold-chain compliance lead",
    facts=[
        (f"Number {n}", text)
        for n, text in enumerate(
            (
                "Twelve warehouses, four countries, one printer",
                "Nights only, in the busy half of the year",
                "Lists are printed at 18:00 the night before us",
                "Reports to planners who work from eight to four",
                "Was on paper until March, and partly still is",
                "Two of six doors have a terminal that works now",
            ),
            start=1,
        )
    ],
    quote=(
        "By the time I am holding the list it is already a lie, and I sign it all the same, because the driver is"
        " standing there tapping his watch and nobody on the planning side answers the phone now."
    ),
    original="Wenn ich die Liste in der Hand halte, ist sie schon eine Lüge, und ich unterschreibe trotzdem jedes Mal.",
    title="The delivery that did not match, and what came of it",
    moments=[
        (f"{9 + n // 2:02}:{n % 2 * 30:02}", label, thought)
        for n, (label, thought) in enumerate(
            (
                ("Truck comes an hour early, driver wants out", "not today of all days"),
                ("Counts the pallets by torch from a paper list", "this cannot be all of it"),
                ("Finds two short and one that nobody ordered", "a mistake or on purpose"),
                ("Phones the planner, who has not started yet", "again nobody there"),
                ("Writes a note on the back of the old list", "I will forget this one"),
                ("Waits at the door while the driver smokes", "he is paid per stop"),
                ("Asks a colleague who was there on Tuesday", "she knows more than I do"),
                ("Compares with a photo on her private phone", "I should not have this"),
                ("Signs for eleven and notes it down by hand", "it is a lie already"),
                ("Rekeys all of it after the end of the shift", "twice the same numbers"),
                ("Gets a call at home from the planner at nine", "now he is awake"),
                ("Looks for the note and finds half of a page", "where is the rest"),
                ("Explains it all again to somebody from audit", "nobody wrote it down"),
                ("Is told the pallets stood at the other door", "then why did I sign"),
            )
        )
    ],
    links=[
        "no answer",
        "twenty minutes",
        "",
        "driver insists",
        "",
        "by chance",
        "",
        "no choice",
        "",
        "next day",
        "",
        "",
        "",
    ],
    opportunities=[
        "I can't tell whether a short pallet is a mistake or was split on purpose by someone up the line.",
        "I can't reach anyone who knows the plan when a truck is early and the driver will not wait for me.",
        "I have to put the same count in twice, once on paper at the door and once in the system at night.",
        "I sign for what I can't check because the next truck is already standing behind the one I unload.",
        "I end up keeping photos on my own phone, since there is no place where the others can find them.",
        "I have to explain a night to people who were asleep, from notes that were never meant to be read.",
        "I learn days later that what was missing stood at another door of the same building all the time.",
    ],
    insights=[
        "Drivers are paid per stop and not per hour, so that on Tuesdays the trucks come early when the sun is out.",
        "The list is printed at six in the evening because the printer goes off at seven and nobody knows why.",
        "Two of the six doors have a working terminal, the two at which the trucks of our largest client stop.",
        "She has a notebook of her own with eleven years of counts, which auditors asked to see three times by now.",
    ],
)


def page_of(told: Told, *, direction: Direction = Direction.LEFT_TO_RIGHT, lang: str = "en") -> SnapshotPage:
    moments = tuple(_moment(place, *words) for place, words in enumerate(told.moments))
    return SnapshotPage(
        interview=Interview(
            id=INTERVIEW,
            participant_id=PARTICIPANT,
            title="",
            scheduled_start=datetime(2026, 11, 17, 9),
            ended_ms=1_440_000,
            notes_language=lang,
        ),
        participant=Participant(
            id=PARTICIPANT, name=told.name, name_latin=told.latin, segment=told.segment, direction=direction
        ),
        facts=tuple(
            QuickFact(id=QuickFactId(f"f{place}"), participant_id=PARTICIPANT, label=label, text=text)
            for place, (label, text) in enumerate(told.facts)
        ),
        quote=Quote(id=QuoteId("q"), interview_id=INTERVIEW, text=told.quote, original=told.original),
        quote_at_ms=641_000,
        story=Story(id=STORY, interview_id=INTERVIEW, title=told.title, when="2026-11-10"),
        moments=moments,
        links=tuple(_link(place, moments, words) for place, words in enumerate(told.links)),
        opportunities=tuple(_opportunity(place, text, moments) for place, text in enumerate(told.opportunities)),
        insights=tuple(
            Insight(id=InsightId(f"n{place}"), interview_id=INTERVIEW, text=text, page_rank=place)
            for place, text in enumerate(told.insights)
        ),
        seats=(("Ines Almeida", "interviewer"), ("Tom Reuter", "note_taker")),
        minutes_to_make=21,
    )


def _moment(place: int, time: str, label: str, thought: str) -> Moment:
    kinds = (MomentKind.EVENT, MomentKind.ACTION, MomentKind.ACTION, MomentKind.WAIT, MomentKind.FEELING)
    return Moment(
        id=MomentId(f"m{place}"),
        interview_id=INTERVIEW,
        story_id=STORY,
        label=label,
        kind=kinds[place % len(kinds)],
        told_time=time,
        thinking=thought,
        emotion=(1, 0, -1, -2, None, -1, 2)[place % 7],
        rank=place,
    )


def _link(place: int, moments: Sequence[Moment], words: str) -> Link:
    kinds = (LinkKind.SEQUENCE, LinkKind.CAUSE, LinkKind.SEQUENCE, LinkKind.WAIT)
    first, last = moments[place].id, moments[place + 1].id
    return Link(
        id=LinkId(f"l{place}"),
        interview_id=INTERVIEW,
        from_id=first,
        to_id=last,
        kind=kinds[place % len(kinds)],
        label=words,
    )


def _opportunity(place: int, text: str, moments: Sequence[Moment]) -> Opportunity:
    return Opportunity(
        id=OpportunityId(f"o{place}"),
        interview_id=INTERVIEW,
        text=text,
        moment_id=moments[min(2 * place + 1, len(moments) - 1)].id,
        is_starred=place in {0, 2},
        page_rank=place,
    )


def with_picture(page: SnapshotPage) -> SnapshotPage:
    """A face drawn with four strokes."""
    picture = Image.new("RGB", (400, 400), "#c9d6d2")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((130, 70, 270, 230), fill="#7d6a5a")
    draw.ellipse((50, 250, 350, 560), fill="#3f5a6b")
    file = BytesIO()
    picture.save(file, "PNG")
    person = replace(page.participant, photo_kind=PhotoKind.PHOTO, photo_allowed=True)
    return replace(page, picture=file.getvalue(), participant=person)


def demo_pages(desk: Desk) -> dict[str, SnapshotPage]:
    """By the name of their file; `withheld` is one of them without anything that can be withheld."""
    found = {path.stem: importing.import_file(desk, path).id for path in importing.demo_files()}
    pages = {name: snapshots.page(desk, id_) for name, id_ in found.items()}
    pages["withheld"] = snapshots.page(desk, found["04_month_end_invoice"], tuple(Mask))
    return {name: replace(page, interview=replace(page.interview, id=INTERVIEW)) for name, page in pages.items()}
