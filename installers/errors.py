"""What can go wrong while setting up, as one sentence with the way out."""


class SetupError(Exception):
    """Setting up cannot go on; the message is for the person at the keyboard."""
