"""The figures of one run, and those of systems that do nothing worth having."""

import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from engine.audio.file import read_audio_blocks
from engine.config import EngineConfig
from engine.evaluation.erasure import normalised_erasure
from engine.evaluation.latency import mean_measures, percentile
from engine.evaluation.manifest import Sentence
from engine.evaluation.quality import corpus_bleu, corpus_chrf, word_error_rate
from engine.evaluation.timeline import Timeline
from engine.evaluation.transcript import Transcript, transcribe
from engine.evaluation.written_text import WrittenText
from engine.translation import Translator


@dataclass(frozen=True, slots=True)
class Run:
    """What a bundle made of all sentences in one configuration."""

    config: EngineConfig
    sentences: Sequence[Sentence]
    transcripts: Sequence[Transcript]

    @property
    def title(self) -> str:
        """How a reader tells it from the others."""
        return "offline" if self.config.offline else f"{self.config.latency_ms} ms"

    @property
    def translates(self) -> bool:
        """Whether there is more than what was said in the language of the source."""
        return self.config.task != "asr"

    def reference(self, sentence: Sentence) -> str:
        """Return what should have been written."""
        return sentence.target if self.translates else sentence.source

    def text(self, transcript: Transcript) -> WrittenText:
        """Return what was written."""
        return transcript.translation if self.translates else transcript.source

    def text_timelines(self) -> list[Timeline]:
        """Return when the words of each sentence were promised."""
        return [
            transcript.text_timeline(self.text(transcript), self.reference(sentence))
            for sentence, transcript in zip(self.sentences, self.transcripts, strict=True)
        ]

    def dub_timelines(self) -> list[Timeline]:
        """Return when the chunks of each dub came."""
        return [
            transcript.dub_timeline(sentence.target)
            for sentence, transcript in zip(self.sentences, self.transcripts, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class Scores:
    """Figures by name, in the order in which they are shown; docs/evaluation.md tells each."""

    title: str
    figures: Mapping[str, float]


def evaluate(
    translator: Translator,
    config: EngineConfig,
    sentences: Sequence[Sentence],
    *,
    clock_s: Callable[[], float],
    tell: Callable[[int], None] = lambda _n_done: None,
) -> Run:
    """Return what `translator` makes of every recording; `tell` hears how many are done."""
    transcripts: list[Transcript] = []
    for sentence in sentences:
        blocks = read_audio_blocks(sentence.audio, translator.input_rate_hz)
        transcripts.append(transcribe(translator, blocks, clock_s))
        tell(len(transcripts))
    return Run(config, sentences, transcripts)


def score(run: Run) -> Scores:
    """Return the figures of a run."""
    timelines, dubs = run.text_timelines(), run.dub_timelines()
    figures = _quality(
        run.sentences,
        [transcript.source.text for transcript in run.transcripts],
        [transcript.translation.text for transcript in run.transcripts] if run.translates else None,
    )
    figures |= mean_measures(timelines)
    figures |= {f"dub_{name}": value for name, value in mean_measures(dubs).items()}
    figures |= _stability([run.text(transcript) for transcript in run.transcripts])
    figures |= _live_figures(run.transcripts)
    figures |= _counts(run, timelines, dubs)
    return Scores(run.title, figures)


def baselines(run: Run) -> list[Scores]:
    """Return what systems score that say nothing, repeat the source, or wait for its end."""
    silence = [""] * len(run.sentences)
    sources = [sentence.source for sentence in run.sentences]
    said_nothing = _quality(run.sentences, silence, silence if run.translates else None)
    found = [Scores("saying nothing", said_nothing)]
    if run.translates:
        copied = _quality(run.sentences, None, sources)
        found.append(Scores("copying source", copied))
    at_end = mean_measures(_at_end(timeline) for timeline in run.text_timelines())
    return [*found, Scores("all at the end", at_end)]


def _quality(
    sentences: Sequence[Sentence],
    recognised: Sequence[str] | None,
    translations: Sequence[str] | None,
) -> dict[str, float]:
    figures = dict[str, float]()
    if recognised is not None:
        figures["WER"] = word_error_rate([sentence.source for sentence in sentences], recognised)
    if translations is not None:
        targets = [sentence.target for sentence in sentences]
        figures["BLEU"] = corpus_bleu(targets, translations)
        figures["chrF"] = corpus_chrf(targets, translations)
    return figures


def _stability(texts: Sequence[WrittenText]) -> dict[str, float]:
    n_words = sum(len(text.words) for text in texts)
    return {
        "NE": normalised_erasure(sum(text.n_erased_words for text in texts), n_words),
        "NE_shown": normalised_erasure(sum(text.n_erased_shown_words for text in texts), n_words),
    }


def _live_figures(transcripts: Iterable[Transcript]) -> dict[str, float]:
    heard = list(transcripts)
    lags_ms = [lag_ms for transcript in heard for lag_ms in transcript.lags_ms]
    process_s = sum(transcript.process_s for transcript in heard)
    figures = {
        "compute_RTF": process_s / (sum(transcript.source_ms for transcript in heard) / 1000)
    }
    if lags_ms:
        figures |= {"lag_mean": statistics.fmean(lags_ms), "lag_p95": percentile(lags_ms, 95)}
    return figures


def _counts(run: Run, timelines: Sequence[Timeline], dubs: Sequence[Timeline]) -> dict[str, float]:
    figures = {
        "sentences": float(len(run.sentences)),
        "without_text": float(sum(not timeline.delays_ms for timeline in timelines)),
        "audio_s": sum(timeline.source_ms for timeline in timelines) / 1000,
    }
    if run.config.task == "s2st":
        figures |= {
            "without_dub": float(sum(not dub.delays_ms for dub in dubs)),
            "dub_s": sum(sum(dub.durations_ms) for dub in dubs) / 1000,
        }
    return figures


def _at_end(timeline: Timeline) -> Timeline:
    times_ms = (timeline.source_ms,) * timeline.n_reference_words
    return Timeline(timeline.source_ms, timeline.n_reference_words, times_ms, times_ms)
