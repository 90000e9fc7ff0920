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
    to_multilingual_vtt,
    to_srt,
    to_txt,
    to_vtt,
)
from app.model.transcript_writer import TranscriptWriter
from app.model.transcripts import Transcripts
from app.views.rolling_text import RollingText
from app.web.feed import Feed
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded
from tests.app.model.said import TRACKS, random_session
from tests.app.views.test_overlay import style

pytestmark = pytest.mark.usefixtures("caplog")  # words that are taken back are warned of
SEEDS = range(25)
SIDES = ("source", "en", *TRACKS)
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
    captions = Captions(n_kept, "en")
    for event in events:
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            captions.apply(event)
    return captions


def texts(utterances):
    """What each utterance says that says anything, in every language."""
    said = [(each.number, *(text_of(each, side) for side in SIDES)) for each in utterances]
    return sorted(each for each in said if any(each[1:]))


def text_of(utterance, side):
    if side == "source":
        return utterance.source.stable
    return utterance.translations[side].stable if side in utterance.translations else ""


def letters(text):
    return "".join(text.split())


def letters_of(utterances, side):
    """All letters of a side, in order."""
    return letters("".join(text_of(each, side) for each in utterances))


def cue_rows(text):
    """The rows of text of each cue of a subtitle file."""
    blocks = [block.split("\n") for block in text.split("\n\n") if " --> " in block]
    return [rows[1:] if " --> " in rows[0] else rows[2:] for rows in blocks]


def test_what_is_on_screen_never_changes_again(events):
    screen, before = Captions(16), {}
    for event in events:
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            screen.apply(event)
        for side in SIDES:
            for passage in passages_of(screen, side):
                key = side, passage.utterance
                assert passage.stable.startswith(before.get(key, ""))
                before[key] = passage.stable


def passages_of(captions, side):
    """What the overlay is given of a side."""
    if side == "source":
        return captions.source_passages(3)
    return captions.translation_passages(3) if side == "en" else captions.track_passages(side, 3)


@pytest.mark.parametrize("side", SIDES)
def test_every_row_on_screen_is_of_the_text_that_is_kept(qapp, events, kept, side):
    rows = RollingText(style(n_columns=42))
    kept_text = {each.number: text_of(each, side) for each in kept}
    captions = Captions(16, "en")
    for now_ms, event in enumerate(events[:120]):
        if isinstance(event, SourceUpdated | CaptionUpdated | UtteranceEnded):
            captions.apply(event)
            rows.set_passages(passages_of(captions, side), 900.0, now_ms * 1000.0)
            for row in rows._rows:
                start = row.line.textStart()
                settled = row.text[: max(0, row.n_stable - start)]
                assert kept_text.get(row.place[0], "")[start:].startswith(settled)


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
        for side in SIDES:
            assert page.texts(side) == {
                each.number: text_of(each, side) for each in kept if text_of(each, side)
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
        assert growths_of(each) == growths_of(said[each.number])
        assert (each.start_ms, each.end_ms) == (
            said[each.number].start_ms,
            said[each.number].end_ms,
        )


def growths_of(utterance):
    return {track: text.growths for track, text in utterance.translations.items() if text.growths}


@pytest.mark.parametrize("to_subtitles", [to_srt, to_vtt], ids=lambda each: each.__name__)
def test_subtitles_have_every_letter_of_any_side(captions, kept, to_subtitles):
    for side in SIDES:
        texts_, track = ("source", "") if side == "source" else ("translation", side)
        file = to_subtitles(kept, ExportOptions(texts_, track=track))
        rows = [
            html.unescape(row) if to_subtitles is to_vtt else row
            for cue in cue_rows(file)
            for row in cue
        ]
        assert letters("".join(rows)) == letters_of(captions.utterances, side)


def test_bilingual_subtitles_keep_the_languages_apart(captions, kept):
    file = to_bilingual_vtt(kept, BOTH)
    for side, mark in (("source", "source"), ("en", "translation")):
        rows = re.findall(rf"<c\.{mark}\.\w+>(.*)</c>", file)
        assert letters(html.unescape("".join(rows))) == letters_of(captions.utterances, side)


def test_subtitles_in_all_languages_keep_them_apart(captions, kept):
    file = to_multilingual_vtt(kept, BOTH)
    for side in SIDES:
        language = "fr" if side == "source" else side
        rows = re.findall(rf"<lang {language}><c\.[\w.]+>(.*)</c></lang>", file)
        assert letters(html.unescape("".join(rows))) == letters_of(captions.utterances, side)


def test_text_has_every_letter(captions, kept):
    assert sorted(letters(to_txt(kept))) == sorted(letters(all_text(captions)))


def test_markdown_has_every_letter(captions, kept):
    body = to_markdown(kept, BOTH).partition("\n")[2]
    rows = [row.removeprefix("> ") for row in body.split("\n") if not row.startswith("**")]
    written = letters(re.sub(r"\\(.)", r"\1", "".join(rows)))
    assert sorted(written) == sorted(letters(all_text(captions)))


def all_text(captions):
    return "".join("".join(said) for _, *said in texts(captions.utterances))


def test_json_has_every_sign(captions, kept):
    rows = json.loads(to_json(kept))["utterances"]
    said = [
        (
            row["utterance"],
            row["source"],
            *(row["translations"].get(side, "") for side in SIDES[1:]),
        )
        for row in rows
    ]
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
