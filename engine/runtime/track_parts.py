"""What a bundle of caption tracks holds, read without an inference library."""

from engine.errors import BundleError
from engine.track_bundle import TrackBundle
from engine.track_spec import TrackSpec

ENCODER, DECODER = "track_encoder.onnx", "track_decoder.onnx"
PIECES, VOCABULARY = "pieces.txt", "tracks.model"


def spec_of(bundle: TrackBundle) -> TrackSpec:
    """Return the sizes that the manifest gives; raise `BundleError` when they are none."""
    try:
        return TrackSpec.from_json(dict(bundle.manifest.network))
    except (KeyError, TypeError, ValueError) as error:
        raise BundleError(
            f"{bundle.folder} has no sizes of caption tracks: fetch the bundle again."
        ) from error


def read_pieces(bundle: TrackBundle, n_pieces: int) -> tuple[str, ...]:
    """Return the sub-words in the order of their ids; raise `BundleError` if they are not all."""
    path = bundle.path(PIECES)
    try:
        pieces = tuple(path.read_text(encoding="utf-8").removesuffix("\n").split("\n"))
    except (OSError, ValueError) as error:
        raise BundleError(f"{path} cannot be read: fetch the bundle again.") from error
    if len(pieces) != n_pieces:
        raise BundleError(f"{path} has {len(pieces)} sub-words, not {n_pieces}: fetch it again.")
    return pieces
