"""Sentences by nobody in the stories: how much is heard of what the lists were not written from."""

from __future__ import annotations

from collections import Counter

import pytest

from discovery_desk.domain.cues import find_cues
from discovery_desk.importing.word_lists import load_cue_lists

# A sentence a line; before the bar, what a careful reader would want flagged.
KNOWN = """\
generality|Most weeks I end up doing the rota on my sofa on Sunday evening.
generality|We'll normally wait for two quotes before anyone signs.
|On Sunday evening I did the rota on my sofa, took until eleven.
generality|I always keep a paper copy in the van.
|Kept a paper copy in the van that day because the tablet was flat.
generality|As a rule the younger ones get the early shift.
|The general manager came down himself and opened the gate.
generality|When I get a call like that I just put everything on hold.
|When the call came she put everything on hold and ran down to the yard.
generality|You tend to get two or three of those a week.
|Tended to the dog first, then rang the insurer.
generality|What I do is, I send it to myself by email and print it at home.
|Sent it to herself by email on the 3rd, printed it at home.
generality|It depends, in most cases they just round it up.
|They rounded it up to 200 and he signed on the bonnet of the car.
generality|Every morning I check three calendars before I even make tea.
|Checked three calendars before tea, the third one had the funeral in it.
generality|Back then he would phone each of them every evening.
|He phoned each of them, the last one at 21:40.
generality|We do stocktaking twice a month, it's the same dance.
|Second stocktaking, 14 June: eleven boxes too many.
generality|People don't read the sign, they just walk in.
|A man walked in past the sign and asked everybody for a pen.
generality|Often enough I lose the thread and start from scratch.
|Lost the thread at page 4, started from scratch.
generality|I have to log out, log in, pick the branch again.
|Had to log out, log in, pick the branch again; third time that afternoon.
|Took longer than usual, the lift was out
|Never mind, she said, and tore up the form.
hypothetical|I'd probably pay for it if it did the tax part too.
|Paid for it in March and got the tax part thrown in.
hypothetical|If I could see the queue from my desk I wouldn't need to walk over.
|Walked over twice because she couldn't see the queue from her desk.
hypothetical|In an ideal world the baker gets it the night before.
|The baker got it the night before, by text.
hypothetical|Next year we might switch to the bigger depot.
|We switched to the bigger depot in April.
hypothetical|It'd be lovely to know before the bus leaves.
|She knew before the bus left since the driver waved.
hypothetical|Maybe one day I'll learn how to do the macros.
|One day I came home and the boiler was cold.
hypothetical|I would rather have it by post.
|It came by post, two days late.
|Asked him if we had any spare fuses.
|The door wouldn't lock, so I slept in the shop.
|If I had known he was in Porto I would have waited.
hypothetical|We're going to try the other supplier after Christmas.
|They asked whether I would like a bag.
solution_request|There should be a place where you tick who has paid.
|She had ticked who had paid on the back of the programme.
solution_request|Why doesn't it just remember my branch?
|It did not remember the branch, she picked it again.
solution_request|What we need is a proper dashboard for the whole street.
|He looked at the dashboard and swore, in Flemish.
solution_request|You guys could put a filter on that list.
|Put a filter on the list, then 4 names were left.
solution_request,hypothetical|I wish there was a way to undo a booking.
|Undid the booking by ringing the front desk.
solution_request|Just send me a text, that's all it takes.
|He sent me a text, that was at 7.
solution_request|Can't you make it show both currencies?
|It showed both currencies, the smaller one was wrong.
solution_request,hypothetical|Would be handy to have an app for the key handover.
|There was a report on my desk, nobody had signed it.
generality|I add the totals by hand on the last page
|We need to fill in the form before he drives off.
solution_request|Make it possible to split a payment.
|Split the payment with her sister, half in cash.
opinion|Honestly the app is pretty good.
|The soup was good and nobody mentioned the bill.
opinion|I'm a big fan of the new one.
opinion|It works fine for us.
time_jump|Long story short, I drove there with the cheque.
time_jump|In the end they let me have it for 40.
time_jump|Somehow it got sorted, and here we are.
|Finally the last box was shut, 18:20.
recall_gap|I don't remember who opened the door.
recall_gap|Can't say any more whether it was Tuesday or Wednesday.
|The till does not remember my login.
|Forgot the keys in the blue van
second_hand|My neighbour told me that it happens to all of them.
second_hand|I've heard that the others get it cheaper.
|Her neighbour told her to ring the council, which she did.
sensitive|Her number is +44 7700 900 123, call after six.
sensitive|Write to kofi.b@example.org, he has the list.
sensitive|Please leave my boss's name out of this.
|The meter read 004 812 and the day before 004 790.
|Opened 2025-11-03 09:15, closed 2025-11-03 17:40.
|It had 12 000 pieces, she counted two of them.
generality|Normally my brother-in-law signs for the parcels.
generality|Nine days out of ten the gate is open when I get there.
generality|I never book more than one night, never.
generality|Whoever is on early shift just writes it on the whiteboard, that's the way we do it.
generality|If a parent calls, I go through the list from top to bottom.
generality|Sometimes they send it twice.
generality|Mostly we wait.
generality|Everybody knows that the scanner lies.
generality|She would walk the whole aisle every night before closing.
generality|You'd look in the folder first and then ask Petra.
|Walked the whole aisle before closing and found the dog lead.
|At 6.40 she looked in the folder, then asked Petra.
|The always-on display lit up the tent.
|He has never been so quiet as on that Friday.
|She told everyone in the van to hush.
|Waited for the ferry, it was the wrong one
|Normally closed valve, he said, that was the trouble.
|A parent called at ten past two; went through the list from top to bottom.
hypothetical|I'd love to see it on one page.
hypothetical|We could imagine doing this with three more branches.
hypothetical|If there was a second key I'd leave it with Oskar.
hypothetical|It would help if they answered on Sundays.
hypothetical|I will definitely use that when it's out.
|The app would not let her past the second page.
|She would not have called him twice.
|He would like his deposit back, the landlord wrote on 2 May.
|We had a second key, left it with Oskar.
solution_request|It should tell me which of them is the newest.
solution_request|Add a column for the allergies, please.
solution_request|I want a button that just says stop.
solution_request|Can you build something that counts the crates?
solution_request|They could simply send the code by post.
|Pressed the button that says stop, nothing moved.
|I want to know which of them is the newest.
|She added a column for the allergies that evening.
|Need the report from the garage before I can claim.
opinion|This thing is awful, sorry.
time_jump|And so on and so on until the van was full.
time_jump|After a while the bank gave in.
recall_gap|Not sure who sent it, him or the clerk.
second_hand|A friend of mine said they never refund.
sensitive|This is off the record, please.
sensitive|His card is 4929 1234 5678 9012.
|Paid 1,250,000 in two parts, 4 and 9 October 2025.
generality|Ninety percent of the time it's the landlord who forgets.
generality|We rarely see the same courier twice.
generality|I go to the allotment, water, and then I write it in the book.
generality|Whenever the fog comes in we close the upper path.
generality|It's always me who has to stay behind.
generality|Generally speaking the chef decides.
generality|You never know who is behind the counter.
generality|My mum rings the school, they put her on hold, she gives up.
generality|Each season we start a new folder.
generality|They never tell us in advance.
generality|I don't usually open the attachments.
generality|We pay the deposit, then wait, then the keys come.
generality|Customers typically hand it in crumpled.
generality|In our village everyone does it by word of mouth.
generality|He'd call me at six every single morning.
|He called me at six, the sun was not up.
|On 3 March the landlord forgot the meter again.
|We closed the upper path at noon because of the fog.
|Started a new folder in spring, a green one.
|The chef decided against the lamb.
|Stayed behind with the wet tent, alone.
|Gave up after eleven minutes on hold.
|Her usual seat was taken, so she stood by the door.
|The sign said 'Please always ring twice', she rang once.
|Rode with two people she had met on the train
|He said I should have rung first.
hypothetical|I would totally switch if they matched the price.
hypothetical|It might be useful to have a second pair of eyes.
hypothetical|If only the bus company published the delays.
hypothetical|I could see myself doing that on the ferry.
hypothetical|Then I'd use it for the whole choir.
hypothetical|We'd love to hear back the same day.
hypothetical|I'd be happy if it just kept the last address.
hypothetical|Perhaps in the future we'll do it online.
|The ferry would not take the trailer.
|She could see the trailer from the deck.
|He asked if we could move the van.
|I would have paid double that night.
solution_request|They ought to send a photo when it is delivered.
solution_request|I'd rather have a map than this list; give me a map!
solution_request|Could you add the allergies to the label?
solution_request|It needs a bigger stop button.
solution_request|What about a chat with the driver?
solution_request|Why not let the neighbours sign for it?
solution_request|We could do with an app for that.
|A photo came when it was delivered, of the wrong door.
|He added the allergies to the label with a felt pen.
|She wanted a receipt, the driver had no paper left.
|Gave me a map and a whistle.
|I need to be at the dock before five.
opinion|Super helpful, the whole thing.
opinion|I think it's rubbish, to be frank.
time_jump|To make it short: the boat was sold.
time_jump|Eventually a man with a crowbar came.
recall_gap|No idea any more what the first letter said.
recall_gap|I couldn't tell you which of the two it was.
second_hand|They say the night bus is worse.
second_hand|Other people in the block had the same, I heard.
sensitive|Her email is lotte.v@example.com
sensitive|Ring him on 06 12 34 56 78.
sensitive|Please keep this to yourself.
|Took 48 photos, 12 of them blurred, 2 of the crate.
"""

