"""Plain talk: how much is heard of what the lists were mended by, and of what they have not seen."""

from __future__ import annotations

from collections import Counter

import pytest

from discovery_desk.domain.cues import find_cues
from discovery_desk.importing.word_lists import load_cue_lists

# A sentence a line; before the bar, what a careful reader would want flagged. Written before the lists were mended,
# then used to mend them: 22 to 25 % of the generalities in it were heard before.
MENDED_BY = """\
generality|I log in first thing, then I look at the queue.
generality|She logs in first thing, then looks at the queue.
generality|My boss signs it, I scan it, it goes to the archive.
generality|The kids come home at four and that's when it gets loud.
generality|Fridays are chaos in our house.
generality|Weekends I don't touch the laptop.
generality|Whenever somebody's ill, the rest of us just cover.
generality|It takes us about two days to close the books.
generality|You open the lid, you pull the strip, you count to ten.
generality|I'm the kind of person who writes everything down twice.
generality|I'm not somebody who reads manuals.
generality|On Mondays we plan the routes together.
generality|Every other week my sister does the big shop.
generality|Once a month I go through the receipts.
generality|In the mornings I check the dough before anything else.
generality|At the end of the day I write up the till.
generality|It's mostly the new ones who ask.
generality|As a team we do the handover standing up.
generality|I keep a list on the fridge and cross things off.
generality|More or less every delivery has something missing.
generality|We've always done it by hand.
generality|Most people just click through it.
generality|These days I pay with my phone.
generality|Our policy is that two people sign.
generality|I'd say nine times out of ten it's the cable.
generality|The way it works is, they ring, we drive out.
generality|Usually before lunch, sometimes after.
generality|He'll ring me up and shout for a bit, he does that.
generality|They'll send you a link and then you wait.
generality|I'll just ask my neighbour, she knows.
generality|Nine to five I can't be reached.
generality|A typical one takes ten minutes.
|He rang me up and shouted for a bit.
|On Monday we planned the routes together.
|On the Friday the house was chaos.
|It took us two days to close the books.
|She opened the lid, pulled the strip, counted to ten.
|In the morning she checked the dough, it had not risen.
|At the end of that day I wrote up the till, 40 short.
|My boss signed it, I scanned it, it never got to the archive.
|The neighbour knew, so I asked her.
|That weekend I didn't touch the laptop.
|Two people signed, both in blue.
|Kept a list on the fridge for the party.
|They sent me a link and I waited until six.
|Once she had gone through the receipts she cried.
|The other week my sister did the big shop.
|Paid with my phone at the ferry.
hypothetical|If I had an assistant I'd give her all of that.
hypothetical|We'd probably move to the paid one at some point.
hypothetical|I suppose I could do it on Sundays.
hypothetical|Would've to see it before I say yes.
hypothetical|I think people would pay ten euros for that.
hypothetical|It would save me hours.
hypothetical|If it were up to me we'd drop the form.
hypothetical|Planning to try the other clinic next year.
hypothetical|Maybe I'd use it if it was free.
hypothetical|I don't think I'd trust it.
|It saved me hours that week.
|He planned the trip to the other clinic himself.
|The form wouldn't submit, three times.
|If he had an umbrella he did not show it.
|Would not have called, she said, but the smoke was real.
solution_request|Put the total at the top, that's all I ask.
solution_request|Couldn't they text me when it's ready?
solution_request|All I want is a list I can print.
solution_request|Something like a traffic light for the stock would do.
solution_request|You need to make the letters bigger.
solution_request|Let us pick the slot ourselves.
solution_request|If it just told me which lorry it is on.
solution_request|They need to fix the search.
|They texted me when it was ready, at 5 in the morning.
|Put the total at the top with a marker.
|There is a traffic light at the gate, it was red.
|The letters were bigger on the old one.
|We picked the slot ourselves, 8 to 10.
|It told me which lorry it was on, number 12.
generality|I weigh the flour twice, old habit.
generality|Sundays my father cooks and nobody is allowed in.
generality|Our people print it, sign it and put it in a folder.
generality|The driver honks and someone runs down.
generality|I'm quite careful with passwords.
generality|We tend to leave the hard ones for last.
generality|You queue, you get a number, you sit.
generality|Every second Tuesday the van comes.
generality|In winter the pipe freezes and we carry water.
generality|She'll call the school and they put her through.
generality|I write it on my hand and copy it later.
generality|Twice a year the auditor comes by.
generality|Most of our guests arrive late.
generality|After dinner I go through the messages.
generality|It's a thing we do every season.
generality|The forms are always in the wrong language.
generality|My colleagues hardly ever read the wiki.
generality|When the bell rings everybody drops their tools.
generality|He checks the tyres before each trip.
generality|Normally, if the card fails, I pay cash.
generality|I don't really plan, I just go.
generality|We get about thirty calls an hour.
generality|On a good day I finish by noon.
generality|People expect an answer within minutes.
|The van came on the second Tuesday of May.
|In the winter of 2024 the pipe froze, we carried water for a week.
|She called the school, they put her through to the cook.
|After dinner I went through the messages, eleven of them.
|The bell rang, everybody dropped their tools.
|He checked the tyres before the trip, one was flat.
|The card failed, so I paid cash.
|We had thirty calls in that hour.
|Finished by noon for once.
|Guests arrived late, the soup was cold.
|Wrote it on her hand, then washed the dishes.
|The auditor came by and wanted the blue folder.
hypothetical|I could see us doing that in the other shop.
hypothetical|If somebody showed me how, I'd do it myself.
hypothetical|It would make my mornings easier.
hypothetical|I'd probably forget to open it.
hypothetical|We're thinking of switching in spring.
hypothetical|Perhaps my son would use it.
|My son used it twice, then lost it.
|We switched in spring, on the 4th.
|Somebody showed me how, a man from upstairs.
|The gate would not close in the wind.
solution_request|Give us one number to call.
solution_request|You want to put the price on the door.
solution_request|Why isn't there a receipt in the box?
solution_request|I'd need a way to see it from home.
solution_request|What would help is a map of the depot.
|There was a receipt in the box, for someone else.
|He put the price on the door with tape.
|She gave us one number to call, it was engaged.
|We saw it from home, on the neighbour's set.
generality|I tend the stall with my aunt, she takes the money and I talk.
generality|You'd be surprised how many forget the second page.
generality|We rotate, whoever is free takes it.
generality|My manager wants it by nine, so I do it on the tram.
generality|Half the time the scanner is out of paper.
generality|It's the same story every spring.
generality|Tourists ask for the key and then lose it.
generality|I never know which line to stand in.
generality|She prefers to phone, I prefer to write.
generality|If it's under twenty euros nobody checks.
generality|Typically they come in pairs.
generality|We have a ritual: coffee, then the inbox.
generality|He forgets his card about once a week.
generality|The first hour is for returns.
generality|On rainy days we close the terrace early.
generality|By and large the suppliers are fine.
generality|As soon as it gets dark I switch to the other lamp.
generality|I usually skip the video and read the comments.
generality|They all do it differently.
generality|Anyone who's new sits next to Olga.
|Switched to the other lamp when it got dark.
|We closed the terrace early because of the rain.
|Skipped the video, read the comments, found the answer.
|Olga sat next to the new one.
|Rang round until someone who knows the plan picked up.
|Could not reach anyone who knows the plan
|He forgot his card at the bakery, had to run back.
|The scanner was out of paper at 10:15.
|A tourist lost the key in the lake.
|They came in pairs, holding hands.
|My manager wanted it by nine, I did it on the tram.
|The suppliers rang one after the other.
|I stood in the wrong line and missed the train.
|She phoned, I wrote it down on a napkin.
|Nobody checked, it was under twenty euros.
|Wrote "usually closed" on the door and left
hypothetical|I'd be curious to see the numbers side by side.
hypothetical|If I win the lottery I'm buying the bakery.
hypothetical|We may end up doing it by post.
hypothetical|One day I will sort all of that.
hypothetical|That'd be worth something to me.
hypothetical|I would hire someone for it.
|He hired someone for it in June.
|She sorted all of that on a Sunday.
|It ended up going by post.
|The numbers stood side by side on the wall.
solution_request|Can we have the old menu back?
solution_request|Someone should invent a folding one.
solution_request|A simple tick box would be enough.
solution_request|If only it beeped.
solution_request|You might add the opening hours.
|The old menu came back in May.
|It beeped, twice, and then went dark.
|She ticked the box and sent it.
|He added the opening hours with chalk.
"""

