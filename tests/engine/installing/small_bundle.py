"""The files of a bundle that is sound and tiny, by name, and what makes an archive of them."""

import hashlib
import io
import json
import zipfile

import numpy as np
from onnx import TensorProto, helper, numpy_helper

from engine.bundle import MANIFEST
from engine.spec import NetworkSpec
from tests.engine.importing.tiny_model import sentencepiece_model

PIECES = ("<s>", "<pad>", "</s>", "<unk>", "▁a", "b", "▁")
GRAPHS = ("encoder.onnx", "text_memory.onnx", "text_decoder.onnx")
FACTS = {
    "schema_version": 1,
    "name": "small",
    "source_language": "fr",
    "target_language": "en",
    "input_rate_hz": 16000,
    "output_rate_hz": 16000,
    "network": NetworkSpec(n_source=len(PIECES), n_target=len(PIECES)).to_json(),
    "latencies_ms": [320, 640],
    "licence": "CC0",
}


def small_contents(**facts):
    """Return the content of every file, the manifest's with `facts` changed."""
    text = "".join(f"{piece}\n" for piece in PIECES).encode()
    contents = {name: graph_bytes() for name in GRAPHS}
    contents |= {"source_pieces.txt": text, "target_pieces.txt": text}
    contents |= {"source.model": sentencepiece_model(PIECES), "cmvn.npz": cmvn_bytes()}
    return with_manifest(contents, **facts)


def with_manifest(contents, **facts):
    """Return `contents` with a manifest that lists them, and its `facts` changed."""
    files = {
        name: {"sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}
        for name, content in contents.items()
        if name != MANIFEST
    }
    manifest = json.dumps({**FACTS, "files": files, **facts}).encode()
    return {MANIFEST: manifest, **{name: contents[name] for name in files}}


def small_model(weights=None, nodes=(), opsets=()):
    """Return an ONNX model that multiplies by `weights`, a matrix of tensors' own type."""
    matrix = (
        numpy_helper.from_array(np.eye(4, dtype=np.float32), "w") if weights is None else weights
    )
    product = helper.make_node("MatMul", ["x", "w"], ["y"])
    x, y = (helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 4]) for name in "xy")
    graph = helper.make_graph([product, *nodes], "small", [x], [y], [matrix])
    imported = [helper.make_opsetid("", 18), *(helper.make_opsetid(name, 1) for name in opsets)]
    return helper.make_model(graph, opset_imports=imported, ir_version=10)


def graph_bytes(**parts):
    return small_model(**parts).SerializeToString()


def cmvn_bytes(mean=None, std=None):
    stored = io.BytesIO()
    ones = np.ones(80, np.float32)
    np.savez(stored, mean=ones if mean is None else mean, std=ones if std is None else std)
    return stored.getvalue()


def write_archive(path, entries):
    """Write `entries`, pairs of a `ZipInfo` or a name and its content, whatever they are."""
    with zipfile.ZipFile(path, "w") as archive:
        for entry, content in entries:
            archive.writestr(entry, content)


def write_small(path, **facts):
    write_archive(path, small_contents(**facts).items())


def write_folder(folder, contents):
    folder.mkdir()
    for name, content in contents.items():
        (folder / name).write_bytes(content)
