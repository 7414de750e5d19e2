"""Writes a picture of every screen and window: `.venv/bin/python tests/pictures.py [FOLDER] [PART OF A NAME …]`.

Light and dark, large and small, 100 to 200 % text, and written from right to left.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parent))

from marit import StandingClock, hold_interview
from PySide6.QtCore import QBuffer, QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QWidget

from discovery_desk import app as program
from discovery_desk.domain.composite import CompositeMapId
from discovery_desk.domain.consent import ConsentScope
from discovery_desk.domain.interview import InterviewId
from discovery_desk.domain.library import PageSearch
from discovery_desk.export.pdf.raster import page_image
from discovery_desk.services import (
    composites,
    consent,
    exporting,
    importing,
    insights,
    interviews,
    library,
    moments,
    notes,
    opportunities,
    photos,
    snapshots,
    stories,
)
from discovery_desk.services.desk import Desk, new_desk, open_desk
from discovery_desk.ui.experience_map.map_panel import MapPanel
from discovery_desk.ui.kit import theme as themes
from discovery_desk.ui.kit.fonts import load_fallback_fonts
from discovery_desk.ui.kit.theme import Theme
from discovery_desk.ui.library.page_pictures import PagePictures
from discovery_desk.ui.prompts.pack_editor import PackEditor
from discovery_desk.ui.settings.settings_dialog import SettingsDialog
from discovery_desk.ui.window.keys_page import KeysPage
from discovery_desk.ui.window.main_window import MainWindow
from discovery_desk.ui.window.practice_door import door

LARGE, SMALL = (1440, 900), (1024, 640)
SETTLED_MS = 150  # timers of a few milliseconds draw the page and lay out the map
HALF = 'signed for 11, wrote "short 1?" by hand on the'


@dataclass(frozen=True)
class Look:
    name: str
    theme: Theme
    size: tuple[int, int] = LARGE
    is_mirrored: bool = False


LOOKS = (
    Look("light", Theme()),
    Look("dark", Theme(is_dark=True)),
    Look("small-light", Theme(), SMALL),
    Look("150-dark", Theme(is_dark=True, scale=1.5)),
    Look("small-150-light", Theme(scale=1.5), SMALL),
    Look("small-200-dark", Theme(is_dark=True, scale=2.0), SMALL),
    Look("rtl-light", Theme(), LARGE, is_mirrored=True),
    Look("small-rtl-dark", Theme(is_dark=True), SMALL, is_mirrored=True),
)


@dataclass
class Talk:
    """Marit's interview in a window, at 14:32 of the talk."""

    window: MainWindow
    desk: Desk
    clock: StandingClock
    interview_id: InterviewId


Picture = Iterator[tuple[str, QWidget]]


def home_and_start(talk: Talk) -> Picture:
    talk.window.go("home")
    yield "home", talk.window
    talk.window.start_interview()
    yield "start", talk.window


def live(talk: Talk) -> Picture:
    window = talk.window
    QTest.keyClicks(window.live.notes.line.editor, HALF)
    yield "live", window
    for tab in ("opportunities", "snapshot"):
        window.live.show_tab(tab)
        yield f"live-{tab}", window
    window.live.show_tab("map")
    window.live.ask_to_end()
    yield "live-end", window


def nudged(talk: Talk) -> Picture:
    """Right after a note that says "usually"."""
    talk.clock.advance(ms=60_000)
    talk.window.live.tick()
    type_note(talk, "Says she usually just signs and fixes it later in the system.")
    yield "nudge", talk.window


def typing(talk: Talk) -> Picture:
    """What lies over the list and the line while notes are typed and mended."""
    notes, list_ = talk.window.live.notes, talk.window.live.notes.list
    QTest.keyClicks(notes.line.editor, "Waits at the gate #p")
    yield "tags", talk.window
    notes.line.completion.close()
    notes.line.restore("")
    newest = talk.desk.read.notes(talk.interview_id)[-1]
    list_.edit(newest.id)
    yield "row-edited", talk.window
    list_.finish_editing()
    list_.select(newest.id)
    notes.edit_time()
    yield "retime", talk.window
    talk.window.live.take_focus()
    notes.ask_for_times()
    yield "shift-all", talk.window


