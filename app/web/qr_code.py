"""An address as a QR code: the door to the `segno` library."""

import io

import segno

WHITE_ON_BLACK = "\x1b[0;97;40m"
PLAIN = "\x1b[0m"


def to_rows(url: str) -> list[str]:
    """Return a row of 0 (light) and 1 (dark) for each row of the code, without its margin."""
    return ["".join(map(str, row)) for row in segno.make_qr(url).matrix]


def to_terminal(url: str) -> str:
    """Return rows of half blocks in black and white, whatever colours the terminal has."""
    rows = io.StringIO()
    segno.make_qr(url).terminal(rows, border=2, compact=True)
    return "".join(f"{WHITE_ON_BLACK}{row}{PLAIN}\n" for row in rows.getvalue().splitlines())
