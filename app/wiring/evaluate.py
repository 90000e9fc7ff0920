"""`sotto evaluate`: sentences through a bundle; figures to the terminal, the rest to a folder."""

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app import cli
from engine import EngineConfig
from engine.audio.file import AudioFile
from engine.bundle import open_bundle
from engine.errors import EvaluationError, OutputError
from engine.evaluation import report
from engine.evaluation.curve import Point, Series, draw
from engine.evaluation.instances import write_dub_log, write_text_log
from engine.evaluation.manifest import Sentence, read_manifest
from engine.evaluation.model_card import model_card
from engine.evaluation.quality import signatures
from engine.evaluation.scores import Run, Scores, baselines, evaluate, score
from engine.translation import Translator

LoadTranslator = Callable[[Path, EngineConfig], Translator]


def run_evaluation(
    options: cli.EvaluateOptions,
    load_translator: LoadTranslator,
    clock_s: Callable[[], float] = time.process_time,
) -> None:
    """Measure the bundle in every configuration and print the figures."""
    known_by = signatures()  # whether sacrebleu is there is better known before the work than after
    sentences = _sentences(options)
    _make(options.out)
    runs = []
    for config in options.configs:
        translator = load_translator(options.bundle, config)
        runs.append(evaluate(translator, config, sentences, clock_s=clock_s, tell=_tell(config)))
        _keep_run(runs[-1], options.out)
    scores, others = [score(run) for run in runs], baselines(runs[0])
    table = _with_signatures(report.table([*scores, *others]), known_by)
    everything = json.dumps(report.to_json(runs, scores, others, known_by), ensure_ascii=False)
    (options.out / "scores.md").write_text(table, encoding="utf-8")
    (options.out / "scores.json").write_text(everything + "\n", encoding="utf-8")
    if len(runs) > 1:
        _keep_curve(runs, scores, options.out)
    if options.card is not None:
        _keep_card(options, runs[0], _people(options, load_translator, clock_s), options.card)
    sys.stdout.write(everything + "\n" if options.json else table)


def _people(
    options: cli.EvaluateOptions, load_translator: LoadTranslator, clock_s: Callable[[], float]
) -> Run | None:
    """Return what becomes of the recordings of real people, if any were given."""
    if options.people is None:
        return None
    language = open_bundle(options.bundle).manifest.source_language
    sentences = read_manifest(options.people, language=language)
    translator = load_translator(options.bundle, options.configs[0])
    return evaluate(translator, options.configs[0], sentences, clock_s=clock_s)


def _keep_card(options: cli.EvaluateOptions, run: Run, people: Run | None, path: Path) -> None:
    """Describe the bundle in `path`; the command says names of files, not where they lie here."""
    place = ["--offline"] if run.config.offline else ["--latency-ms", str(run.config.latency_ms)]
    chosen = [("--speech", options.speech and options.speech.name), ("--n", options.n_sentences)]
    told = [str(each) for name, value in chosen if value is not None for each in (name, value)]
    skip = ["--skip", str(options.n_skipped)] if options.n_skipped else []
    heard = ["--people", options.people.name] if options.people else []
    card_words = ["--card", path.name, *heard]
    words = ["sotto evaluate", options.manifest.name, *told, *skip, *place, *card_words]
    card = model_card(open_bundle(options.bundle), run, " ".join(words), people)
    try:
        path.write_text(card, encoding="utf-8")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{path} cannot be written: {reason}.") from error


def _sentences(options: cli.EvaluateOptions) -> list[Sentence]:
    """Return what is to be measured, after a look at every recording."""
    sentences = read_manifest(options.manifest, speech=options.speech, language=options.language)
    end = None if options.n_sentences is None else options.n_skipped + options.n_sentences
    chosen = sentences[options.n_skipped : end]
    if not chosen:
        raise EvaluationError(
            f"{options.manifest} has only {len(sentences)} sentences: skip fewer of them."
        )
    for sentence in chosen:
        AudioFile(sentence.audio)
    return chosen


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OutputError(f"{folder} cannot be made: {reason}.") from error


def _tell(config: EngineConfig) -> Callable[[int], None]:
    """Return what counts sentences before the eyes of someone who waits."""
    title = "offline" if config.offline else f"{config.latency_ms} ms"

    def tell(n_done: int) -> None:
        if sys.stderr.isatty():
            sys.stderr.write(f"\r{title}: {n_done} sentences \r")

    return tell


def _keep_run(run: Run, folder: Path) -> None:
    place = folder / run.title.replace(" ", "")
    write_text_log(run, place)
    if run.config.task == "s2st":
        write_dub_log(run, place / "dub")
    (place / "sentences.md").write_text(report.sentence_table(run), encoding="utf-8")


def _with_signatures(table: str, known_by: dict[str, str]) -> str:
    lines = [f"{name}: {signature}" for name, signature in known_by.items()]
    return "\n".join([table, "", *lines]) + "\n"


def _keep_curve(runs: Sequence[Run], scores: Sequence[Scores], folder: Path) -> None:
    """Draw quality against latency, or nothing where a run wrote no word."""
    quality, better = ("BLEU", "more") if runs[0].translates else ("WER", "less")
    written = [scored.figures for scored in scores if "LAAL" in scored.figures]
    if not written:
        return
    title = f"{quality} ({better} is better) by average lagging, {len(runs[0].sentences)} sentences"
    titles = [scored.title for scored in scores if "LAAL" in scored.figures]
    series = [
        Series("LAAL", _points(written, "LAAL", quality, titles)),
        Series("LAAL with computation", _points(written, "LAAL_CA", quality, [""] * len(titles))),
    ]
    svg = draw(title, "LAAL in ms", quality, series)
    (folder / "curve.svg").write_text(svg, encoding="utf-8")
    _keep_png(svg, folder / "curve.png")


def _points(
    written: Sequence[Mapping[str, float]], measure: str, quality: str, labels: Sequence[str]
) -> tuple[Point, ...]:
    rows = zip(labels, written, strict=True)
    return tuple(Point(label, figures[measure], figures[quality]) for label, figures in rows)


def _keep_png(svg: str, path: Path) -> None:
    try:
        from app.views.picture import write_png
    except ImportError as error:  # a library of the system that Qt needs; the SVG is there
        sys.stderr.write(f"{path} was not drawn ({error}): look at curve.svg beside it.\n")
        return
    if not write_png(svg, path):
        raise OutputError(f"{path} cannot be written: is there room, and may you write there?")
