"""How a checkpoint was trained, by its own configuration: can it listen as we do?

Our encoder convolves in blocks and its text-to-unit encoder looks back only, as the simultaneous
models learned it. An offline model has the same tensors and would answer with nonsense.
"""

from engine.errors import CheckpointError
from engine.importing.checkpoint import Checkpoint
from engine.importing.stored import Namespace

LONGEST_CHUNK_FRAMES = 999  # from here on the authors' convolutions see no blocks


def check_streaming(checkpoint: Checkpoint) -> None:
    """Raise `CheckpointError` when the checkpoint says that it was trained on whole recordings."""
    configuration = checkpoint.content.get("cfg")
    options = configuration.get("model") if isinstance(configuration, dict) else None
    if not isinstance(options, Namespace):
        return  # nothing is said, so its tensors decide
    chunk_frames = options.values.get("chunk_size")
    in_chunks = options.values.get("multichunk") or (
        isinstance(chunk_frames, int) and 0 < chunk_frames < LONGEST_CHUNK_FRAMES
    )
    if chunk_frames is not None and not in_chunks:
        raise CheckpointError(
            f"{checkpoint.path} was trained on whole recordings (chunk_size {chunk_frames}), and "
            "Sotto listens in chunks: take the simultaneous model of the same languages, which "
            "does both."
        )
