"""The arguments of `sotto models`."""

import argparse
import re
from dataclasses import dataclass
from pathlib import Path

from app.cli import bundle_file, quantise, shelf
from app.cli.parser import Commands, Parser, describe
from engine.errors import ConfigError

LANGUAGES = re.compile(r"(?<![a-z])([a-z]{2})-([a-z]{2})(?![a-z])")
LICENCE = (
    "the weights are their authors', under the terms of the page they were fetched from; "
    "StreamSpeech's code is MIT"
)


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """`sotto models import`: published files to a bundle in `out`."""

    checkpoint: Path
    vocoder: Path | None
    vocoder_config: Path | None
    source_spm: Path
    target_spm: Path
    source_dict: Path | None
    target_dict: Path | None
    cmvn: Path
    out: Path
    name: str
    source_language: str
    target_language: str
    licence: str


def add_to(commands: Commands) -> None:
    """Add `sotto models` and what it can do to the commands."""
    parser = describe(
        commands.add_parser("models", help="install models, and make them of others' files"),
        "See, install and remove the models that Sotto can run, or make one of files that others "
        "publish.",
        "sotto models list",
        "sotto models install es-en.sotto",
        "sotto models import --help",
    )
    actions = parser.add_subparsers(metavar="ACTION", required=True, parser_class=Parser)
    shelf.add_to(actions)
    bundle_file.add_to(actions)
    _add_import(actions)
    quantise.add_to(actions)


def _add_import(actions: Commands) -> None:
    parser = describe(
        actions.add_parser("import", help="the published StreamSpeech models"),
        "Make a bundle of a published StreamSpeech checkpoint. Nothing in the files is run, and "
        "nothing is written unless all of them fit.",
        "sotto models import streamspeech.simultaneous.fr-en.pt --out fr-en-published \\",
        "    --vocoder g_00500000 --vocoder-config config.json --cmvn gcmvn.npz \\",
        "    --source-spm src_unigram6000/spm_unigram_fr.model \\",
        "    --target-spm tgt_unigram6000/spm_unigram_fr.model",
        "sotto translate talk.wav --bundle fr-en-published",
    )
    parser.add_argument(
        "checkpoint", metavar="FILE", type=Path, help="a model's .pt, simultaneous or offline"
    )
    parser.add_argument(
        "--vocoder", metavar="FILE", type=Path, help="the unit vocoder; captions alone without it"
    )
    parser.add_argument("--vocoder-config", metavar="FILE", type=Path, help="its config.json")
    for side in ("source", "target"):
        parser.add_argument(
            f"--{side}-spm",
            metavar="FILE",
            type=Path,
            required=True,
            help=f"SentencePiece model of the {side} language",
        )
        parser.add_argument(
            f"--{side}-dict", metavar="FILE", type=Path, help="fairseq's dictionary, to compare"
        )
    parser.add_argument(
        "--cmvn", metavar="FILE", type=Path, required=True, help="gcmvn.npz: mean, std of features"
    )
    parser.add_argument("--out", metavar="DIR", type=Path, required=True, help="the new bundle")
    parser.add_argument("--name", help="of the model, if not that of DIR")
    parser.add_argument(
        "--languages", metavar="FR-EN", help="if the checkpoint's name does not tell: fr-en"
    )
    parser.add_argument("--licence", default=LICENCE, help="what the manifest says of the weights")
    parser.set_defaults(read=_read)


def _read(options: argparse.Namespace) -> ImportOptions:
    if (options.vocoder is None) != (options.vocoder_config is None):
        raise ConfigError("--vocoder and --vocoder-config belong together: give both or neither.")
    languages = LANGUAGES.search((options.languages or options.checkpoint.name).lower())
    if languages is None:
        raise ConfigError(
            f"{options.languages or options.checkpoint.name} names no languages: add --languages "
            "with two of them, such as fr-en."
        )
    return ImportOptions(
        checkpoint=options.checkpoint,
        vocoder=options.vocoder,
        vocoder_config=options.vocoder_config,
        source_spm=options.source_spm,
        target_spm=options.target_spm,
        source_dict=options.source_dict,
        target_dict=options.target_dict,
        cmvn=options.cmvn,
        out=options.out,
        name=options.name or options.out.absolute().name,
        source_language=languages[1],
        target_language=languages[2],
        licence=options.licence,
    )