# Written after the lists were done and never used to mend them: 22 right, 0 wrong, 9 missed. The first lists, before
# they were mended, had 21 right, 1 wrong, 10 missed here. Whoever mends the lists by these has to write new ones.
UNSEEN = """\
generality|Tuesdays are always the worst for parking.
generality|I generally skip the first page.
generality|My dad keeps the receipts in a shoebox, he has done that for years.
generality|If it rains we eat in the barn.
generality|Everyone knows somebody at the town hall.
generality|You fill in the blue one, you hand it over, you wait.
generality|I always forget the second password.
generality|We use the old scale for the flour.
generality|She often comes back without the change.
generality|It normally takes ten days until the plate arrives.
generality|Once the kids are in bed I sort the slips.
generality|As always, the printer was the problem.
|On the 14th the plate arrived, it took ten days.
|The kids were in bed by eight, then she sorted the slips.
|It rained, so they ate in the barn.
|Never had such a quiet market day.
|Came back without the change, 3.20 short
|The old scale broke on Saturday, flour everywhere.
|Somebody at the town hall stamped it without looking.
|He rings me from the train at 17:12, I write the number on my arm
|Handed over the blue one and waited forty minutes.
|Asked everybody on the platform, a woman with a cello knew.
hypothetical|I'd want to know the day before.
hypothetical|It would be better to do it by phone.
hypothetical|We might try it with the other school.
hypothetical|Wouldn't it be great if the plate came by post?
hypothetical|I can imagine using that at the market.
|The engine would not start, three men pushed.
|I would have taken the earlier one.
|Could not find the plate in the post
solution_request|You should add a map of the stalls.
solution_request|I need a button for 'same as last time'.
solution_request|Why can't they just print the name on it?
solution_request|A reminder on the phone, that's what I'm missing.
solution_request|Let me change it myself.
|He added a map of the stalls to the leaflet himself.
|Let her change it herself, on the little screen.
|The reminder came at 4 in the morning.
opinion|That app is brilliant.
opinion|Not bad at all, your thing.
time_jump|At some point the cello player got off.
time_jump|Anyway, by June it was done.
recall_gap|I really can't recall the colour.
recall_gap|It may have been spring, I'd have to look.
second_hand|I read that in Utrecht they do it differently.
sensitive|You can reach her at 0171-5550134.
sensitive|He said not to write that down.
|Line 8, platform 11, 17:12, seat 54.
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


@pytest.mark.parametrize(("table", "precision", "recall"), [(KNOWN, 0.95, 0.95), (UNSEEN, 0.95, 0.7)])
def test_enough_is_heard_and_little_is_wrong(table: str, precision: float, recall: float) -> None:
    count, remarks = tally(table)
    told = "\n".join([str(dict(count)), *remarks])
    assert count["right"] >= precision * (count["right"] + count["wrong"]), told
    assert count["right"] >= recall * (count["right"] + count["missed"]), told


@pytest.mark.parametrize("table", [KNOWN, UNSEEN])
def test_about_half_of_the_sentences_are_quiet_ones(table: str) -> None:
    quiet = [line for line in table.splitlines() if line.startswith("|")]
    assert 0.25 <= len(quiet) / len(table.splitlines()) <= 0.6
