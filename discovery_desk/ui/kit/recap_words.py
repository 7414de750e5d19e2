"""What the recap itself says, in the language of the program."""

from __future__ import annotations

from discovery_desk.domain.recap_words import RecapWords
from discovery_desk.ui.kit.words import tr


def recap_words() -> RecapWords:
    return RecapWords(
        begins=tr("It starts like this"),
        first_begins=tr("The first story starts like this"),
        another_begins=tr("Another story starts like this"),
        titled_begins=tr("The story “{title}” starts like this"),
        thens=(tr("Then"), tr("After that"), tr("Next")),
        because=tr("Because of that"),
        waited=tr("Then it took a while"),
        meanwhile=tr("Meanwhile"),
        loose=tr("There was this, too"),
        after=tr("After “{other}”"),
        because_of=tr("Because of “{other}”"),
        waited_since=tr("It took a while after “{other}”"),
        beside=tr("At the same time as “{other}”"),
        also_after=tr("That came after “{other}”, too"),
        also_because_of=tr("“{other}” led to that"),
        also_waited_since=tr("After “{other}” it took a while until then"),
        also_beside=tr("That was at the same time as “{other}”"),
        again=tr("That happened again and again"),
        back_to=tr("From there it went back to “{other}”"),
        with_words=tr("{link} – {words}"),
        line=tr("{link}: {told}"),
        scene=tr("{told} – {scene}"),
        people=tr("with {names}"),
        tools=tr("using {names}"),
        thought=tr("You thought “{thought}”"),
        felt=tr("You felt {feeling}"),
        thought_and_felt=tr("You thought “{thought}” and felt {feeling}"),
        levels=(
            tr("It felt very bad"),
            tr("It felt bad"),
            tr("It felt neither good nor bad"),
            tr("It felt good"),
            tr("It felt very good"),
        ),
        comma=tr(", "),
        conjunction=tr(" and "),
        full_stop=tr("."),
        space=tr(" "),
    )
