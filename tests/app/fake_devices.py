"""Devices that come and go as a test says."""

from engine.audio.device_watch import Devices


class FakeWatch:
    """Tells `news`, once, and starts no thread."""

    def __init__(self):
        self.news = Devices()

    def start(self):
        """Have nothing to look at."""

    def stop(self):
        """Likewise."""

    def join(self, timeout_s=None):
        """Likewise."""

    def take_news(self):
        news, self.news = self.news, None
        return news
