"""What the authors' checkpoints call each tensor, and what our networks call it.

Also what of theirs is no weight at all: version marks, counters, tables, and output layers that
repeat an embedding. StreamSpeech has one layout for its simultaneous and offline models; UnitY's
lacks the CTC heads.
"""

from collections.abc import Iterable, Mapping

from engine.errors import CheckpointError
from engine.importing.checkpoint import Checkpoint
from engine.importing.stored import ElementType, StoredTensor
from engine.importing.weights import Weights

Shapes = Mapping[str, tuple[int, ...]]  # of each tensor of a network, by our name

MODEL = "model"
GENERATOR = "generator"
PARTS = {  # what we call the parts, and what their checkpoints do
    "encoder.": "encoder.",
    "source_ctc.": "source_unigram_decoder.proj.",
    "target_ctc.": "ctc_target_unigram_decoder.proj.",
    "text_decoder.": "target_unigram_decoder.",
    "unit_generator.encoder_": "synthesizer_encoder.",
    "unit_generator.decoder_": "decoder.",
    "unit_generator.units": "decoder.embed_tokens.weight",
}
CTC_HEADS = ("source_unigram_decoder.", "ctc_target_unigram_decoder.")
NO_WEIGHTS = (".version", "._float_tensor", ".embed_positions.weights", ".num_batches_tracked")
TIED = "output_projection.weight"
TIED_TO = "embed_tokens.weight"
NORMED = ("_g", "_v")  # weight norm: length and direction
READABLE = (ElementType.FLOAT32, ElementType.FLOAT16, ElementType.BFLOAT16)


def streamspeech_weights(checkpoint: Checkpoint, shapes: Shapes) -> Weights:
    """Return the weights of a StreamSpeech checkpoint by our names.

    Raises `CheckpointError` with everything that is missing, unknown or of another shape, with the
    ties that are none, or with the weights that are no numbers.
    """
    found = checkpoint.tensors(MODEL)
    if not any(name.startswith(CTC_HEADS) for name in found):
        raise CheckpointError(
            f"{checkpoint.path} has no CTC heads, by which Sotto hears words and decides when to "
            "write, so it is a UnitY model or of another kind: take a StreamSpeech checkpoint."
        )
    expected = {their_name(name): shape for name, shape in shapes.items()}
    weights = {name: tensor for name, tensor in found.items() if not name.endswith(NO_WEIGHTS)}
    ties = {name: weights.pop(name) for name in list(weights) if name.endswith(TIED)}
    originals = {name: name.removesuffix(TIED) + TIED_TO for name in ties}
    _check(
        checkpoint,
        [
            *_differences(weights, expected),
            *(f"{name} repeats nothing" for name in ties if originals[name] not in weights),
        ],
    )
    result = Weights(checkpoint, {name: (weights[their_name(name)],) for name in shapes})
    pairs = [(name, tied, originals[name], weights[originals[name]]) for name, tied in ties.items()]
    _check(checkpoint, [*_untied(checkpoint, pairs), *result.not_finite()])
    return result


def hifigan_weights(checkpoint: Checkpoint, shapes: Shapes) -> Weights:
    """Return the weights of a unit HiFi-GAN by our names, without its weight norm.

    Raises `CheckpointError` with everything that is missing, unknown or of another shape, or with
    the weights that are no numbers.
    """
    found = checkpoint.tensors(GENERATOR)
    sources: dict[str, tuple[str, ...]] = {}
    for name in shapes:
        normed = all(name + ending in found for ending in NORMED)
        sources[name] = tuple(name + ending for ending in NORMED) if normed else (name,)
    expected: dict[str, tuple[int, ...]] = {}
    for name, shape in shapes.items():
        expected[sources[name][-1]] = shape
        if len(sources[name]) > 1:
            expected[sources[name][0]] = (*shape[:1], *(1 for _ in shape[1:]))
    _check(checkpoint, _differences(found, expected))
    tensors = {name: tuple(found[theirs] for theirs in sources[name]) for name in shapes}
    result = Weights(checkpoint, tensors)
    _check(checkpoint, result.not_finite())
    return result


def their_name(name: str) -> str:
    """Return what the authors' checkpoints call our tensor `name`."""
    part = next(part for part in reversed(PARTS) if name.startswith(part))
    return PARTS[part] + name.removeprefix(part)


def _differences(found: Mapping[str, StoredTensor], expected: Shapes) -> Iterable[str]:
    for name, shape in expected.items():
        if name not in found:
            yield f"{name} is missing"
        elif found[name].shape != shape:
            yield f"{name} is {found[name].shape} and not {shape}"
        elif found[name].storage.element not in READABLE:
            yield f"{name} is of type {found[name].storage.element.label}"
    for name in found:
        if name not in expected:
            yield f"{name[:200]} is unknown"


def _untied(
    checkpoint: Checkpoint, pairs: Iterable[tuple[str, StoredTensor, str, StoredTensor]]
) -> Iterable[str]:
    for name, tied, original_name, original in pairs:
        if tied != original and not checkpoint.equal(tied, original):
            yield f"{name} differs from {original_name}, which it must repeat"


def _check(checkpoint: Checkpoint, found: Iterable[str]) -> None:
    complaints = list(found)
    if complaints:
        raise CheckpointError(
            f"{checkpoint.path} is not laid out like a model that Sotto can run: "
            f"{', '.join(complaints)}."
        )
