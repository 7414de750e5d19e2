"""The gallery: walked, marked and searched by keys; only what is in view is drawn, and that only once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.errors import NotFound
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.library import PageSearch
from discovery_desk.services import consent, interviews, library, notes
from discovery_desk.services.desk import Desk
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.controls import KeyHintButton
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.kit.workplace import Workplace
from discovery_desk.ui.library.library_panel import LibraryPanel
from discovery_desk.ui.library.page_grid import PageGrid

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
Five = dict[str, InterviewId]


@pytest.fixture
def grid(panel: LibraryPanel) -> PageGrid:
    return panel.gallery.grid


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[InterviewId]:
    """Whose pages have been set, each time that one was."""
    found: list[InterviewId] = []
    pdf = library.pdf

    def counted(made_of, words):  # type: ignore[no-untyped-def]
        found.append(made_of.interview.id)
        return pdf(made_of, words)

    monkeypatch.setattr(library, "pdf", counted)
    return found


def press(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, modifiers)


def types(text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClicks(focused, text)


def listed(panel: LibraryPanel) -> list[str]:
    panel.catch_up()
    panel.gallery.filters.flush()
    return [page.name for page in panel.gallery.grid.pages]


def count(panel: LibraryPanel) -> str:
    return panel.gallery._count.text()


def spoken(grid: PageGrid) -> str:
    return str(grid.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))


def is_seen(panel: LibraryPanel, words: str) -> bool:
    return any(words == one.accessibleName() for one in panel.findChildren(KeyHintButton) if one.isVisible())


def test_an_empty_desk_says_how_a_page_comes_here(panel: LibraryPanel) -> None:
    assert panel.gallery._none.isVisible()
    assert panel.gallery._none.text().startswith("No page yet. Ctrl+N starts an interview")
    assert not panel.gallery.filters.isVisible()


def test_escape_leaves_an_empty_gallery(panel: LibraryPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.left):
        QTest.keyClick(panel.gallery, Key.Key_Escape)


def test_arrows_walk_and_enter_opens(five: Five, panel: LibraryPanel, grid: PageGrid, qtbot: QtBot) -> None:
    assert listed(panel) == list(five)
    assert QApplication.focusWidget() is grid
    assert grid.current_id == five["Ada"]
    press(Key.Key_Right, Key.Key_Right)
    assert grid.current_id == five["Cho"]
    press(Key.Key_Down)
    assert grid.current_id == five["Eve"]  # there is nothing right below
    press(Key.Key_Down)
    assert grid.current_id == five["Eve"]
    press(Key.Key_Up)
    assert grid.current_id == five["Bea"]
    press(Key.Key_End, Key.Key_Left, Key.Key_Left)
    assert grid.current_id == five["Cho"]  # on to the row above
    press(Key.Key_Home)
    with qtbot.waitSignal(panel.page_asked) as heard:
        press(Key.Key_Return)
    assert heard.args == [five["Ada"]]


def test_in_a_mirrored_window_the_arrow_to_the_left_goes_on(five: Five, panel: LibraryPanel, grid: PageGrid) -> None:
    panel.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QApplication.processEvents()
    press(Key.Key_Left)
    assert grid.current_id == five["Bea"]
    first, second = (grid.visualRect(grid.model().index(row, 0)) for row in (0, 1))
    assert second.right() < first.left() + 2


def test_a_card_is_read_out_with_all_that_it_shows(five: Five, panel: LibraryPanel, grid: PageGrid, desk: Desk) -> None:
    consent.answer(desk, five["Ada"], ConsentScope.NAME, is_given=False)
    panel.catch_up()
    grid.pictures.flush()
    press(Key.Key_Space)
    assert spoken(grid) == "Ada, 5 Dec 2025, Still owed, Withheld: name, marked"


def test_marks_stay_in_the_order_in_which_they_were_set(five: Five, panel: LibraryPanel, grid: PageGrid) -> None:
    press(Key.Key_Right, Key.Key_Space, Key.Key_Left, Key.Key_Space)
    assert grid.marked() == (five["Bea"], five["Ada"])
    assert count(panel) == "5 pages of 5 people · 2 marked"
    assert is_seen(panel, "compare")
    press(Key.Key_Space)
    assert grid.marked() == (five["Bea"],)
    press(Key.Key_A)
    assert len(grid.marked()) == 5
    press(Key.Key_A)
    assert grid.marked() == () and not is_seen(panel, "compare")


def test_a_click_opens_and_one_on_the_corner_marks(
    five: Five, panel: LibraryPanel, grid: PageGrid, qtbot: QtBot
) -> None:
    place = grid.visualRect(grid.model().index(1, 0))
    corner = grid._cards.mark_rect(place, grid.layoutDirection()).center()
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=corner)
    QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, CTRL, place.center() - QPoint(300, 0))
    assert grid.marked() == (five["Bea"], five["Ada"])
    with qtbot.waitSignal(panel.page_asked) as heard:
        QTest.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place.center())
    assert heard.args == [five["Bea"]]


def test_typing_narrows_and_escape_steps_back(five: Five, panel: LibraryPanel, grid: PageGrid, qtbot: QtBot) -> None:
    press(Key.Key_Space, Key.Key_Slash)
    types("need")
    assert listed(panel) == ["Bea", "Cho"]
    assert count(panel).startswith("2 pages of 2 people, 5 in all")
    press(Key.Key_Return)
    assert QApplication.focusWidget() is grid
    press(Key.Key_Escape)
    assert listed(panel) == list(five) and grid.marked() == (five["Ada"],)
    press(Key.Key_Escape)
    assert grid.marked() == ()
    with qtbot.waitSignal(panel.left):
        press(Key.Key_Escape)


def test_all_filters_count_together_and_are_cleared_at_once(five: Five, panel: LibraryPanel) -> None:
    filters = panel.gallery.filters
    filters.ask_for(PageSearch(tag="pain"))
    assert listed(panel) == ["Ada", "Dee"]
    filters.since.setText("2025-12")
    assert listed(panel) == ["Ada"]
    filters.until.setText("2025-11-30")
    assert listed(panel) == []
    assert panel.gallery._none.text().startswith("No page answers")
    filters.clear.click()
    assert listed(panel) == list(five) and filters.is_empty


def test_a_day_that_is_none_is_shown_as_such_and_leaves_all_pages(five: Five, panel: LibraryPanel) -> None:
    panel.gallery.filters.since.setText("sprin")
    assert listed(panel) == list(five)
    assert panel.gallery.filters.since.property("state") == "wrong"
    assert count(panel).startswith("“sprin” is no day: write 2026, 2026-03 or 2026-03-17 · 5 pages")
    assert not panel.gallery.filters.is_empty


def test_values_are_offered_with_the_people_they_leave(five: Five, panel: LibraryPanel) -> None:
    tags, *_ = (box for facet, box in panel.gallery.filters.choices.items() if facet.value == "tag")
    assert [tags.itemText(at) for at in range(tags.count())] == ["Any tag", "pain   2 people"]
    tags.setCurrentIndex(1)
    assert listed(panel) == ["Ada", "Dee"]
    assert tags.currentText() == "pain" and count(panel) == "2 pages of 2 people, 5 in all"


def test_opportunities_are_offered_with_their_people_and_filled_in_without(five: Five, panel: LibraryPanel) -> None:
    line = panel.gallery.filters.opportunity
    line.setFocus()
    types("mon")
    popup = line.completer().popup()
    assert popup.isVisible()
    assert popup.model().index(0, 0).data() == "I need money   1 person"
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    assert line.text() == "I need money"
    assert listed(panel) == ["Cho"]


def test_a_value_that_leaves_nothing_any_more_stays_chosen(five: Five, panel: LibraryPanel, desk: Desk) -> None:
    panel.gallery.filters.ask_for(PageSearch(tag="pain"))
    for name in ("Ada", "Dee"):
        with desk.change("Bin", undoable=False) as unit:
            unit.put(replace(interviews.get(desk, five[name]), binned_at=desk.clock.now().at))
    assert listed(panel) == []
    assert panel.gallery.filters.search().tag == "pain"


def test_what_is_looked_for_stays_while_the_screen_is_away(five: Five, panel: LibraryPanel, desk: Desk) -> None:
    panel.gallery.filters.ask_for(PageSearch(words="need"))
    panel.gallery.grid.choose(five["Cho"])
    panel.hide()
    notes.keep(desk, five["Eve"], "! I need air")
    panel.show()
    assert listed(panel) == ["Bea", "Cho", "Eve"]
    assert panel.gallery.grid.current_id == five["Cho"]


def test_marks_of_pages_that_are_gone_go(five: Five, panel: LibraryPanel, grid: PageGrid, desk: Desk) -> None:
    press(Key.Key_A)
    with desk.change("Bin", undoable=False) as unit:
        unit.put(replace(interviews.get(desk, five["Bea"]), binned_at=desk.clock.now().at))
    panel.catch_up()
    assert five["Bea"] not in grid.marked() and len(grid.marked()) == 4


def test_a_page_that_has_just_gone_is_not_opened_or_compared(
    five: Five, panel: LibraryPanel, grid: PageGrid, desk: Desk
) -> None:
    opened: list[str] = []
    panel.page_asked.connect(opened.append)
    press(Key.Key_Space, Key.Key_Right, Key.Key_Space, Key.Key_Left)
    with desk.change("Bin", undoable=False) as unit:
        unit.put(replace(interviews.get(desk, five["Ada"]), binned_at=desk.clock.now().at))
    press(Key.Key_C)
    assert panel.currentWidget() is panel.gallery
    with desk.change("Bin", undoable=False) as unit:
        unit.put(replace(interviews.get(desk, five["Bea"]), binned_at=desk.clock.now().at))
    press(Key.Key_Return)
    assert opened == []


def test_the_marked_pages_are_asked_for_as_one_file(five: Five, panel: LibraryPanel, qtbot: QtBot) -> None:
    press(Key.Key_Space, Key.Key_Right, Key.Key_Space)
    with qtbot.waitSignal(panel.bundle_asked) as heard:
        press(Key.Key_B)
    assert heard.args == [(five["Ada"], five["Bea"])]


def test_only_what_is_in_view_is_drawn(
    told: Callable[..., InterviewId], panel: LibraryPanel, grid: PageGrid, rendered: list[InterviewId]
) -> None:
    """Two rows and a bit of pages, whether there are twelve of them or sixty."""
    panel.resize(700, 400)
    drawn = []
    for many in (12, 48):
        for number in range(many):
            told(f"Person {number}")
        rendered.clear()
        panel.catch_up()
        grid.verticalScrollBar().setValue(0)
        grid.pictures.flush()
        drawn.append(len(rendered))
        assert set(rendered) == set(grid.seen()) <= {page.interview_id for page in grid.pages[:6]}
    assert drawn[0] == drawn[1] > 0


def test_a_page_that_stays_as_it_is_is_drawn_once(
    five: Five, panel: LibraryPanel, grid: PageGrid, desk: Desk, rendered: list[InterviewId]
) -> None:
    grid.pictures.flush()
    rendered.clear()
    notes.keep(desk, five["Ada"], "a note that is on no page")
    panel.catch_up()
    grid.pictures.flush()
    assert rendered == []
    notes.keep(desk, five["Ada"], "! I need light")
    before = grid.pictures.of(five["Ada"])
    assert before is not None
    panel.catch_up()
    grid.pictures.flush()
    assert rendered == [five["Ada"]]
    assert grid.pictures.of(five["Ada"]) != before


def test_nothing_is_drawn_while_the_screen_is_away(
    five: Five, panel: LibraryPanel, grid: PageGrid, rendered: list[InterviewId]
) -> None:
    panel.hide()
    assert not grid.pictures.is_waiting()
    panel.show()
    assert grid.pictures.is_waiting()


def test_a_page_that_cannot_be_drawn_is_told_of_once(
    five: Five, panel: LibraryPanel, grid: PageGrid, place: Workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_desk: Desk, interview_id: InterviewId) -> None:
        raise NotFound("interview", interview_id)

    heard: list[object] = []
    place.trouble.connect(heard.append)
    monkeypatch.setattr(library, "page", refuse)
    grid.pictures.flush()
    panel.resize(1090, 690)
    grid.pictures.flush()
    assert len(heard) == len(five)


@pytest.mark.parametrize("scale", [0.8, 1.5, 2.0])
def test_cards_fit_beside_each_other_at_every_size(
    five: Five, panel: LibraryPanel, grid: PageGrid, qapp: QApplication, place: Workplace, scale: float
) -> None:
    theme = Theme(scale=scale)
    themes.apply(qapp, theme)
    place.wear(theme)
    panel.resize(956, 640)
    QApplication.processEvents()
    places = [grid.visualRect(grid.model().index(row, 0)) for row in range(5)]
    assert all(one.isValid() for one in places)
    assert all(one.right() <= grid.viewport().width() and one.left() >= 0 for one in places)
    assert not any(one.intersects(other) for at, one in enumerate(places) for other in places[:at])
    assert grid.seen()[0] == five["Ada"]
    for field in (*panel.gallery.filters.choices.values(), panel.gallery.filters.words, panel.gallery.filters.until):
        assert panel.gallery.filters.rect().contains(field.geometry())


def test_the_keys_go_to_the_page_in_view(five: Five, panel: LibraryPanel, grid: PageGrid, qtbot: QtBot) -> None:
    panel.show_interview(five["Dee"])
    assert grid.current_id == five["Dee"]
    assert panel.gallery.back.text() == "Page of Dee"
    with qtbot.waitSignal(panel.page_asked) as heard:
        panel.gallery.back.click()
    assert heard.args == [five["Dee"]]


def test_the_pages_of_a_month_are_found_by_it(five: Five, panel: LibraryPanel) -> None:
    panel.gallery.filters.ask_for(PageSearch(since=date(2025, 10, 1), until=date(2025, 11, 30)))
    assert listed(panel) == ["Bea", "Cho"]
    assert panel.gallery.filters.since.text() == "2025-10-01"
