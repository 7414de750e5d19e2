"""What the composer asks for, done in the desk: each one step that can be undone."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.errors import RuleBroken
from discovery_desk.domain.insight import InsightId
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import MomentId
from discovery_desk.domain.note import NoteId
from discovery_desk.domain.opportunity import OpportunityId
from discovery_desk.domain.participant import QuickFactId
from discovery_desk.services import consent, facts, insights, opportunities, photos, quotes, snapshots
from discovery_desk.services.snapshots import QuoteChoice
from discovery_desk.ui.kit.words import no_mnemonic, tr
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.snapshot.composer import Composer
from discovery_desk.ui.snapshot.languages import code_of

Act = Callable[[InterviewId], object]


class ComposerVerbs:
    """Works on the interview in view; `refused` shows again what is kept."""

    def __init__(
        self,
        place: Workplace,
        composer: Composer,
        in_view: Callable[[], InterviewId | None],
        refused: Callable[[], None],
        parent: QWidget,
    ) -> None:
        self._place, self._desk, self._composer = place, place.desk, composer
        self._in_view, self._refused, self._parent = in_view, refused, parent
        self._connect_quote()
        self._connect_opportunities()
        self._connect_lists()
        self._connect_picture()

    def _connect_quote(self) -> None:
        composer, desk = self._composer, self._desk
        composer.quote_chosen.connect(self._choose_quote)
        composer.quote_shortened.connect(
            lambda choice, text: self._word(lambda i: quotes.shorten(desk, i, choice, text))
        )
        composer.quote_translated.connect(
            lambda choice, text: self._word(lambda i: quotes.translate(desk, i, choice, text))
        )
        composer.quote_language_named.connect(self._name_language)

    def _connect_opportunities(self) -> None:
        composer, desk, attempt = self._composer, self._desk, self._place.attempt
        composer.opportunity_reworded.connect(self._reword_opportunity)
        composer.opportunity_moved.connect(
            lambda key, by: attempt(lambda: snapshots.move_on_page(desk, OpportunityId(key), by))
        )
        composer.opportunity_dropped.connect(
            lambda onto, key: attempt(lambda: snapshots.put_in_place_of(desk, OpportunityId(key), OpportunityId(onto)))
        )
        composer.opportunity_shown.connect(
            lambda key, on: attempt(lambda: snapshots.show_on_page(desk, OpportunityId(key), is_shown=on))
        )
        composer.opportunity_starred.connect(
            lambda key, on: attempt(lambda: opportunities.star(desk, OpportunityId(key), is_starred=on))
        )
        composer.opportunity_added.connect(
            lambda text: self._add("new-opportunity", lambda i: opportunities.add(desk, i, text))
        )
        composer.note_rested.connect(lambda key, note: self.rest(key, note, is_evidence=True))
        composer.moment_wanted.connect(self._offer_moments)

    def _connect_lists(self) -> None:
        composer, desk, attempt = self._composer, self._desk, self._place.attempt
        composer.fact_reworded.connect(lambda one, text: attempt(lambda: facts.reword(desk, one, text=text)))
        composer.fact_labelled.connect(lambda one, text: attempt(lambda: facts.reword(desk, one, label=text)))
        composer.fact_moved.connect(lambda key, by: attempt(lambda: facts.move(desk, QuickFactId(key), by)))
        composer.fact_added.connect(
            lambda text, label: self._add("new-fact", lambda i: facts.add(desk, i, text, label))
        )
        composer.insight_added.connect(lambda text: self._add("new-insight", lambda i: insights.add(desk, i, text)))
        composer.insight_reworded.connect(self._reword_insight)
        composer.insight_moved.connect(lambda key, by: attempt(lambda: insights.move(desk, InsightId(key), by)))

    def _connect_picture(self) -> None:
        card, desk = self._composer.picture, self._desk
        card.brought.connect(lambda path: self._about(lambda i: photos.bring(desk, i, path)))
        card.pasted.connect(self._paste_picture)
        card.kind_chosen.connect(lambda kind: self._about(lambda i: photos.stand_in(desk, i, kind)))
        card.cropped.connect(lambda crop: self._about(lambda i: photos.crop(desk, i, crop)))
        card.described.connect(lambda words: self._about(lambda i: photos.describe(desk, i, words)))
        card.answered.connect(
            lambda is_given: self._about(lambda i: consent.answer(desk, i, ConsentScope.PHOTO, is_given=is_given))
        )

    def rest(self, opportunity_id: str, note_id: str, *, is_evidence: bool) -> None:
        verb = opportunities.rest_on if is_evidence else opportunities.rest_no_more_on
        self._place.attempt(lambda: verb(self._desk, OpportunityId(opportunity_id), NoteId(note_id)))

    def _paste_picture(self, data: bytes) -> None:
        if data:
            self._about(lambda i: photos.bring_bytes(self._desk, i, data))
        else:
            self._place.explain(RuleBroken("no-picture"))

    def _about(self, act: Act) -> bool:
        interview_id = self._in_view()
        return interview_id is not None and self._place.attempt(lambda: act(interview_id))

    def _word(self, act: Act) -> None:
        """The line shows what is kept afterwards, which may be more honest than what was typed."""
        if self._about(act):
            self._composer.settle_quote()

    def _add(self, adder: str, act: Act) -> None:
        """Room for the next one once this one is kept."""
        if self._about(act):
            self._composer.empty(adder)

    def _choose_quote(self, choice: QuoteChoice) -> None:
        if not self._about(lambda i: snapshots.choose_quote(self._desk, i, choice)):
            self._refused()  # the mark goes back to the one that is chosen

    def _name_language(self, choice: QuoteChoice, typed: str) -> None:
        code = code_of(typed)
        if code is None:
            self._place.explain(RuleBroken("language", typed))
        else:
            self._word(lambda i: quotes.set_language(self._desk, i, choice, code))

    def _reword_opportunity(self, key: str, text: str) -> None:
        done = self._place.attempt(lambda: opportunities.reword(self._desk, OpportunityId(key), text))
        if not done and not text:
            self._composer.put_back(key)

    def _reword_insight(self, key: str, text: str) -> None:
        """An emptied insight is removed."""
        insight = InsightId(key)
        if text:
            self._place.attempt(lambda: insights.reword(self._desk, insight, text))
        else:
            self._place.attempt(lambda: insights.delete(self._desk, insight))

    def _offer_moments(self, key: str, at: QPoint) -> None:
        """The boxes of the map in story order, for an opportunity that hangs on none."""
        interview_id = self._in_view()
        boxes = self._desk.read.moments(interview_id) if interview_id else ()
        if not boxes:
            self._place.explain(RuleBroken("no-boxes"))
            return
        menu = QMenu(self._parent)
        menu.setAccessibleName(tr("Hang it on a moment"))
        for box in boxes:
            menu.addAction(no_mnemonic(box.label)).setData(box.id)
        menu.triggered.connect(lambda action: self._hang(key, action.data()))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)
        menu.setActiveAction(menu.actions()[0])

    def _hang(self, key: str, moment_id: str) -> None:
        self._place.attempt(lambda: opportunities.hang(self._desk, OpportunityId(key), MomentId(moment_id)))
