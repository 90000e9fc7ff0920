"""Draws quality against latency as an SVG, by hand: a few lines, points and words."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

WIDTH, HEIGHT = 720, 480
LEFT, RIGHT, TOP, BOTTOM = 72, 36, 56, 64  # around the axes
N_TICKS = 5  # or so, on each axis
COLOURS = ("#1f5fa8", "#c2571a", "#3c7d3c", "#7a4a9e")
FONT = 'font-family="DejaVu Sans, Helvetica, Arial, sans-serif" fill="#222222"'


@dataclass(frozen=True, slots=True)
class Point:
    """One run: how late it was, and how good; its label may be empty."""

    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Series:
    """Runs that a line joins."""

    title: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Axis:
    """A span of values with round ones marked, from one pixel to another."""

    title: str
    low: float
    high: float
    step: float
    from_px: float
    to_px: float

    @staticmethod
    def over(title: str, values: Sequence[float], from_px: float, to_px: float) -> "Axis":
        """Return an axis on which all values lie."""
        step = round_step((max(values) - min(values)) or abs(values[0]) or 1.0)
        low = math.floor(min(values) / step) * step
        high = max(math.ceil(max(values) / step) * step, low + step)
        return Axis(title, low, high, step, from_px, to_px)

    def px(self, value: float) -> float:
        """Return where a value lies."""
        share = (value - self.low) / (self.high - self.low)
        return self.from_px + share * (self.to_px - self.from_px)

    @property
    def ticks(self) -> list[float]:
        """The round values."""
        return [
            self.low + i * self.step for i in range(round((self.high - self.low) / self.step) + 1)
        ]


def round_step(span: float) -> float:
    """Return 1, 2 or 5 times a power of ten, of which a few cover the span."""
    power = 10.0 ** math.floor(math.log10(span / N_TICKS))
    return next(power * n for n in (1, 2, 5, 10) if power * n * N_TICKS >= span * 0.999)


def draw(title: str, x_title: str, y_title: str, series: Sequence[Series]) -> str:
    """Return the drawing; at least one point must be there."""
    points = [point for one in series for point in one.points]
    x_axis = Axis.over(x_title, [point.x for point in points], LEFT, WIDTH - RIGHT)
    y_axis = Axis.over(y_title, [point.y for point in points], HEIGHT - BOTTOM, TOP)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" '
        f'viewBox="0 0 {WIDTH} {HEIGHT}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(LEFT, 24, title, size=16),
        *_x_axis(x_axis),
        *_y_axis(y_axis),
    ]
    for i, one in enumerate(series):
        legend_y = HEIGHT - BOTTOM - 16 - 18 * (len(series) - 1 - i)  # where good systems are not
        parts += _series(one, COLOURS[i % len(COLOURS)], x_axis, y_axis, legend_y=legend_y)
    for one in series:
        parts += _labels(one, x_axis, y_axis)
    return "\n".join([*parts, "</svg>\n"])


def _x_axis(axis: Axis) -> list[str]:
    parts = [_text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 16, axis.title, anchor="middle")]
    for tick in axis.ticks:
        x = axis.px(tick)
        parts.append(_line((x, TOP), (x, HEIGHT - BOTTOM), "#dddddd"))
        parts.append(_text(x, HEIGHT - BOTTOM + 20, f"{tick:g}", anchor="middle"))
    return parts


def _y_axis(axis: Axis) -> list[str]:
    parts = [_text(LEFT, TOP - 10, axis.title)]
    for tick in axis.ticks:
        y = axis.px(tick)
        parts.append(_line((LEFT, y), (WIDTH - RIGHT, y), "#dddddd"))
        parts.append(_text(LEFT - 8, y + 4, f"{tick:g}", anchor="end"))
    return parts


def _series(one: Series, colour: str, x_axis: Axis, y_axis: Axis, *, legend_y: float) -> list[str]:
    places = [(x_axis.px(point.x), y_axis.px(point.y)) for point in one.points]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    parts = [f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>']
    for x, y in places:
        parts.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{colour}"/>')
    parts.append(_line((WIDTH - 244, legend_y), (WIDTH - 220, legend_y), colour, width=2))
    parts.append(_text(WIDTH - 212, legend_y + 4, one.title))
    return parts


def _labels(one: Series, x_axis: Axis, y_axis: Axis) -> list[str]:
    """Return the labels, white behind their letters, so that lines do not strike them out."""
    parts = []
    for point in one.points:
        x, y = x_axis.px(point.x) - 8, y_axis.px(point.y) - 8
        label = _text(x, y, point.label, size=11, anchor="end")
        parts += [label.replace("<text ", '<text stroke="#ffffff" stroke-width="4" '), label]
    return parts


def _line(
    start: tuple[float, float], end: tuple[float, float], colour: str, *, width: int = 1
) -> str:
    return (
        f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
        f'stroke="{colour}" stroke-width="{width}"/>'
    )


def _text(x: float, y: float, text: str, *, size: int = 13, anchor: str = "start") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor="{anchor}" {FONT}>'
        f"{escape(text)}</text>"
    )
