"""A bundle described for people who decide whether to trust it: docs/model-card.md is written here.

After Mitchell et al., "Model Cards for Model Reporting", 2019. What a bundle learned from and how
it was measured stands in its manifest; a run adds what goes wrong, sentence by sentence.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from engine.bundle import Bundle, Manifest
from engine.evaluation.manifest import Sentence
from engine.evaluation.quality import sentence_bleu, word_error_rate
from engine.evaluation.report import sentence_table
from engine.evaluation.scores import Run, score
from engine.evaluation.transcript import Transcript

N_EXAMPLES = 9  # from the best sentence to the worst, at equal distances
MEGABYTE = 1e6
# What else the manifest says of a measurement has a column of its own.
SAID_APART = ("test_set", "sentences", "baseline", "command", "date")
NOT_CLAIMED = "not_claimed"  # of what the manifest says of the training
TITLES = {
    "latency_ms": "ms at once",
    "wer_percent": "WER %",
    "bleu": "BLEU",
    "laal_ms": "LAAL ms",
    "lagging_k": "k",
    "asr_bleu": "ASR-BLEU of the dub",
    "wer_percent_against_its_captions": "WER % of the dub against its captions",
}


def model_card(bundle: Bundle, run: Run, command: str, people: Run | None = None) -> str:
    """Return the card as Markdown; `command` is what wrote it, `people` real ones who spoke."""
    manifest = bundle.manifest
    parts = (
        _head(bundle, command),
        _learned(manifest),
        _figures(manifest),
        _each(people) if people else "",
        _examples(run),
        _not_claimed(manifest),
    )
    return "\n\n".join(filter(None, parts)) + "\n"


def _head(bundle: Bundle, command: str) -> str:
    manifest = bundle.manifest
    n_bytes = sum(path.stat().st_size for path in bundle.folder.iterdir())
    return (
        f"# Model card: {manifest.name}, version {manifest.version}\n\n"
        f"Hears {manifest.source_language}, writes and speaks {manifest.target_language}; "
        f"{n_bytes / MEGABYTE:.1f} MB. Licence: {manifest.licence}.\n\n"
        f"Written by:\n\n    {command}"
    )


def _learned(manifest: Manifest) -> str:
    rows = [
        f"- {key.replace('_', ' ')}: {_plain(value)}"
        for key, value in manifest.trained.items()
        if key != NOT_CLAIMED
    ]
    return "## What it learned from\n\n" + "\n".join(rows)


def _plain(value: object) -> str:
    if isinstance(value, list):
        return "".join(f"\n  - {each}" for each in value)
    return f"{value:,}" if isinstance(value, int) else str(value)


def _figures(manifest: Manifest) -> str:
    lines = ["## How good it is", ""]
    for measured in manifest.measured:
        lines += _measurement(measured)
    return "\n".join(lines).rstrip()


def _measurement(measured: Mapping[str, Any]) -> list[str]:
    said = {name: value for name, value in measured.items() if name not in SAID_APART}
    is_offline = said.pop("offline", False)
    figures = [
        f"{TITLES.get(name, name)} {value}" for name, value in said.items() if value is not None
    ]
    how = ["offline", *figures] if is_offline else figures
    rows = [
        f"- **{measured['test_set']}** ({measured['sentences']}): {', '.join(how)}",
        f"  - beside it: {measured['baseline']}",
        f"  - `{measured['command']}`, {measured['date']}",
    ]
    return [*rows, ""]


def _each(run: Run) -> str:
    scored = score(run).figures
    overall = ", ".join(f"{name} {scored[name]:.1f}" for name in ("WER", "BLEU") if name in scored)
    return (
        f"## What becomes of real people\n\nEach of {len(run.sentences)} recordings ({run.title}); "
        f"overall: {overall}.\n\n{sentence_table(run).rstrip()}"
    )


def _examples(run: Run) -> str:
    pairs = sorted(
        zip(run.sentences, run.transcripts, strict=True), key=_quality(run), reverse=True
    )
    last, n_shown = len(pairs) - 1, min(N_EXAMPLES, len(pairs))
    places = [round(i * last / max(1, n_shown - 1)) for i in range(n_shown)]
    rows = [_example(*pairs[place]) for place in places]
    return "\n".join(
        (
            "## What goes wrong\n",
            f"Of {len(pairs)} sentences ({run.title}) these lie at equal distances between the "
            "best translation and the worst.\n",
            "| said | recognised | meant | written |",
            "|---|---|---|---|",
            *rows,
        )
    )


def _quality(run: Run) -> Callable[[tuple[Sentence, Transcript]], float]:
    def quality(pair: tuple[Sentence, Transcript]) -> float:
        sentence, heard = pair
        if run.translates:
            return sentence_bleu(sentence.target, heard.translation.text)
        return -word_error_rate([sentence.source], [heard.source.text])

    return quality


def _example(sentence: Sentence, heard: Transcript) -> str:
    texts = (sentence.source, heard.source.text, sentence.target, heard.translation.text)
    return f"| {' | '.join(text.replace('|', chr(92) + '|') or '–' for text in texts)} |"


def _not_claimed(manifest: Manifest) -> str:
    claims: Sequence[str] = manifest.trained.get(NOT_CLAIMED, ())
    return (
        "## What is not claimed\n\n" + "\n".join(f"- {claim}" for claim in claims) if claims else ""
    )
