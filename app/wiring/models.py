"""Does what `sotto models` is asked for; the import is loaded only then."""

import sys

from app import assets, cli
from app.progress import Progress
from engine.importing.model import (
    ModelFacts,
    PublishedModel,
    PublishedVocabulary,
    PublishedVocoder,
    import_model,
)


def run_import(options: cli.ImportOptions) -> None:
    """Make the bundle, and say where it is."""
    progress = Progress(sys.stderr)
    try:
        import_model(_model(options), _facts(options), options.out, assets.SKELETONS, progress.show)
    except BaseException:
        progress.finish()
        raise
    sys.stdout.write(f"{options.out} is ready: sotto translate FILE --bundle {options.out}\n")


def _model(options: cli.ImportOptions) -> PublishedModel:
    vocoder = None
    if options.vocoder is not None and options.vocoder_config is not None:
        vocoder = PublishedVocoder(options.vocoder, options.vocoder_config)
    return PublishedModel(
        checkpoint=options.checkpoint,
        vocoder=vocoder,
        source=PublishedVocabulary(options.source_spm, options.source_dict),
        target=PublishedVocabulary(options.target_spm, options.target_dict),
        cmvn=options.cmvn,
    )


def _facts(options: cli.ImportOptions) -> ModelFacts:
    return ModelFacts(
        options.name, options.source_language, options.target_language, options.licence
    )
