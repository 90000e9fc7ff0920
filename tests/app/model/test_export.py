import json
from pathlib import Path

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
    write_captions,
)
from app.model.track_files import track_files
from engine.errors import OutputError
from engine.events import CaptionUpdated, SourceUpdated, UtteranceEnded

SRT = """\
1
00:00:00,500 --> 00:00:02,000
bonjour à tous
Hello everyone.

2
01:01:01,001 --> 01:01:03,000
toi & moi < 3
You & me < 3

3
01:01:04,000 --> 01:01:05,000
fin
"""

VTT = """\
WEBVTT

00:00:00.500 --> 00:00:02.000
bonjour à tous
Hello everyone.

01:01:01.001 --> 01:01:03.000
toi &amp; moi &lt; 3
You &amp; me &lt; 3

01:01:04.000 --> 01:01:05.000
fin
"""

TXT = """\
bonjour à tous
Hello everyone.

toi & moi < 3
You & me < 3

fin
"""


BILINGUAL_VTT = """\
WEBVTT

00:00:00.500 --> 00:00:02.000
<lang fr><c.source.yellow>bonjour à tous</c></lang>
<lang en><c.translation.white>Hello everyone.</c></lang>

01:01:01.001 --> 01:01:03.000
<lang fr><c.source.yellow>toi &amp; moi &lt; 3</c></lang>
<lang en><c.translation.white>You &amp; me &lt; 3</c></lang>

01:01:04.000 --> 01:01:05.000
<lang fr><c.source.yellow>fin</c></lang>
"""

MARKDOWN = """\
# A *talk*

**0:00:00**

> bonjour à tous

Hello everyone.

**1:01:01**

> toi & moi \\< 3

You & me \\< 3

**1:01:04**

> fin
"""


@pytest.fixture
def utterances():
    captions = Captions()
    for event in (
        SourceUpdated(0, "bonjour à tous", "", 1800),
        CaptionUpdated("en", 0, "Hello everyone.", "", 2000),
        UtteranceEnded(0, 500, 2000),
        SourceUpdated(1, "toi & moi < 3", "", 3_663_000),
        CaptionUpdated("en", 1, "You & me < 3", "", 3_663_000),
        UtteranceEnded(1, 3_661_001, 3_663_000),
        SourceUpdated(2, "fin", "", 3_664_400),
        UtteranceEnded(2, 3_664_000, 3_664_400),
    ):
        captions.apply(event)
    return captions.utterances


def test_srt_is_exact(utterances):
    assert to_srt(utterances) == SRT


def test_vtt_is_exact_and_escapes_markup(utterances):
    assert to_vtt(utterances) == VTT


def test_txt_is_exact(utterances):
    assert to_txt(utterances) == TXT


def test_bilingual_vtt_is_exact(utterances):
    assert to_bilingual_vtt(utterances, ExportOptions(source_language="fr")) == BILINGUAL_VTT


def test_markdown_is_exact(utterances):
    options = ExportOptions(title="A *talk*")
    assert to_markdown(utterances, options) == MARKDOWN.replace("*talk*", r"\*talk\*")


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("- no", r"\- no"),
        ("3. mai", r"3\. mai"),
        ("12) b", r"12\) b"),
        ("a_b", r"a\_b"),
        ("5.5", "5.5"),
    ],
)
def test_markdown_takes_no_word_for_markup(said, written):
    captions = Captions()
    captions.apply(CaptionUpdated("en", 0, said, "", 0))
    assert to_markdown(captions.utterances) == f"**0:00:00**\n\n{written}\n"


@pytest.mark.parametrize(
    ("texts", "written"),
    [
        ("source", "bonjour à tous\n\ntoi & moi < 3\n\nfin\n"),
        ("translation", "Hello everyone.\n\nYou & me < 3\n"),
    ],
)
def test_one_language_alone_can_be_written(utterances, texts, written):
    assert to_txt(utterances, ExportOptions(texts)) == written


def test_json_holds_every_utterance(utterances):
    assert json.loads(to_json(utterances))["utterances"][0] == {
        "utterance": 0,
        "start_ms": 500,
        "end_ms": 2000,
        "source": "bonjour à tous",
        "translations": {"en": "Hello everyone."},
        "corrected": [],
    }


def test_the_suffix_chooses_the_format(utterances, tmp_path):
    write_captions(tmp_path / "talk.VTT", utterances)
    assert (tmp_path / "talk.VTT").read_text(encoding="utf-8") == VTT


def test_two_suffixes_choose_the_bilingual_format(utterances, tmp_path):
    write_captions(tmp_path / "talk.bilingual.vtt", utterances, ExportOptions(source_language="fr"))
    assert (tmp_path / "talk.bilingual.vtt").read_text(encoding="utf-8") == BILINGUAL_VTT


def test_an_unknown_suffix_is_refused_with_those_that_are_known(utterances):
    with pytest.raises(OutputError, match=r"\.srt, \.vtt, \.txt, \.md, \.json"):
        write_captions(Path("talk.docx"), utterances)


def test_a_full_disk_is_one_sentence(utterances, tmp_path):
    full = tmp_path / "talk.srt"
    full.symlink_to("/dev/full")
    with pytest.raises(OutputError, match="no space left on device"):
        write_captions(full, utterances)


@pytest.fixture
def tracks():
    captions = Captions(main_track="en")
    for event in (
        CaptionUpdated("de", 0, "Guten Tag.", "", 1900),
        SourceUpdated(0, "bonjour", "", 1800),
        CaptionUpdated("en", 0, "Hello.", "", 2000),
        CaptionUpdated("es", 0, "Buenos días.", "", 2000),
        UtteranceEnded(0, 500, 2000),
    ):
        captions.apply(event)
    return captions.utterances


MULTILINGUAL_VTT = """WEBVTT

00:00:00.500 --> 00:00:02.000
<lang fr><c.source.yellow>bonjour</c></lang>
<lang en><c.translation.white>Hello.</c></lang>
<lang de><c.track.cyan>Guten Tag.</c></lang>
<lang es><c.track.lime>Buenos días.</c></lang>
"""


def test_a_file_of_many_languages_has_a_row_for_each(tracks):
    assert to_multilingual_vtt(tracks, ExportOptions(source_language="fr")) == MULTILINGUAL_VTT


def test_text_has_every_track_below_the_main_one(tracks):
    assert to_txt(tracks) == "bonjour\nHello.\nGuten Tag.\nBuenos días.\n"


def test_subtitles_have_the_main_track_whichever_came_first(tracks):
    assert to_srt(tracks).endswith("bonjour\nHello.\n")
    assert "Guten" not in to_bilingual_vtt(tracks)


@pytest.mark.parametrize("to_text", [to_srt, to_vtt, to_txt, to_bilingual_vtt, to_multilingual_vtt])
def test_any_track_can_be_the_translation(tracks, to_text):
    text = to_text(tracks, ExportOptions(track="es"))
    assert ("Buenos" in text, "Hello" in text, "Guten" in text) == (True, False, False)


@pytest.mark.parametrize(
    ("name", "names"),
    [
        ("talk.srt", ["talk.de.srt", "talk.es.srt"]),
        ("talk.fr.bilingual.VTT", ["talk.fr.de.bilingual.VTT", "talk.fr.es.bilingual.VTT"]),
        ("talk.multilingual.vtt", []),
        ("talk.json", []),
    ],
)
def test_each_track_has_a_file_of_its_own_where_a_file_holds_one(tmp_path, name, names):
    files = track_files(tmp_path / name, ("de", "es"))
    assert [path.name for path in files.values()] == names