# Written after the lists were done and never used to mend them: 16 right, 1 wrong, 11 missed. The lists before had 7
# right, 1 wrong, 20 missed here. Whoever mends the lists by these has to write new ones.
UNSEEN = """\
generality|I file the slips by colour and staple them.
generality|We swap shifts over the family chat.
generality|The neighbours borrow the ladder without asking.
generality|My sister handles the bank, I handle the rest.
generality|Every summer the app logs me out.
generality|I seldom get past the first screen.
generality|Nobody reads those emails.
generality|You pick a colour, they mix it, you pay at the end.
generality|Once the oven is hot we bake until noon.
generality|I print everything, I'm old-fashioned.
generality|Customers complain about the stairs.
generality|It takes me three tries to get the angle right.
generality|On busy days I skip lunch.
generality|Grandma pays in coins.
generality|We sort by size, then by colour.
generality|More often than not the second coat peels.
|Filed the slips by colour that evening.
|She swapped the shift with Jon over the chat.
|Grandma paid in coins, 48 of them.
|It took me three tries, the third one held.
|The second coat peeled on the north side.
|Skipped lunch and ate a roll in the lift.
|Nobody read the email, the lift stayed shut.
|I picked the green one and they mixed it.
|We baked until noon, then the power went.
|Came in through the cellar because the stairs were wet
|The neighbour borrowed the ladder in June.
|Printed everything, then the ink ran out.
hypothetical|I might ask my cousin to set it up.
hypothetical|It could work if the signal was better.
hypothetical|We would use it at the school fair.
hypothetical|If they lowered the price I'd come back.
hypothetical|I could imagine a version for two.
hypothetical|Maybe next spring we'll try the other seed.
|My cousin set it up on the second try.
|They lowered the price and I came back.
|We used it at the school fair, it rained.
solution_request|There ought to be a bell at the gate.
solution_request|You should let people pay later.
solution_request|I wish it had a light.
solution_request|Make the font bigger, please.
solution_request|Why can't the gate just open by itself?
|The bell at the gate rang twice.
|He let people pay later, eleven did.
|The gate opened by itself, nobody was there.
"""