def prompted(talk: Talk) -> Picture:
    window, prompts = talk.window, talk.window.live.prompts
    for note in talk.desk.read.notes(talk.interview_id)[-3:]:
        prompts.come_back_to(note.id)
    yield "threads", window
    prompts.toggle_memory_help()
    yield "memory-help", window
    prompts.toggle_memory_help()
    window.place.change_settings(shows_nudges=False)
    talk.clock.advance(ms=60_000)
    window.live.tick()
    type_note(talk, "Says she usually just signs and fixes it later in the system.")
    yield "nudge-dot", window
    window.place.change_settings(shows_nudges=True)
    window.actions_by_name["packs"].trigger()
    yield "packs", editor(window)
    editor(window).copy_button.click()
    yield "packs-own", editor(window)
    editor(window).close()


def editor(window: MainWindow) -> PackEditor:
    return next(iter(window.findChildren(PackEditor)))


def stripped(talk: Talk) -> Picture:
    """The strips between header and columns, one at a time."""
    window, strips = talk.window, talk.window.live.strips
    strips.toggle_people()
    yield "people", window
    strips.toggle_people()
    strips.toggle_gap()
    yield "gap", window
    strips.toggle_gap()
    strips.toggle_parked()
    talk.clock.advance(ms=20_000)
    window.live.tick()
    yield "parked", window
    strips.toggle_parked()
    type_note(talk, "Call her back on 0170 555 01 99, Bakery Lane 12")
    yield "private", window


def ready(talk: Talk) -> Picture:
    interviews.end(talk.desk, talk.interview_id)
    planned = interviews.prepare(talk.desk, "Okada Ren", story_prompt="Tell me about the last night shift.")
    talk.window.place.focus.look_at_interview(planned.id)
    yield "ready", talk.window


def beside(talk: Talk) -> Picture:
    """The windows beside the main one, and the veil over each."""
    windows = talk.window.talk_windows
    windows.toggle_cue_card()
    assert windows.cue_card is not None
    windows.cue_card.resize(900, 500)
    yield "cue-card", windows.cue_card
    windows.toggle_cue_card()
    windows.toggle_veil()
    yield "veil", talk.window
    windows.toggle_veil()
    windows.toggle_companion()
    assert windows.companion is not None
    QTest.keyClicks(talk.window.live.notes.line.editor, HALF)
    yield "companion", windows.companion
    windows.toggle_veil()
    yield "companion-veil", windows.companion
    windows.toggle_veil()
    windows.toggle_companion()


def asked_for(talk: Talk) -> Picture:
    """The windows that are asked for by a key of their own."""
    window = talk.window
    window.show_keys()
    page = window.findChild(KeysPage)
    assert page is not None
    yield "keys", page
    page.close()
    window.show_settings()
    settings = window.findChild(SettingsDialog)
    assert settings is not None
    for at, name in enumerate(("typing", "tags", "look", "prompts", "windows", "keys")):
        settings.sections.setCurrentRow(at)
        yield f"settings-{name}", settings
    settings.close()


def demo_stories(talk: Talk) -> Picture:
    for story in importing.demo_files():
        interview = importing.import_file(talk.desk, story)
        talk.window.place.focus.look_at_interview(interview.id)
        talk.window.go("live")
        yield f"live-{story.stem[:2]}", talk.window
        talk.window.go("snapshots")
        yield f"snapshot-{story.stem[:2]}", talk.window


