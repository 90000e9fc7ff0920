"""What a session with a lowered original is asked for."""


class Options:
    """A dub in the headphones, over an original at 20 %."""

    output = "headphones"
    follow_default = False
    original_percent = 20