def tally(table: str) -> tuple[Counter[str], list[str]]:
    """Right, wrong and missed, and every line that went wrong."""
    count: Counter[str] = Counter(right=0, wrong=0, missed=0)
    remarks = []
    for line in table.splitlines():
        wanted, text = line.split("|")
        want = set(wanted.split(",")) - {""}
        got = {cue.name for cue in find_cues(text, load_cue_lists())}
        count.update(right=len(want & got), wrong=len(got - want), missed=len(want - got))
        remarks += [f"wrong {name}: {text}" for name in sorted(got - want)]
        remarks += [f"missed {name}: {text}" for name in sorted(want - got)]
    return count, remarks


@pytest.mark.parametrize(
    ("table", "precision", "recall"), [(MENDED_BY, 0.95, 0.85), (UNSEEN, 0.9, 0.55)], ids=["mended by", "unseen"]
)
def test_enough_is_heard_and_little_is_wrong(table: str, precision: float, recall: float) -> None:
    count, remarks = tally(table)
    told = "\n".join([str(dict(count)), *remarks])
    assert count["right"] >= precision * (count["right"] + count["wrong"]), told
    assert count["right"] >= recall * (count["right"] + count["missed"]), told


def test_no_story_of_one_day_is_taken_for_a_habit() -> None:
    quiet = [line[1:] for line in (MENDED_BY + UNSEEN).splitlines() if line.startswith("|")]
    assert len(quiet) > 60
    assert [text for text in quiet if find_cues(text, load_cue_lists())] == []