def maps(talk: Talk) -> Picture:
    """What a story looks like at the end, on the screen and on the page beside it."""
    for story in importing.demo_files():
        interview = importing.import_file(talk.desk, story)
        panel = MapPanel(talk.window.place)
        panel.show_interview(interview.id)
        both = QWidget()
        row = QHBoxLayout(both)
        row.addWidget(panel, 2)
        row.addWidget(page_picture(talk, interview.id, 900), 3)
        both.resize(1480, 760)
        both.show()
        yield f"map-{story.stem[:2]}", both
        both.close()


def page_picture(talk: Talk, interview_id: InterviewId, width: int) -> QLabel:
    image = page_image(exporting.snapshot_pdf(talk.desk, interview_id).data, 2.0)
    shown = QImage(image.data, image.width, image.height, image.stride, QImage.Format.Format_ARGB32).copy()
    label = QLabel()
    label.setPixmap(QPixmap.fromImage(shown.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)))
    return label


def mapped(talk: Talk) -> Picture:
    """Map, list, card and recap of a story that has everything, and of one told in two parts."""
    window, panel = talk.window, talk.window.live.map
    interview = importing.import_file(talk.desk, importing.demo_files()[2])
    window.place.focus.look_at_interview(interview.id)
    window.show_tab("map")
    settle()
    box = panel.talk.moments[5]
    panel.view.select(box.id)
    panel.show_details(box.id)
    yield "map-card", window
    panel.close_details()
    panel.hanging.ask(box.id)
    yield "map-hanging", window
    panel.hanging.leave()
    notes.edit_text(talk.desk, panel.notes_of(box.id)[0], "Gave the director a number without Ningbo")
    window.turn_map()
    yield "map-list", window
    stories.begin_another(talk.desk, interview.id)
    moments.add(talk.desk, interview.id, "The August close went the same way")
    yield "map-list-two-stories", window
    window.turn_map()
    yield "map-two-stories", window
    window.play_back()
    yield "map-recap", window


def after_the_talk(talk: Talk) -> Picture:
    window = talk.window
    for line in ("*", "? Who prints the list", "Takes the count to the office, 555-0199"):
        type_note(talk, line)
    interviews.log_prompt(
        talk.desk, talk.interview_id, "Was that not frustrating, and did you complain?", was_asked=True
    )
    interviews.end(talk.desk, talk.interview_id)
    talk.clock.advance(ms=6 * 60_000)
    window.show_debrief()
    yield "debrief", window
    for step in list(window.debrief._pages)[1:]:
        window.show_debrief(step)
        yield f"debrief-{step.value.replace('_', '-')}", window
    window.go("snapshots")
    yield "snapshot", window


def composing(talk: Talk) -> Picture:
    """The page in the making: nothing yet, more than fits, a picture being cropped, notes as evidence."""
    lost = (f"I lose the count of dock {n} at night" for n in range(5))
    window, desk, interview_id = talk.window, talk.desk, talk.interview_id
    interviews.end(desk, interview_id)
    talk.clock.advance(ms=6 * 60_000)
    window.place.focus.look_at_interview(interviews.prepare(desk, "Okada Ren").id)
    window.go("snapshots")
    yield "composer-empty", window
    window.place.focus.look_at_interview(interview_id)
    for words in ("Better printed list", "I felt ashamed", *lost):
        opportunities.add(desk, interview_id, words)
    for dock in range(4):
        insights.add(desk, interview_id, f"The list of dock {dock} is printed at 18:00 the night before.")
    yield "composer-full", window
    photos.bring_bytes(desk, interview_id, picture_of_a_face())
    composer = window.snapshot.composer
    composer.picture.turn_crop()
    settle()
    composer.ensureWidgetVisible(composer.todo)
    composer.ensureWidgetVisible(composer.picture.view)
    yield "composer-crop", window
    composer.picture.turn_crop()
    composer.notes_asked.emit(snapshots.on_page(desk, interview_id)[0].id)
    yield "composer-notes", window


