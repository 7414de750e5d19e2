"""Eight pages look as they did when somebody last looked at them.

`python -m tests.export.pdf.test_golden_pages` takes their pictures anew; look at each of them before it is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from PIL import Image, ImageChops
from PySide6.QtWidgets import QApplication

from discovery_desk.domain.page_fit import PageShape
from discovery_desk.domain.participant import Direction
from discovery_desk.domain.snapshot import SnapshotPage
from discovery_desk.export.pdf.raster import page_image
from discovery_desk.export.pdf.snapshot_page import render
from discovery_desk.services.desk import desk_in_memory
from tests.export.pdf.hard_pages import ARABIC, JAPANESE, LIMITS, demo_pages, page_of, with_picture

FOLDER = Path(__file__).parent / "golden"
SCALE = 1.0  # pixels a point: enough to see where each word stands
SHAPES = {
    "01_night_shift_swap": PageShape(),
    "02_engagement_cake": PageShape("letter"),
    "04_month_end_invoice": PageShape("a4", is_portrait=True),
    "05_leaving_the_language_app": PageShape("letter", is_portrait=True),
    "arabic": PageShape(),
    "japanese": PageShape("a4", is_portrait=True),
    "limits": PageShape("letter"),
    "withheld": PageShape(),
}
SEEN = 48  # of 255: a difference that an eye would notice
MOST_SEEN = 0.0005  # of all pixels; a line that has moved by a point is more


@dataclass(frozen=True)
class Difference:
    share: float
    picture: Image.Image


@cache
def pages() -> dict[str, SnapshotPage]:
    desk = desk_in_memory()
    try:
        found = demo_pages(desk)
    finally:
        desk.close()
    found["arabic"] = page_of(ARABIC, direction=Direction.RIGHT_TO_LEFT, lang="ar")
    found["japanese"] = page_of(JAPANESE, lang="ja")
    found["limits"] = with_picture(page_of(LIMITS))
    return found


def picture(name: str, scale: float = SCALE) -> Image.Image:
    made = page_image(render(pages()[name], SHAPES[name]).data, scale)
    whole = Image.frombytes("RGBA", (made.width, made.height), made.data, "raw", "BGRA", made.stride)
    return whole.convert("RGB")


def difference(a: Image.Image, b: Image.Image) -> Difference:
    grey = ImageChops.difference(a, b).convert("L")
    counts = grey.histogram()
    return Difference(sum(counts[SEEN:]) / (a.width * a.height), grey)


@pytest.fixture(autouse=True)
def _drawn(qapp: QApplication) -> Iterator[None]:
    yield


@pytest.mark.parametrize("name", SHAPES)
def test_the_page_looks_as_it_did(name: str, tmp_path: Path) -> None:
    kept = Image.open(FOLDER / f"{name}.png").convert("RGB")
    made = picture(name)
    assert made.size == kept.size
    found = difference(made, kept)
    made.save(tmp_path / f"{name}.png")
    found.picture.save(tmp_path / f"{name}-difference.png")
    assert found.share <= MOST_SEEN, f"{found.share:.2%} of it differs, see {tmp_path}"


def test_a_word_that_has_moved_is_seen() -> None:
    kept = picture("withheld")
    moved = kept.copy()
    moved.paste(kept.crop((40, 40, 400, 80)), (41, 41))
    assert difference(kept, moved).share > MOST_SEEN


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name in SHAPES:
        picture(name).quantize(32).save(FOLDER / f"{name}.png", optimize=True)
        print(FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
