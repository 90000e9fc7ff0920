"""Makes a bundle smaller and quicker: matrices in 8 bits where what is said stays the same.

Each graph has to pass: run beside the one that it was made of, over recordings, it must rank the
same entry first nearly always. One that does not stays as it was, and the manifest tells.
"""

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import numpy as np

from engine.bundle import Bundle
from engine.config import EngineConfig, PolicyConfig
from engine.errors import BundleError
from engine.events import CaptionUpdated, Pcm, SourceUpdated
from engine.importing.agreement import Agreement, SideBySide, Tally
from engine.importing.quantise import quantise
from engine.importing.staging import staged
from engine.manifest import BundleFacts, write_manifest
from engine.runtime.encoder import Encoder
from engine.runtime.onnx import Graph, StatefulGraph
from engine.runtime.recogniser import Recogniser
from engine.runtime.text_decoder import TextDecoder
from engine.runtime.translator import Parts, StreamingTranslator
from engine.runtime.unit_generator import UnitGenerator
from engine.runtime.units import Units
from engine.runtime.voice import Voice
from engine.runtime.writer import Writer
from engine.translation import Translated

# The least share of rows with the same best entry. Units may differ more: two that are mistaken for
# one another sound alike, words do not.
LEAST_SAME_BEST: Mapping[str, float] = {
    "encoder": 0.98,
    "text_decoder": 0.97,
    "unit_generator": 0.95,
}
VOICE = "unit_generator"
N_THREADS = 1
WHAT = "8 bits against what it was made of"


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a smaller graph did, and whether it is taken."""

    agreement: Agreement
    needed: float

    @property
    def passed(self) -> bool:
        """Say whether it agrees often enough; one that was never run does not."""
        return self.agreement.n_rows > 0 and self.agreement.same_best >= self.needed


@dataclass(frozen=True, slots=True)
class Smaller:
    """What became of a bundle: each graph's verdict, and the share of words that stayed."""

    verdicts: Mapping[str, Verdict]
    same_source_words: float
    same_target_words: float


class Mute:
    """A vocoder for units that nobody is to hear."""

    waiting_ms = 0
    duration_scale = 1.0

    def reset(self) -> None:
        """Forget nothing."""

    def push(self, units: Units) -> Pcm:
        """Return no samples."""
        return np.zeros(0, np.float32)

    def finish(self) -> Pcm:
        """Return no samples."""
        return np.zeros(0, np.float32)


def make_smaller(
    bundle: Bundle,
    out: Path,
    recordings: Mapping[str, Pcm],
    needed: Mapping[str, float] = LEAST_SAME_BEST,
) -> Smaller:
    """Write `bundle` with smaller graphs into `out`, trying them on recordings by name.

    `needed` is the least share of decisions that each graph has to leave as they were. Raises
    `BundleError` when no graph passes, `OutputError` when `out` cannot be written; then nothing is
    written.
    """
    with staged(out) as folder:
        for name in bundle.manifest.files:
            shutil.copyfile(bundle.path(name), folder / name)
        for graph in _graphs(bundle):
            quantise(bundle.path(f"{graph}.onnx"), folder / f"{graph}.onnx")
        verdicts = compare(bundle, folder, recordings.values(), needed)
        for graph, verdict in verdicts.items():
            if not verdict.passed:
                shutil.copyfile(bundle.path(f"{graph}.onnx"), folder / f"{graph}.onnx")
        if not any(verdict.passed for verdict in verdicts.values()):
            raise BundleError(f"{bundle.folder} says other things in 8 bits: leave it as it is.")
        smaller = _measured(bundle, folder, verdicts, recordings.values())
        write_manifest(folder, bundle.spec, _facts(bundle, smaller, recordings))
    return smaller


def compare(
    bundle: Bundle, smaller: Path, recordings: Iterable[Pcm], needed: Mapping[str, float]
) -> dict[str, Verdict]:
    """Return how each graph in the folder `smaller` does beside that of `bundle`."""
    tallies = {name: Tally() for name in _graphs(bundle)}

    def side_by_side(name: str) -> SideBySide:
        first = StatefulGraph(bundle.path(f"{name}.onnx"), N_THREADS)
        return SideBySide(first, StatefulGraph(smaller / f"{name}.onnx", N_THREADS), tallies[name])

    memory = Graph(bundle.path("text_memory.onnx"), N_THREADS)
    voice = None
    if VOICE in tallies:
        blank_id = bundle.spec.unit_generator.blank_id
        voice = Voice(UnitGenerator(side_by_side(VOICE), blank_id), Mute())
    parts = Parts(
        Recogniser(Encoder(side_by_side("encoder"), bundle.cmvn)),
        Writer(TextDecoder(memory, side_by_side("text_decoder")), PolicyConfig()),
        voice,
    )
    config = EngineConfig("s2st" if voice else "s2tt")
    translator = StreamingTranslator(bundle, config, parts=parts)
    for pcm in recordings:
        _said(translator, pcm)
    return {name: Verdict(tally.agreement, needed[name]) for name, tally in tallies.items()}


def same_words(text: str, other: str) -> float:
    """Return the share of the words of `text` that `other` has in the same order."""
    words = text.split()
    blocks = SequenceMatcher(None, words, other.split(), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / max(1, len(words))


def _graphs(bundle: Bundle) -> list[str]:
    return [name for name in LEAST_SAME_BEST if f"{name}.onnx" in bundle.manifest.files]


def _measured(
    bundle: Bundle, folder: Path, verdicts: Mapping[str, Verdict], recordings: Iterable[Pcm]
) -> Smaller:
    """Return the verdicts with what both say when each goes its own way."""
    smaller = replace(bundle, folder=folder)
    texts = [
        _texts(StreamingTranslator(one, EngineConfig("s2tt")), recordings)
        for one in (bundle, smaller)
    ]
    (source, target), (other_source, other_target) = texts
    return Smaller(verdicts, same_words(source, other_source), same_words(target, other_target))


def _texts(translator: StreamingTranslator, recordings: Iterable[Pcm]) -> tuple[str, str]:
    """Return all that was recognised and translated."""
    texts: dict[type, list[str]] = {SourceUpdated: [], CaptionUpdated: []}
    for pcm in recordings:
        last: dict[tuple[type, int], str] = {}
        for said in _said(translator, pcm):
            if isinstance(said, SourceUpdated | CaptionUpdated):
                last[type(said), said.utterance] = said.stable
        for (kind, _), text in last.items():
            texts[kind].append(text)
    return " ".join(texts[SourceUpdated]), " ".join(texts[CaptionUpdated])


def _said(translator: StreamingTranslator, pcm: Pcm) -> list[Translated]:
    translator.reset()
    return [*translator.push(pcm), *translator.finish()]


def _facts(bundle: Bundle, smaller: Smaller, recordings: Iterable[str]) -> BundleFacts:
    manifest = bundle.manifest
    entry: dict[str, Any] = {
        "what": WHAT,
        "recordings": sorted(recordings),
        "same_source_words": round(smaller.same_source_words, 4),
        "same_target_words": round(smaller.same_target_words, 4),
        "graphs": {
            name: {"taken": verdict.passed, "needed": verdict.needed, **asdict(verdict.agreement)}
            for name, verdict in smaller.verdicts.items()
        },
    }
    return BundleFacts(
        name=f"{manifest.name}-int8",
        source_language=manifest.source_language,
        target_language=manifest.target_language,
        licence=manifest.licence,
        trained=dict(manifest.trained),
        measured=[*(dict(measured) for measured in manifest.measured), entry],
        version=manifest.version,
    )
