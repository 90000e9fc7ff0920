"""Bundles in sound archives that must be refused: what writes each, what the sentence must say."""

import io
import pickle
import zipfile

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from engine.bundle import MANIFEST
from engine.spec import NetworkSpec
from tests.engine.importing.tiny_model import sentencepiece_model
from tests.engine.installing.small_bundle import (
    PIECES,
    cmvn_bytes,
    graph_bytes,
    small_contents,
    small_model,
    with_manifest,
    write_archive,
)

UNREADABLE, NO_CMVN, NOT_NUMBERS = "cannot be read", "does not hold a mean", "are not numbers"
NO_FIT, SIZE = "do not fill their size", "impossible size"
SIZES = NetworkSpec(n_source=len(PIECES), n_target=len(PIECES)).to_json()
EYE = np.eye(4, dtype=np.float32)


class Canary:
    """What a pickle would run."""

    def __reduce__(self):
        return (exec, ("raise SystemExit('it was run')",))


def saying(**facts):
    """Return a writer of a bundle whose manifest says something else."""
    return lambda path: write_archive(path, small_contents(**facts).items())


def with_files(**contents):
    """Return a writer of a bundle with other files, which its manifest lists as they are."""
    named = {name.replace("__", "."): content for name, content in contents.items()}
    return lambda path: write_archive(path, with_manifest(small_contents() | named).items())


def behind_its_back(change):
    """Return a writer of a bundle whose files were changed after its manifest was written."""

    def write(path):
        contents = small_contents()
        change(contents)
        write_archive(path, contents.items())

    return write


def with_text(manifest):
    return behind_its_back(lambda contents: contents.update({MANIFEST: manifest}))


def with_network(**sizes):
    return saying(network=SIZES | sizes)


def with_encoder(**sizes):
    return saying(network=SIZES | {"encoder": SIZES["encoder"] | sizes})


def with_graph(content):
    return with_files(encoder__onnx=content)


def with_model(change):
    """Return a writer of a bundle with a graph after `change`."""
    model = small_model()
    change(model)
    return with_graph(model.SerializeToString())


def with_weights(array):
    return with_graph(graph_bytes(weights=numpy_helper.from_array(array, "w")))


def with_node(operator, **attributes):
    node = helper.make_node(operator, ["y"], ["z"], **attributes)
    return with_graph(graph_bytes(nodes=[node]))


def with_constant(array):
    return with_node("Constant", value=numpy_helper.from_array(np.asarray(array)))


def of_domain(domain):
    node = helper.make_node("Evil", ["y"], ["z"], domain=domain)
    return with_graph(graph_bytes(nodes=[node], opsets=[domain]))


def external(location):
    def change(model):
        tensor = model.graph.initializer[0]
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        tensor.external_data.add(key="location", value=location)

    return with_model(change)


def external_constant():
    tensor = TensorProto(name="c", dims=[4], data_type=TensorProto.FLOAT, data_location=1)
    tensor.external_data.add(key="location", value="../secret")
    return with_node("Constant", value=tensor)


def dims(*sizes):
    """Return a writer of a graph whose weights have no values and these sizes."""
    tensor = TensorProto(name="w", dims=sizes, data_type=TensorProto.FLOAT)
    return with_graph(graph_bytes(weights=tensor))


def input_of(*sizes):
    def change(model):
        model.graph.input.append(helper.make_tensor_value_info("past", TensorProto.FLOAT, sizes))

    return with_model(change)


def branch():
    value = helper.make_tensor_value_info("b", TensorProto.FLOAT, None)
    inner = helper.make_graph([helper.make_node("Identity", ["y"], ["b"])], "b", [], [value])
    return helper.make_node("If", ["y"], ["z"], then_branch=inner, else_branch=inner)


def own_function(model):
    node = helper.make_node("Identity", ["a"], ["b"])
    opset = [helper.make_opsetid("", 18)]
    model.functions.append(helper.make_function("", "Evil", ["a"], ["b"], [node], opset))


def sparse(model):
    model.graph.sparse_initializer.add().dims.extend([1 << 40, 1 << 40])


def training(model):
    model.training_info.add()


def listed_values(values):
    """Return weights whose values stand one by one, not as bytes."""
    return helper.make_tensor("w", TensorProto.FLOAT, [2, 2], values)