def picture_of_a_face() -> bytes:
    drawn = QImage(900, 600, QImage.Format.Format_RGB32)
    drawn.fill(QColor(122, 152, 172))
    painter = QPainter(drawn)
    painter.setPen(Qt.PenStyle.NoPen)
    for color, shape in (("#e6bea0", QRect(330, 120, 240, 300)), ("#3d466e", QRect(250, 430, 400, 320))):
        painter.setBrush(QColor(color))
        painter.drawEllipse(shape)
    painter.end()
    buffer = QBuffer()
    drawn.save(buffer, "PNG")
    return bytes(buffer.data().data())


def practised(talk: Talk) -> Picture:
    interviews.end(talk.desk, talk.interview_id)
    talk.window.practise()
    window = door().window
    assert window is not None
    yield "practice", window
    window.begin(window.chooser.chosen())
    assert window.practice is not None
    for second, line in (
        (146, "last thu 16:40, okada's child has a fever #actor"),
        (216, "> one more problem in my pocket"),
    ):
        talk.clock.advance(ms=second * 1000 - window.practice.position_ms)
        QTest.keyClicks(window.live.notes.line.editor, line)
        QTest.keyClick(window.live.notes.line.editor, Qt.Key.Key_Return)
    talk.clock.advance(ms=40_000)
    window.show_captions()
    yield "practice-live", window
    interviews.end(window.place.desk, window.practice.interview_id)
    window.show_debrief()
    yield "practice-short", window
    window.review.tabs.setCurrentWidget(window.review.table)
    yield "practice-notes", window
    window.close()
    yield "practice-leaving", window
    window.close()


def side_by_side(talk: Talk) -> Picture:
    """The four demo talks in one composite: what they do by hand because nothing else does it."""
    interviews.end(talk.desk, talk.interview_id)
    window, desk = talk.window, talk.desk
    window.go("composite")
    yield "composite-start", window
    for story in importing.demo_files():
        importing.import_file(desk, story)
    made = composites.make(desk, "Done by hand, because the tool does not do it", "workarounds and what they cost")
    window.composite.show_map(made.id)
    yield "composite-add", window
    taken = [one for one in reversed(composites.choices(desk, made.id)) if one.interview.id != talk.interview_id]
    composites.add_stories(desk, made.id, [one.story.id for one in taken])
    window.composite.board.leave_chooser()
    yield "composite-begun", window
    matched_by_hand(desk, made.id)
    window.composite.show_all()
    yield "composite-all", window
    window.composite.show_map(made.id)
    board = window.composite.board
    board.map.select(next(iter(board.offered)))
    yield "composite", window
    board.work.match()
    yield "composite-match", window
    board.leave_chooser()
    board.turn()
    yield "composite-list", window


MATCHED = (
    ("It turns up at the worst time", ("Reads the message in", "First message at", "Starts when", "Can only smile")),
    ("The tool does not answer", ("Checks who is", "Meets line 14", "Is asked to be godmother")),
    ("They make a list of their own", ("Writes her own list", "Writes the order", "Rebuilds the", "Learns the sent")),
    ("They wait", ("Waits to see",)),
    ("The worst of it", ("Asks Ueda again", "Finds out it is NEXT", "Gives the director", "Walks past the")),
    ("It is settled, at a price", ("Swap is entered", "Is paid 10 JD less", "Close refused", "Forgets a day")),
)


def matched_by_hand(desk: Desk, composite_id: CompositeMapId) -> None:
    moments = [moment for lane in composites.shown(desk, composite_id).lanes for moment in lane.moments]
    for label, starts in MATCHED:
        step = composites.add_step(desk, composite_id, label)
        composites.match(desk, step.id, [one.id for one in moments if one.label.startswith(starts)])


