"""Which square of a picture is shown, and how a hand moves and sizes it. What is outside goes nowhere."""

from __future__ import annotations

from dataclasses import dataclass, replace

from discovery_desk.domain.participant import Picture

MOST_BYTES = 20_000_000
MOST_PIXELS = 64_000_000
SMALLEST_CROP = 0.2  # of the shorter side; less is a blur on paper


@dataclass(frozen=True, slots=True)
class Square:
    """Left, top and side, in pixels."""

    x: int
    y: int
    side: int


@dataclass(frozen=True, slots=True)
class Crop:
    """In shares of the shorter side, inside a picture that is `across` by `down` of them."""

    across: float
    down: float
    x: float
    y: float
    side: float

    def moved(self, by_x: float, by_y: float) -> Crop:
        return _inside(replace(self, x=self.x + by_x, y=self.y + by_y))

    def sized(self, side: float) -> Crop:
        """About its own middle."""
        fair = min(1.0, max(SMALLEST_CROP, side))
        by = (self.side - fair) / 2
        return _inside(replace(self, x=self.x + by, y=self.y + by, side=fair))

    def centred(self) -> Crop:
        return replace(self, x=(self.across - self.side) / 2, y=(self.down - self.side) / 2)


def crop_of(picture: Picture) -> Crop:
    """As it is kept, or the largest square in the middle."""
    shorter = min(picture.width, picture.height) or 1
    whole = Crop(picture.width / shorter, picture.height / shorter, 0.0, 0.0, 1.0)
    if picture.crop_side <= 0:
        return whole.centred()
    return _inside(replace(whole.sized(picture.crop_side), x=picture.crop_x, y=picture.crop_y))


def square_of(picture: Picture) -> Square:
    crop, shorter = crop_of(picture), min(picture.width, picture.height)
    return Square(round(crop.x * shorter), round(crop.y * shorter), max(1, round(crop.side * shorter)))


def with_crop(picture: Picture, crop: Crop) -> Picture:
    return replace(picture, crop_x=crop.x, crop_y=crop.y, crop_side=crop.side)


def _inside(crop: Crop) -> Crop:
    return replace(
        crop,
        x=min(max(0.0, crop.x), crop.across - crop.side),
        y=min(max(0.0, crop.y), crop.down - crop.side),
    )
