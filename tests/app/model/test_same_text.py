"""What is on screen, in the transcript and in every export is the same text, whatever comes."""

import html
import json
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
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded
from tests.app.model.said import random_session

pytestmark = pytest.mark.usefixtures("caplog")  # words that are taken back are warned of
SEEDS = range(40)
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
