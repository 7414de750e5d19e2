"""What the letter to the colleague who made an introduction says, in the language of the program."""

from __future__ import annotations

from discovery_desk.export.letter import LetterWords
from discovery_desk.ui.kit.page_words import page_words
from discovery_desk.ui.kit.words import tr


def letter_words() -> LetterWords:
    return LetterWords(
        subject=tr("The talk with {name}"),
        subject_unnamed=tr("The talk that you made possible"),
        dear=tr("Dear {name},"),
        dear_unnamed=tr("Hello,"),
        thanks=tr("Thank you for introducing us to {name}."),
        thanks_unnamed=tr("Thank you for the introduction."),
        talked_on=tr("We talked on {day}, for {minutes} minutes."),
        talked_on_day=tr("We talked on {day}."),
        heard=tr("What we heard was the story of “{story}”:"),
        heard_untitled=tr("What we heard:"),
        said=tr("In their words: {quote}"),
        another=tr(
            "Do you have one with a similar need, somebody who went through something like it in the last weeks? "
            "Half an hour is enough, and we come prepared."
        ),
        follow_up=tr("We will tell you what comes of it."),
        page=page_words(),
    )
