"""How a checkpoint was trained, by its own configuration: in chunks, or on whole recordings?

The simultaneous models convolve in blocks and their text-to-unit encoder looks back only. The
offline ones have the same tensors, and in the graphs of the others they would answer with nonsense.
"""

from engine.errors import CheckpointError
from engine.importing.checkpoint import Checkpoint
from engine.importing.stored import Namespace

LONGEST_CHUNK_FRAMES = 999  # from here on the authors' convolutions see no blocks


def is_offline(checkpoint: Checkpoint) -> bool:
    """Say whether the checkpoint was trained on whole recordings, as it tells itself.

    Raises `CheckpointError` when it was trained in a way for which there are no graphs.
    """
    configuration = checkpoint.content.get("cfg")
    options = configuration.get("model") if isinstance(configuration, dict) else None
    if not isinstance(options, Namespace):
        return False  # nothing is said: the simultaneous models are those that stream
    chunk_frames, looks_back = (options.values.get(name) for name in ("chunk_size", "uni_encoder"))
    if chunk_frames is None or options.values.get("multichunk"):
        offline = False
    elif isinstance(chunk_frames, int) and chunk_frames > 0:
        offline = chunk_frames >= LONGEST_CHUNK_FRAMES
    else:  # then each frame attends to those before it, and convolutions look ahead
        raise _unusual(checkpoint, f"with chunk_size {chunk_frames!r}")
    if looks_back is not None and bool(looks_back) == offline:
        heard = "whole recordings" if offline else "chunks"
        read = "looks back only" if looks_back else "looks ahead"
        raise _unusual(checkpoint, f"on {heard}, and its text-to-unit encoder {read}")
    return offline


def _unusual(checkpoint: Checkpoint, how: str) -> CheckpointError:
    return CheckpointError(
        f"{checkpoint.path} was trained {how}, as none of the published models: take one of those."
    )