def packed_zeros():
    """Return an archive of arrays that unpacks to 40 MB."""
    stored = io.BytesIO()
    np.savez_compressed(stored, mean=np.zeros(10_000_000, np.float32), std=np.ones(80, np.float32))
    return stored.getvalue()


def array_header(shape):
    """Return an archive with an array that claims to be huge and has no values."""
    array = io.BytesIO()
    np.lib.format.write_array_header_1_0(
        array, {"descr": "<f4", "fortran_order": False, "shape": shape}
    )
    stored = io.BytesIO()
    with zipfile.ZipFile(stored, "w") as archive:
        archive.writestr("mean.npy", array.getvalue())
        archive.writestr("std.npy", array.getvalue())
    return stored.getvalue()


def pieces_text(*last):
    return "".join(f"{piece}\n" for piece in (*PIECES[: -len(last)], *last)).encode()


def without(name):
    return behind_its_back(lambda contents: contents.pop(name))


def flip(name):
    def change(contents):
        content = bytearray(contents[name])
        content[-1] ^= 1
        contents[name] = bytes(content)

    return behind_its_back(change)


def swap(contents):
    """Two files of one length, each in the other's place."""
    contents["source_pieces.txt"] = b"x" * len(contents["target_pieces.txt"])


NAN, INFINITE = EYE * np.nan, np.where(EYE > 0, np.float32(np.inf), 0)
HOSTILE_BUNDLES = {
    # What a manifest says.
    "no manifest": (without(MANIFEST), f"has no {MANIFEST}"),
    "a manifest that is no JSON": (with_text(b"{"), UNREADABLE),
    "a manifest of nothing": (with_text(b""), UNREADABLE),
    "a manifest that is a list": (with_text(b"[]"), UNREADABLE),
    "a manifest without files": (with_text(b'{"schema_version": 1, "files": {}}'), "does not list"),
    "a manifest of brackets": (with_text(b"[" * 100_000), UNREADABLE),
    "a file of infinite size": (
        with_text(b'{"files": {"encoder.onnx": {"bytes": Infinity, "sha256": ""}}}'),
        UNREADABLE,
    ),
    "a file that is not listed": (
        behind_its_back(lambda contents: contents.update({"evil.sh": b"evil"})),
        "does not list",
    ),
    "a file that is missing": (without("encoder.onnx"), "lacks encoder.onnx"),
    "a wrong hash": (flip("source.model"), "checksum differs"),
    "a file in the place of another": (behind_its_back(swap), "checksum differs"),
    "a wrong size": (
        behind_its_back(lambda contents: contents.update({"cmvn.npz": b""})),
        "its manifest says",
    ),
    "another schema": (saying(schema_version=2), "update Sotto"),
    "a name that rules the terminal": (saying(name="\x1b]0;evil\x07"), "not plain text"),
    "a name that is a path": (saying(name="../../evil"), "cannot be the name"),
    "a name that is absolute": (saying(name="/etc"), "cannot be the name"),
    "a name that hides": (saying(name=".ssh"), "cannot be the name"),
    "a name of a device": (saying(name="con"), "cannot be the name"),
    "a language that rules the terminal": (saying(source_language="\x1b[2J"), "not plain text"),
    "a licence of a megabyte": (saying(licence="x" * 1_000_000), "not plain text"),
    "a rate beyond reason": (saying(input_rate_hz=10**9), "samples a second"),
    "a latency of nothing": (saying(latencies_ms=[0]), "latencies"),
    # What it says of the network.
    "a vocabulary of a billion": (with_network(n_source=10**9), "sub-words, and the network"),
    "a layer of a billion": (with_encoder(d_model=10**12), SIZE),
    "a million layers": (with_encoder(n_layers=10**6), SIZE),
    "a negative size": (with_encoder(n_heads=-1), SIZE),
    "half a head": (with_encoder(n_heads=0.5), "no whole number"),
    "a size that is a word": (with_encoder(d_ffn="large"), "no whole number"),
    "a size that is a truth": (with_encoder(d_ffn=True), "no whole number"),
    "a word that nobody knows": (
        with_network(unit_generator=SIZES["unit_generator"] | {"positions": "evil"}),
        "which is unknown",
    ),
    "a size that nobody knows": (with_encoder(evil=1), UNREADABLE),
    "a vocoder that nobody knows": (with_network(vocoder={"kind": "evil"}), UNREADABLE),
    # Sub-words.
    "sub-words that are not text": (with_files(source_pieces__txt=b"\xff" * 9), "not UTF-8"),
    "a sub-word that rules the terminal": (
        with_files(target_pieces__txt=pieces_text("\x1b[2J")),
        "not plain text",
    ),
    "too few sub-words": (with_files(target_pieces__txt=b"a\n"), "sub-words, and the network"),
    "other sub-words in the model": (
        with_files(source__model=sentencepiece_model((*PIECES[:-1], "evil"))),
        "other sub-words",
    ),
    "a model of sub-words that is none": (with_files(source__model=b"\xff" * 100), "is not a"),
    # Features.
    "an array of objects": (
        with_files(cmvn__npz=cmvn_bytes(mean=np.array([Canary()], dtype=object))),
        NO_CMVN,
    ),
    "a pickle": (with_files(cmvn__npz=pickle.dumps(Canary())), NO_CMVN),
    "arrays that unpack to 40 megabytes": (with_files(cmvn__npz=packed_zeros()), NO_CMVN),
    "an array of an impossible size": (with_files(cmvn__npz=array_header((1 << 50,))), NO_CMVN),
    "a mean that is no number": (
        with_files(cmvn__npz=cmvn_bytes(mean=np.full(80, np.nan, np.float32))),
        "does not fit",
    ),
    "an infinite deviation": (
        with_files(cmvn__npz=cmvn_bytes(std=np.full(80, np.inf, np.float32))),
        "does not fit",
    ),
    # Graphs.
    "a graph that is none": (with_graph(b"evil" * 100), "is not an ONNX graph"),
    "an empty graph": (with_graph(b""), "without a node"),
    "weights in another file": (external("weights.bin"), "in another file"),
    "weights outside of the folder": (external("../../../etc/passwd"), "in another file"),
    "a constant in another file": (external_constant(), "in another file"),
    "an operator of somebody's own": (of_domain("evil"), "not a standard"),
    "an operator of the runtime's own": (of_domain("com.microsoft"), "not a standard"),
    "a branch": (with_graph(graph_bytes(nodes=[branch()])), "a branch or a loop"),
    "a function": (with_model(own_function), "functions of its own"),
    "a graph for training": (with_model(training), "for training"),
    "sparse weights": (with_model(sparse), "sparse weights"),
    "weights of an impossible size": (dims(1 << 40), SIZE),
    "weights of sizes that multiply": (dims(1 << 20, 1 << 20, 1 << 20), NO_FIT),
    "weights of a negative size": (dims(-1), SIZE),
    "weights without values": (dims(1024, 1024), NO_FIT),
    "an input of an impossible size": (input_of(1 << 40), SIZE),
    "an input of sizes that multiply": (input_of(1 << 19, 1 << 19, 1 << 19), SIZE),
    "weights that are NaN": (with_weights(NAN), NOT_NUMBERS),
    "weights that are infinite": (with_weights(INFINITE), NOT_NUMBERS),
    "half-precision weights that are NaN": (with_weights(NAN.astype(np.float16)), NOT_NUMBERS),
    "double-precision weights that are NaN": (with_weights(NAN.astype(np.float64)), NOT_NUMBERS),
    "listed weights that are NaN": (
        with_graph(graph_bytes(weights=listed_values([1, 2, 3, float("nan")]))),
        NOT_NUMBERS,
    ),
    "a constant that is NaN": (with_constant(np.float32(np.nan)), NOT_NUMBERS),
    "a list of numbers that are NaN": (
        with_node("Constant", value_floats=[1.0, float("nan")]),
        "what is not a number",
    ),
    "a shape beyond reason": (with_constant(np.array([1 << 40])), SIZE),
    "an attribute beyond reason": (with_node("Transpose", perm=[1 << 40]), SIZE),
    "weights that are text": (with_weights(np.array(["evil"], dtype=object)), "unknown type"),
    "complex weights": (with_weights(EYE.astype(np.complex64)), "unknown type"),
    "too few bytes of weights": (
        with_model(lambda model: setattr(model.graph.initializer[0], "raw_data", b"1234")),
        NO_FIT,
    ),
}
