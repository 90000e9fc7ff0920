"""How well a colour stands out from another, as the Web Content Accessibility Guidelines count."""


def contrast(colour: str, other: str) -> float:
    """Return the ratio of two colours (#rrggbb), from 1, the same, to 21; WCAG 2.2, 1.4.6."""
    lighter, darker = sorted((luminance(colour), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def blend(colour: str, percent: int, below: str) -> str:
    """Return what is seen of `colour`, so dense, over `below`; all are #rrggbb."""
    pairs = zip(_channels(colour), _channels(below), strict=True)
    mixed = (round(upper * percent / 100 + lower * (1 - percent / 100)) for upper, lower in pairs)
    return "#" + "".join(f"{channel:02x}" for channel in mixed)


def worst_contrast(colour: str, box: str, box_percent: int) -> float:
    """Return the ratio of a text to the box behind it, so dense, over a white or a black screen."""
    return min(contrast(colour, blend(box, box_percent, below)) for below in ("#ffffff", "#000000"))


def luminance(colour: str) -> float:
    """Return how light a colour is, from 0, black, to 1, white."""
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(share: float) -> float:
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[i : i + 2], 16) for i in (1, 3, 5))
