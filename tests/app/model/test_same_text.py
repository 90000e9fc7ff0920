"""What is on screen, on the page, in the transcript and in every export is the same text."""

import html
import json
import random
import re

import pytest

from app.model.captions import Captions
from app.model.export import (
    ExportOptions,
    to_bilingual_vtt,
    to_json,
    to_markdown,
    to_srt,
    to_txt,
    to_vtt,
)
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts
from app.views.rolling_text import RollingText
from app.web.feed import Feed
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded
from tests.app.model.said import random_session
from tests.app.views.test_overlay import style

pytestmark = pytest.mark.usefixtures("caplog")  # words that are taken back are warned of
SEEDS = range(25)
BOTH = ExportOptions(source_language="fr", title="What was said")


@pytest.fixture(scope="module", params=SEEDS)
def events(request):
    return random_session(request.param)


@pytest.fixture(scope="module")
def captions(events):
    return all_of(events)


@pytest.fixture(scope="module")
def kept(events, tmp_path_factory):
    path = tmp_path_factory.mktemp("kept") / "transcripts.db"
    writer = TranscriptWriter(path, gather_s=0)
    writer.start()
    for event in events:
        writer.show(event)
    writer.close()
    assert writer.take_notices() == []
    return Transcripts(path).utterances(1)


def all_of(events, n_kept=None):
    captions = Captions(n_kept)
    for event in events:
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            captions.apply(event)
    return captions


def texts(utterances):
    """What each utterance says that says anything, in both languages."""
    said = [(each.number, each.source.stable, each.translation.stable) for each in utterances]
    return sorted(each for each in said if each[1] or each[2])


def letters(text):
    return "".join(text.split())


def both(utterances):
    """All letters of each side, in order."""
    return (
        letters("".join(each.source.stable for each in utterances)),
        letters("".join(each.translation.stable for each in utterances)),
    )


def cue_rows(text):
    """The rows of text of each cue of a subtitle file."""
    blocks = [block.split("\n") for block in text.split("\n\n") if " --> " in block]
    return [rows[1:] if " --> " in rows[0] else rows[2:] for rows in blocks]


def test_what_is_on_screen_never_changes_again(events):
    screen, before = Captions(16), {}
    for event in events:
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            screen.apply(event)
        for side in (screen.source_passages, screen.translation_passages):
            for passage in side(3):
                key = side.__name__, passage.utterance
                assert passage.stable.startswith(before.get(key, ""))
                before[key] = passage.stable


@pytest.mark.parametrize("side", ["source", "translation"])
def test_every_row_on_screen_is_of_the_text_that_is_kept(qapp, events, kept, side):
    rows = RollingText(style(n_columns=42))
    text_of = {each.number: getattr(each, side).stable for each in kept}
    captions = Captions(16)
    for now_ms, event in enumerate(events[:120]):
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            captions.apply(event)
            rows.set_passages(getattr(captions, f"{side}_passages")(3), 900.0, now_ms * 1000.0)
            for row in rows._rows:
                start = row.line.textStart()
                settled = row.text[: max(0, row.n_stable - start)]
                assert text_of.get(row.place[0], "")[start:].startswith(settled)


def test_a_page_has_the_text_that_is_kept(events, kept):
    feed = Feed()
    pages = [Page(feed) for _ in range(3)]
    dice = random.Random(len(events))
    for event in events:
        messages = feed.take(event)
        for page in pages[:1] + [page for page in pages[1:] if page.is_there]:
            page.take(messages)
        for page in pages[1:]:  # they come and go
            if dice.random() < 0.1:
                page.is_there = not page.is_there
                if page.is_there:
                    page.come_back()
    for page in pages:
        page.come_back()
        assert page.texts("source") == {
            each.number: each.source.stable for each in kept if each.source.stable
        }
        assert page.texts("en") == {
            each.number: each.translation.stable for each in kept if each.translation.stable
        }


class Page:
    """What a viewer's browser does with what it is told."""

    def __init__(self, feed):
        self.is_there = True
        self._feed = feed
        self._texts = {}
        self._last = 0

    def come_back(self):
        self.take(self._feed.welcome(self._feed.stream, self._last))

    def take(self, messages):
        for message in messages:
            for piece in message.get("pieces", ()):
                key = (piece["utterance"], piece["side"])
                self._texts[key] = self._texts.get(key, "") + piece["text"]
            self._last = max(self._last, message.get("last", 0))

    def texts(self, side):
        return {utterance: text for (utterance, of), text in self._texts.items() if of == side}


def test_the_transcript_has_what_was_on_screen(captions, kept):
    assert texts(kept) == texts(captions.utterances)


def test_the_transcript_knows_when_it_was_said(captions, kept):
    said = {each.number: each for each in captions.utterances}
    for each in kept:
        assert each.source.growths == said[each.number].source.growths
        assert (each.start_ms, each.end_ms) == (
            said[each.number].start_ms,
            said[each.number].end_ms,
        )


@pytest.mark.parametrize("to_subtitles", [to_srt, to_vtt], ids=lambda each: each.__name__)
def test_subtitles_have_every_letter_of_either_side(captions, kept, to_subtitles):
    for side, texts_ in enumerate(("source", "translation")):
        file = to_subtitles(kept, ExportOptions(texts_))
        rows = [
            html.unescape(row) if to_subtitles is to_vtt else row
            for cue in cue_rows(file)
            for row in cue
        ]
        assert letters("".join(rows)) == both(captions.utterances)[side]


def test_bilingual_subtitles_keep_the_languages_apart(captions, kept):
    file = to_bilingual_vtt(kept, BOTH)
    for side, mark in enumerate(("source", "translation")):
        rows = re.findall(rf"<c\.{mark}\.\w+>(.*)</c>", file)
        assert letters(html.unescape("".join(rows))) == both(captions.utterances)[side]


def test_text_has_every_letter(captions, kept):
    expected = "".join(
        source + translation for _, source, translation in texts(captions.utterances)
    )
    assert letters(to_txt(kept)) == letters(expected)


def test_markdown_has_every_letter(captions, kept):
    body = to_markdown(kept, BOTH).partition("\n")[2]
    rows = [row.removeprefix("> ") for row in body.split("\n") if not row.startswith("**")]
    expected = "".join(
        source + translation for _, source, translation in texts(captions.utterances)
    )
    assert letters(re.sub(r"\\(.)", r"\1", "".join(rows))) == letters(expected)


def test_json_has_every_sign(captions, kept):
    rows = json.loads(to_json(kept))["utterances"]
    said = [(row["utterance"], row["source"], row["translations"].get("en", "")) for row in rows]
    assert said == texts(captions.utterances)


@pytest.mark.parametrize("texts_", ["both", "source", "translation"])
def test_times_are_such_as_players_accept(kept, texts_):
    spans = re.findall(
        r"(\d+):(\d+):(\d+),(\d+) --> (\d+):(\d+):(\d+),(\d+)", to_srt(kept, ExportOptions(texts_))
    )
    reached_ms = 0
    for span in spans:
        start_ms, end_ms = (
            ((h * 60 + m) * 60 + s) * 1000 + ms
            for h, m, s, ms in (map(int, span[:4]), map(int, span[4:]))
        )
        assert reached_ms <= start_ms
        assert start_ms + 500 <= end_ms
        reached_ms = end_ms
