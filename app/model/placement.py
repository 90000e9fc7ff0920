"""Where the captions stand on a screen, kept in shares of it so that it outlives a resolution."""

from dataclasses import dataclass
from typing import NamedTuple

SNAP_PX = 24  # so near to an edge or the middle is meant to be there
LEAST_WIDTH_PX = 240


class Rect(NamedTuple):
    """A rectangle in pixels."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Placement:
    """The captions' middle, lower edge and width, each as a share of the screen's free area."""

    middle: float = 0.5
    bottom: float = 0.945  # clear of most subtitles' own place
    width: float = 0.76  # longer rows are hard to follow


def to_rect(placement: Placement, height_px: int, area: Rect, most_px: int | None = None) -> Rect:
    """Return where captions of that height stand, inside `area` and at most `most_px` wide."""
    most_px = area.width if most_px is None else min(area.width, most_px)
    width_px = min(most_px, max(LEAST_WIDTH_PX, round(placement.width * area.width)))
    x = round(area.x + placement.middle * area.width - width_px / 2)
    y = round(area.y + placement.bottom * area.height - height_px)
    return Rect(
        _within(x, area.x, area.x + area.width - width_px),
        _within(y, area.y, area.y + area.height - height_px),
        width_px,
        height_px,
    )


def to_placement(rect: Rect, area: Rect) -> Placement:
    """Return the placement of captions that stand at `rect`."""
    return Placement(
        (rect.x + rect.width / 2 - area.x) / area.width,
        (rect.y + rect.height - area.y) / area.height,
        rect.width / area.width,
    )


def snap(rect: Rect, area: Rect) -> Rect:
    """Return `rect`, moved inside `area` and onto an edge or the middle that it is near to."""
    x = _snap(rect.x, area.x, area.x + area.width - rect.width)
    y = _snap(rect.y, area.y, area.y + area.height - rect.height)
    return rect._replace(x=x, y=y)


def resize(rect: Rect, left_px: int, right_px: int) -> Rect:
    """Return `rect` with its left and right edges moved, never narrower than can be read."""
    if left_px:
        left_px = min(left_px, rect.width - LEAST_WIDTH_PX)
    width_px = max(LEAST_WIDTH_PX, rect.width - left_px + right_px)
    return rect._replace(x=rect.x + left_px, width=width_px)


def _snap(at: int, low: int, high: int) -> int:
    at = _within(at, low, high)
    near = [mark for mark in (low, (low + high) // 2, high) if abs(mark - at) <= SNAP_PX]
    return near[0] if near else at


def _within(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))