def many_pages(talk: Talk) -> Picture:
    """The gallery: full, narrowed, and pages side by side."""
    window, desk = talk.window, talk.desk
    interviews.end(desk, talk.interview_id)
    for story in importing.demo_files():
        importing.import_file(desk, story)
    told = desk.read.pages(library.EVERY_PAGE)
    for page, scope in zip(told[1:], (ConsentScope.NAME, ConsentScope.COMPANY, ConsentScope.QUOTE), strict=False):
        consent.answer(desk, page.interview_id, scope, is_given=False)
    window.go("library")
    panel, grid = window.library, window.library.gallery.grid
    draw_pages(grid.pictures)
    yield "gallery", window
    for page in told[:3]:
        grid.choose(page.interview_id)
        grid.toggle_mark()
    draw_pages(grid.pictures)
    yield "gallery-marked", window
    panel.gallery.filters.ask_for(PageSearch(tag="pain", opportunity="know", since=date(2025, 10, 1)))
    draw_pages(grid.pictures)
    yield "gallery-narrowed", window
    panel.gallery.filters.ask_for(PageSearch(words="nobody ever said this"))
    yield "gallery-nothing", window
    panel.gallery.filters.ask_for_all()
    grid.unmark_all()
    for page in told[:2]:
        grid.choose(page.interview_id)
        grid.toggle_mark()
    panel.compare()
    draw_pages(panel.board.pictures)
    yield "compare-2", window
    panel.board.zoom_by(1.25**4)
    panel.board.scroll_pages(4, 3)
    draw_pages(panel.board.pictures)
    yield "compare-2-large", window
    panel.show_gallery()
    for page in told[2:4]:
        grid.choose(page.interview_id)
        grid.toggle_mark()
    panel.compare()
    draw_pages(panel.board.pictures)
    yield "compare-4", window
    panel.board.turn_lists()
    draw_pages(panel.board.pictures)
    yield "compare-4-pages", window


def draw_pages(pictures: PagePictures) -> None:
    """They are drawn one after the other while nothing else goes on."""
    settle()
    pictures.flush()


SCENES: tuple[Callable[[Talk], Picture], ...] = (
    home_and_start,
    live,
    nudged,
    typing,
    prompted,
    stripped,
    ready,
    beside,
    asked_for,
    after_the_talk,
    composing,
    practised,
    demo_stories,
    maps,
    mapped,
    side_by_side,
    many_pages,
)


def type_note(talk: Talk, line: str) -> None:
    editor = talk.window.live.notes.line.editor
    QTest.keyClicks(editor, line)
    talk.clock.advance(ms=2000)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def main(folder: Path, wanted: list[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    app = program.application()
    load_fallback_fonts()
    for look in LOOKS:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft if look.is_mirrored else Qt.LayoutDirection.LeftToRight)
        themes.apply(app, look.theme)
        for scene in SCENES:
            take(scene, look, folder, wanted)
    print(f"Pictures are in {folder.absolute()}")


def take(scene: Callable[[Talk], Picture], look: Look, folder: Path, wanted: list[str]) -> None:
    with sat_down(look) as talk:
        for name, widget in scene(talk):
            full = f"{name}-{look.name}.png"
            if not wanted or any(part in full for part in wanted):
                settle()
                widget.grab().save(str(folder / full))


@contextmanager
def sat_down(look: Look) -> Iterator[Talk]:
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "pictures.desk"
        new_desk(path, "Dock operations discovery")
        clock = StandingClock()
        with closing(open_desk(path, clock=clock)) as desk:
            window = MainWindow(desk, look.theme)
            window.resize(*look.size)
            window.show()
            interview_id = hold_interview(desk, clock)
            window.place.focus.look_at_interview(interview_id)
            clock.advance(ms=2000)
            window.live.tick()
            yield Talk(window, desk, clock, interview_id)
            for other in QApplication.topLevelWidgets():
                other.close()
            window.deleteLater()


def settle() -> None:
    waiting = QEventLoop()
    QTimer.singleShot(SETTLED_MS, waiting.quit)
    waiting.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("out/pictures"), sys.argv[2:])
