"""A copy of the project with everything in it that documented commands take: sound, tables, keys.

What a command writes lands in the copy, also where its words name a folder of the project.
"""

import gzip
import itertools
import json
import os
import random
import shutil
import subprocess

import numpy as np
import pytest
import soundfile

from app import assets
from app.folders import VARIABLE, transcripts_path
from app.model.transcript_writer import TranscriptWriter
from engine.events import CaptionUpdated, EngineReady, EngineStopped, SourceUpdated, UtteranceEnded
from engine.installing.sotto_file import pack
from tests.docs.pages import ROOT
from tests.engine.installing.test_signature import SECRET_KEY

TALK_S, CLIPS_S = 2, 10
SAID = [
    ("Bonjour à tous.", "Good morning, everybody."),
    ("Ma sœur habite à Paris.", "My sister lives in Paris."),
    ("Il fait beau aujourd'hui.", "The weather is fine today."),
    ("Nous allons à la mer.", "We are going to the sea."),
    ("Le chien dort sous la table.", "The dog sleeps under the table."),
]
# So many words, each of them twice, make 2000 sub-words.
N_WORDS, N_SENTENCE_WORDS = 3000, 20


def write_samples(folder):
    """Write what a person brings who reads the user guide: recordings, a model in a file, a key."""
    pcm, rate_hz = soundfile.read(assets.DEMO_CLIP, dtype="float32")
    clips = pcm[: CLIPS_S * rate_hz]
    pcm = np.concatenate([pcm[: TALK_S * rate_hz], np.zeros(rate_hz // 2, np.float32)])
    for name in ("talk.wav", "talk.mp3", "talks/one.wav"):
        (folder / name).parent.mkdir(exist_ok=True)
        soundfile.write(folder / name, pcm, rate_hz)
    soundfile.write(folder / "clips.wav", clips, rate_hz)
    (folder / "talks.txt").write_text("talks/one.wav\n")
    for name in ("talk-en.txt", "talk.txt"):
        (folder / name).write_text("Good morning.\n")
    (folder / "my.key").write_text(SECRET_KEY)
    model = shutil.copytree(assets.BUNDLE, folder / "model")
    text = (model / "manifest.json").read_text().replace('"name": "fr-en"', '"name": "es-en"')
    (model / "manifest.json").write_text(text)
    pack(model, folder / "es-en.sotto", None)


def write_measured(folder):
    """Write what the commands of evaluation and training take."""
    lines = [f"{source}\t{target}" for source, target in SAID]
    for name in ("dev", "tatoeba-dev", "heldout"):
        (folder / f"{name}.fr-en.tsv").write_text("\n".join(lines) + "\n")
    for place in ("dev-wav", "heldout"):
        (folder / place).mkdir()
        for i in range(len(SAID)):
            shutil.copy(folder / "talk.wav", folder / place / f"{i:04}.wav")
    rows = [f"talk.wav\t{line}" for line in lines]
    (folder / "talks.tsv").write_text("\n".join(["audio\tsource\ttarget", *rows]) + "\n")
    rows = [f"talk.wav\tfr\t{line}" for line in lines]
    head = "file\tlanguage\ttranscript\tenglish"
    (folder / "manifest.tsv").write_text("\n".join([head, *rows]) + "\n")
    facts = {"name": "fr-en", "source_language": "fr", "target_language": "en", "licence": "MIT"}
    (folder / "facts.json").write_text(json.dumps(facts | {"trained": {}, "measured": []}))
    tracks = {"name": "fr-tracks", "licence": "MIT", "trained": {}, "measured": []}
    (folder / "track-facts.json").write_text(json.dumps(tracks))
    rows = [f"{source}\t{target}\t{target}\t{target}" for source, target in SAID]
    (folder / "heldout.tsv").write_text("\n".join(rows) + "\n")  # three languages, all English
    for name in ("fr-wait", "fr-hmt"):
        shutil.copytree(assets.BUNDLES / "fr-tracks", folder / name)
    write_texts(folder)
    write_noise(folder / "noise")
    rows = [f"talk.wav\tfr\t{source}\t{target}" for source, target in SAID]
    (folder / "readings.tsv").write_text("\n".join(rows) + "\n")


def write_texts(folder):
    """Write parallel texts in words of no language, for vocabularies of the usual sizes."""
    columns = [list(sentences(seed)) for seed in range(4)]
    for name, n_columns in (
        ("corpus", 2),
        *((f"{language}-en", 2) for language in ("fr", "de", "es")),
        ("multi", 4),
    ):
        rows = ["\t".join((*row, "made-up")) for row in zip(*columns[:n_columns], strict=True)]
        with gzip.open(folder / f"{name}.tsv.gz", "wt", encoding="utf-8") as table:
            table.write("\n".join(rows) + "\n")


def sentences(seed):
    draw = random.Random(seed)
    words = set()
    while len(words) < N_WORDS:
        syllables = (
            draw.choice("bcdfgjlmnprstvz") + draw.choice("aeiou") for _ in itertools.count()
        )
        words.add("".join(itertools.islice(syllables, draw.randint(2, 4))))
    for _ in range(2):
        row = draw.sample(sorted(words), N_WORDS)
        for start in range(0, N_WORDS, N_SENTENCE_WORDS):
            yield " ".join(row[start : start + N_SENTENCE_WORDS])


def write_noise(folder):
    folder.mkdir()
    noise = 0.1 * np.random.default_rng(1).standard_normal(5 * 16_000)
    soundfile.write(folder / "hiss.wav", noise.astype(np.float32), 16_000)


def write_checkpoints(folder):
    """Write two checkpoints of one network, as they are before and after a training."""
    import torch  # only where it is installed

    for name, weight in (("before", 1.0), ("after", 5.0)):
        model = {"weight": torch.full((2,), weight)}
        torch.save({"model": model, "optimiser": {}, "step": 9}, folder / f"{name}.pt")


def write_transcript():
    """Keep a session, as somebody has who used Sotto before."""
    writer = TranscriptWriter(transcripts_path())
    writer.start()
    for event in (
        EngineReady("fr", "en"),
        SourceUpdated(0, "ma sœur", "", 900),
        CaptionUpdated("en", 0, "My sister", "", 900),
        CaptionUpdated("de", 0, "Meine Schwester", "", 900),
        UtteranceEnded(0, 0, 1000),
        EngineStopped(),
    ):
        writer.show(event)
    writer.close()


def copy_project(folder):
    """Copy every file of the project that is kept or may be; nothing that was made of them."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("this is no checkout of git, so what belongs to the project is not known")
    for name in listed.stdout.decode().split("\0"):
        if name and (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)


def own_variables(folder):
    """Return the variables of a terminal in which Sotto keeps a person's things in `folder`."""
    tests_own = {"QT_QPA_PLATFORM"}  # offscreen, where a window would open and nobody close it
    kept = {name: value for name, value in os.environ.items() if name not in tests_own}
    return kept | {VARIABLE: str(folder)}
