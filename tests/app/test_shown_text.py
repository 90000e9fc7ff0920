"""All that shows text, fed by one stream of events as in the window, shows the same text.

`tests/app/model/test_same_text.py` compares the exports; here it is the widgets themselves.
"""

import pytest

from app.controller import Controller
from app.model.settings import CaptionSettings
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts
from app.session import Settings
from app.views.desktop import Desktop
from app.views.transcript_view import LINE_ROLE
from app.wiring.page_switch import PageSwitch
from engine.config import LATENCIES_MS
from engine.evaluation.erasure import normalised_erasure
from tests.app.model.said import random_session

pytestmark = pytest.mark.usefixtures("caplog")  # words that are taken back are warned of
SEEDS = range(6)
STEP_MS = 400.0


class Screens:
    """Captions, transcript, page and file, and what was taken back from the captions."""

    def __init__(self, path, calm):
        self.now_ms = 0.0
        self.desktop = Desktop(LATENCIES_MS, lambda: None)
        look = CaptionSettings(calm=calm, smooth=False)
        settings = Settings("system", 320, dub=False, captions=look)
        self.controller = Controller(
            lambda _: None, self.desktop, settings, now_ms=lambda: self.now_ms
        )
        self.desktop.show_look(look)
        self.page = PageSwitch()
        self.path = path
        self.writer = TranscriptWriter(path, gather_s=0)
        self.writer.start()
        self.n_shown_words = self.n_erased_words = 0
        self._rows = {}

    def show(self, event):
        self.now_ms += STEP_MS
        for part in (self.writer.show, self.page.show, self.controller.on_event):
            part(event)
        self._compare()

    def end(self):
        self.writer.close()
        for window in self.desktop.windows:
            window.hide()
            window.deleteLater()

    def _compare(self):
        """Count the words that were settled on screen and are no longer what they were."""
        now = {
            (side, row.place): settled(row)
            for side, block in self.desktop.overlay._stack._blocks.items()
            for row in block.text._rows
        }
        for (side, place), before in self._rows.items():
            first = min((key[1] for key in now if key[0] == side), default=None)
            if first is None or place < first:
                continue  # it has rolled away, as a row does that was read
            if not now.get((side, place), "").startswith(before):
                self.n_erased_words += len(before.split())
        self.n_shown_words += sum(
            len(text.split()) - len(self._rows.get(key, "").split()) for key, text in now.items()
        )
        self._rows = now


def settled(row):
    """What of a row's text is settled."""
    return row.text[: max(0, row.n_stable - row.line.textStart())]


@pytest.fixture(params=[False, True], ids=["as said", "calm"])
def screens(request, qtbot, tmp_path):
    screens = Screens(tmp_path / "transcripts.db", request.param)
    yield screens
    screens.end()


@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_is_said_all_show_the_same_and_nothing_is_taken_back(screens, seed):
    for event in random_session(seed, 12):
        screens.show(event)
    screens.writer.close()
    kept = Transcripts(screens.path).utterances(1)
    said = [(each.source.stable, each.translation.stable) for each in kept]
    model = screens.desktop.main.transcript.lines.model()
    lines = [model.data(model.index(row, 0), LINE_ROLE) for row in range(model.rowCount())]
    assert sorted((line.source, line.translation) for line in lines) == sorted(said)
    for side, place in (("source", 0), ("en", 1)):
        page = page_texts(screens.page, side)
        assert sorted(page) == sorted(texts[place] for texts in said if texts[place])
    assert screens.n_shown_words > 0
    assert normalised_erasure(screens.n_erased_words, screens.n_shown_words) == 0


def page_texts(page, side):
    """What a viewer who comes now is given of a language, an utterance each."""
    texts = {}
    for message in page._feed.welcome("", 0):
        for piece in message.get("pieces", ()):
            if piece["side"] == side:
                texts[piece["utterance"]] = texts.get(piece["utterance"], "") + piece["text"]
    return texts.values()
