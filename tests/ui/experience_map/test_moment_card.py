"""The card of one moment: every field is kept when it is left, and it closes back to the box."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.moment import Link, LinkKind, MomentKind
from discovery_desk.services import moments, notes, opportunities, stories
from discovery_desk.services.desk import Desk
from discovery_desk.ui.experience_map.card_rows import LinkRow, NoteRow, OpportunityRow
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.experience_map.moment_card import MomentCard
from discovery_desk.ui.kit.workplace import Workplace


@pytest.fixture
def card(panel: MapPanel) -> MomentCard:
    """Of the second moment, opened by its key."""
    panel.view.view.setFocus()
    panel.view.select(panel.talk.moments[1].id)
    panel.view.details_asked.emit(panel.view.current_id)
    return panel.card


def second(desk: Desk, talk: InterviewId):  # type: ignore[no-untyped-def]
    return desk.read.moments(talk)[1]


def types_over(text: str) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(QApplication.focusWidget(), text)


def test_it_opens_on_the_words_of_the_box(card: MomentCard) -> None:
    assert card.isVisible()
    assert QApplication.focusWidget() is card.fields["label"]
    assert card.fields["label"].typed == "Counts pallets"


FIELDS = (
    ("label", "Counts by torch", "Counts by torch"),
    ("told_time", "Thu 16:40", "Thu 16:40"),
    ("place", "at the gate", "at the gate"),
    ("actors", "Marit, the driver", ("Marit", "the driver")),
    ("tools", "list, torch", ("list", "torch")),
    ("doing", "counts", "counts"),
    ("thinking", "which list?", "which list?"),
    ("feeling", "watched", "watched"),
)


@pytest.mark.parametrize(("field", "typed", "kept"), FIELDS)
def test_a_field_is_kept_when_it_is_left_as_one_step(
    desk: Desk, talk: InterviewId, card: MomentCard, field: str, typed: str, kept: object
) -> None:
    before = getattr(second(desk, talk), field)
    card.fields[field].setFocus()
    types_over(typed)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert getattr(second(desk, talk), field) == kept
    desk.undo()
    assert getattr(second(desk, talk), field) == before
    assert card.fields[field].typed == ("Counts pallets" if field == "label" else "")


def test_kind_and_feeling_are_chosen_and_taken_back(desk: Desk, talk: InterviewId, card: MomentCard) -> None:
    card.kind.choose(MomentKind.WAIT)
    card.felt.choose(-2)
    assert (second(desk, talk).kind, second(desk, talk).emotion) == (MomentKind.WAIT, -2)
    card.felt.choose(None)
    assert second(desk, talk).emotion is None


def test_escape_closes_it_and_gives_the_keys_back_to_the_box(panel: MapPanel, card: MomentCard) -> None:
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert card.isHidden()
    assert panel.view.view.hasFocus() and panel.view.current_id == panel.talk.moments[1].id


def test_the_first_escape_only_puts_back_what_was_typed(desk: Desk, talk: InterviewId, card: MomentCard) -> None:
    types_over("Nonsense")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert card.isVisible() and card.fields["label"].typed == "Counts pallets"
    assert second(desk, talk).label == "Counts pallets"


def test_it_leaves_the_box_that_it_is_about_in_view(panel: MapPanel, card: MomentCard) -> None:
    QApplication.processEvents()
    view = panel.view.view
    box = view.mapFromScene(view.canvas.boxes()[card.key]).boundingRect()
    assert view.viewport().rect().contains(box)
    assert not card.geometry().intersects(panel._views.geometry())


def test_it_stands_beside_a_map_that_is_wide(panel: MapPanel, card: MomentCard) -> None:
    panel.resize(1000, 600)
    QApplication.processEvents()
    assert card.geometry().top() == panel._views.geometry().top()


def test_it_follows_the_keys_to_another_box_and_keeps_what_was_typed(
    desk: Desk, talk: InterviewId, panel: MapPanel, card: MomentCard
) -> None:
    types_over("Counts by torch")
    panel.view.select(panel.talk.moments[2].id)
    assert second(desk, talk).label == "Counts by torch"
    assert (card.key, card.fields["label"].typed) == (panel.talk.moments[2].id, "Signs")


def test_it_follows_a_change_made_elsewhere(desk: Desk, talk: InterviewId, card: MomentCard) -> None:
    moments.describe(desk, second(desk, talk).id, place="at the gate")
    assert card.fields["place"].typed == "at the gate"


def test_it_goes_with_its_moment(desk: Desk, talk: InterviewId, panel: MapPanel, card: MomentCard) -> None:
    moments.delete(desk, [one.id for one in desk.read.moments(talk)])
    assert card.isHidden()


def test_a_note_that_it_rests_on_is_gone_to(desk: Desk, talk: InterviewId, place: Workplace, card: MomentCard) -> None:
    (row,) = [one for one in card.findChildren(NoteRow) if one.isVisibleTo(card)]
    assert "Counts pallets" in row.way.words
    row.way.click()
    assert place.focus.note == desk.read.notes(talk)[1].id


def test_opportunities_are_hung_and_taken_off(desk: Desk, talk: InterviewId, card: MomentCard) -> None:
    notes.keep(desk, talk, "! The count must hold")
    QApplication.processEvents()  # new rows are shown by the layout
    rows = [one for one in card.findChildren(OpportunityRow) if one.isVisibleTo(card)]
    assert [one.tick.isChecked() for one in rows] == [True, False]
    rows[1].tick.click()
    here = second(desk, talk).id
    assert [one.moment_id for one in opportunities.of_interview(desk, talk)] == [here, here]
    rows[0].tick.click()
    assert [one.moment_id for one in opportunities.of_interview(desk, talk)] == [None, here]


def test_a_link_has_a_kind_and_words_and_leads_on(
    desk: Desk, talk: InterviewId, place: Workplace, panel: MapPanel, card: MomentCard
) -> None:
    (row,) = [one for one in card.findChildren(LinkRow) if one.isVisibleTo(card)]
    row.kind.setFocus()
    row.kind.setCurrentIndex(row.kind.findData(LinkKind.WAIT))
    row.kind.activated.emit(row.kind.currentIndex())
    row.label.setFocus()
    types_over("25 min")
    card.fields["place"].setFocus()
    (link,) = desk.read.where(Link, from_id=card.key)
    assert (link.kind, link.label) == (LinkKind.WAIT, "25 min")
    row.to.click()
    assert place.focus.moment == panel.talk.moments[2].id
    row.remove.click()
    assert not desk.read.where(Link, from_id=link.from_id, to_id=link.to_id)


def test_pinning_keeps_the_box_where_it_is_shown(
    desk: Desk, talk: InterviewId, panel: MapPanel, card: MomentCard
) -> None:
    box = panel.view.view.canvas.boxes()[card.key]
    card.pinned.click()
    assert (second(desk, talk).x, second(desk, talk).y) == (box.x(), box.y())
    card.pinned.click()
    assert not second(desk, talk).is_pinned


def test_the_story_is_named_dated_and_changed(desk: Desk, talk: InterviewId, card: MomentCard) -> None:
    assert not card.story.isVisibleTo(card)
    other = stories.begin_another(desk, talk)
    assert card.story.isVisibleTo(card)
    for field, words in (("title", "The pallet"), ("when", "2026-03-02")):
        card.fields[field].setFocus()
        types_over(words)
    card.fields["label"].setFocus()
    first = stories.of_interview(desk, talk)[0]
    assert (first.title, first.when) == ("The pallet", "2026-03-02")
    key = card.key
    card.story.setCurrentIndex(1)
    card.story.activated.emit(1)
    assert moments.get(desk, key).story_id == other.id  # type: ignore[arg-type]


def test_what_is_refused_stays_to_be_mended(place: Workplace, card: MomentCard) -> None:
    trouble: list[object] = []
    place.trouble.connect(trouble.append)
    card.fields["when"].setFocus()
    types_over("last week")
    card.fields["label"].setFocus()
    assert trouble and card.fields["when"].typed == "last week"


def test_opening_it_elsewhere_takes_no_keys_by_itself(panel: MapPanel, desk: Desk, talk: InterviewId) -> None:
    panel.list.setFocus()
    notes.keep(desk, talk, "+ Drives home")
    assert panel.card.isHidden()


def to_the_day(card: MomentCard, text: str) -> None:
    card.fields["when"].setFocus()
    types_over(text)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)


def test_the_day_of_a_story_is_typed_and_shown_as_people_write_it(
    desk: Desk, talk: InterviewId, card: MomentCard
) -> None:
    to_the_day(card, "Feb 16 - Nov 18, 2025")
    assert stories.of_interview(desk, talk)[0].when == "2025-02-16/2025-11-18"
    assert card.fields["when"].typed == "16 Feb – 18 Nov 2025" and not card.fields["when"].hasFocus()


def test_a_day_that_is_none_keeps_the_keys_until_escape_lets_it_go(panel: MapPanel, card: MomentCard) -> None:
    to_the_day(card, "last Tuesday")
    assert card.fields["when"].hasFocus() and card.fields["when"].typed == "last Tuesday"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert card.isVisible() and card.fields["when"].typed == "" and panel.flush()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert card.isHidden()


def test_a_card_with_a_refused_day_does_not_close_over_it_nor_hold_up_the_list(
    panel: MapPanel, card: MomentCard
) -> None:
    to_the_day(card, "last Tuesday")
    panel.view.view.setFocus()
    panel.close_details()
    assert card.isVisible() and card.fields["when"].hasFocus()
    panel.turn()
    assert panel.is_list


def test_a_refused_day_goes_with_its_talk(panel: MapPanel, card: MomentCard) -> None:
    to_the_day(card, "last Tuesday")
    panel.show_interview(None)
    assert card.isHidden() and panel.flush()


def test_typing_replaces_the_words_of_the_box_and_end_goes_on_after_them(card: MomentCard) -> None:
    assert card.fields["label"].textCursor().selectedText() == "Counts pallets"
    QTest.keyClick(card.fields["label"], Qt.Key.Key_End)
    QTest.keyClicks(card.fields["label"], " twice")
    assert card.fields["label"].typed == "Counts pallets twice"


def test_nothing_of_it_is_wider_than_its_narrowest_place(card: MomentCard) -> None:
    """At 200 % in a window of 1024 pixels the map leaves it some 210 pixels of those that there would be at 100 %."""
    assert card.layout().minimumSize().width() <= 210
    assert card._body.minimumSizeHint().width() <= 200


def test_a_click_on_the_words_beside_a_box_ticks_it(card: MomentCard, desk: Desk, talk: InterviewId) -> None:
    QTest.mouseClick(card._pinned, Qt.MouseButton.LeftButton)
    assert second(desk, talk).is_pinned and card.pinned.isChecked()


def test_arrows_go_from_choice_to_choice_and_only_space_chooses(
    card: MomentCard, desk: Desk, talk: InterviewId
) -> None:
    before = second(desk, talk)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    for _ in range(4):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Left)
    assert second(desk, talk) == before
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert second(desk, talk).emotion == 0
    desk.undo()
    assert second(desk, talk).emotion is None
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.fields["told_time"]
