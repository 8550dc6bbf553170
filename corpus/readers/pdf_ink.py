"""What is drawn on a PDF page, in points from the top left corner of the page as it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Style:
    """How a run of glyphs is painted."""

    font: str
    size: float
    """As shown, in points."""
    bold: bool
    colour: str
    """rrggbb in lower case."""
    angle: int
    """Direction of reading as shown, in degrees: 0 from left to right."""
    painted: bool = True
    """Neither in the invisible render mode nor fully transparent."""
    layer_shown: bool = True
    """Not on a layer that is switched off."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with its place."""

    char: str
    x0: float
    x1: float
    baseline: float
    style: Style
    x_origin: float = 0.0
    """Where it starts on its baseline, for sideways text."""
    advance: float = 0.0
    """How far it takes along its baseline."""
    blank_before: bool = False
    """Whether a gap before it reads as a blank although none is written."""

    @property
    def top(self) -> float:
        return self.baseline - 0.78 * self.style.size

    @property
    def bottom(self) -> float:
        return self.baseline + 0.22 * self.style.size

    @property
    def middle(self) -> tuple[float, float]:
        lift = 0.28 * self.style.size
        if self.style.angle in (90, 270):
            along = self.advance / 2 * (1 if self.style.angle == 270 else -1)
            return self.x_origin + (lift if self.style.angle == 270 else -lift), self.baseline + along
        return (self.x0 + self.x1) / 2, self.baseline - (lift if self.style.angle == 0 else -lift)


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line, level or upright."""

    level: bool
    at: float
    """Its y where level, its x where upright."""
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle or a picture."""

    x0: float
    top: float
    x1: float
    bottom: float
    colour: str = ""
    """rrggbb, or empty for a picture."""

    def holds(self, x: float, y: float) -> bool:
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


@dataclass(frozen=True, slots=True)
class PageInk:
    """Everything on one page that reading needs."""

    number: int
    """1-based."""
    width: float
    """As it is read, in points."""
    height: float
    label: str
    """The PDF's own page label, or empty."""
    glyphs: Sequence[Glyph]
    rules: Sequence[Rule]
    fills: Sequence[Area]
    pictures: Sequence[Area]
    turned: int = 0
    """How far, in degrees clockwise, the page is turned for reading: most of its text stands sideways as shown."""

    @property
    def shown_size(self) -> tuple[float, float]:
        return (self.height, self.width) if self.turned in (90, 270) else (self.width, self.height)

    def as_shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page turned for reading as it stands on the page as shown."""
        if self.turned == 90:
            return y, self.width - x
        if self.turned == 180:
            return self.width - x, self.height - y
        if self.turned == 270:
            return self.height - y, x
        return x, y


@dataclass(frozen=True, slots=True)
class Frame:
    """From a page's user space to the page as it is shown."""

    left: float
    bottom: float
    right: float
    top: float
    rotation: int
    """0, 90, 180 or 270 degrees clockwise."""

    @property
    def size(self) -> tuple[float, float]:
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def shown(self, x: float, y: float) -> tuple[float, float]:
        """A point of user space as (x, distance from the top)."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def shown_box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Two opposite corners as (left, top, right, bottom)."""
        (ax, ay), (bx, by) = self.shown(x0, y0), self.shown(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)
