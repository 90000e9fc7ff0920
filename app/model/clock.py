"""Writes a position in the source as hours, minutes and seconds."""


def to_clock(time_ms: int) -> str:
    """Return a time as people read it, such as 1:02:03."""
    seconds = time_ms // 1000
    return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def to_subtitle_clock(time_ms: int, decimal_sign: str) -> str:
    """Return a time as subtitle files have it, such as 01:02:03,456."""
    seconds, ms = divmod(time_ms, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{seconds:02}{decimal_sign}{ms:03}"
