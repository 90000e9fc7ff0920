"""All files of a model with hardly any weights, made without torch; its graphs only add them up."""

import json
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper

from engine.importing.model import (
    ModelFacts,
    PublishedModel,
    PublishedVocabulary,
    PublishedVocoder,
    import_model,
)
from engine.importing.names import their_name
from engine.spec import EncoderSpec, HifiganSpec, NetworkSpec
from tests.engine.importing.handmade import write_model

SPECIAL_PIECES = ("<s>", "<pad>", "</s>", "<unk>")
PIECES = (*SPECIAL_PIECES, "▁a", "b", "▁")
SPEC = NetworkSpec(
    n_source=len(PIECES), n_target=len(PIECES), encoder=EncoderSpec(n_mels=8), vocoder=HifiganSpec()
)
OFFLINE_SPEC = replace(
    SPEC,
    encoder=replace(SPEC.encoder, convolution="whole"),
    unit_generator=replace(SPEC.unit_generator, attention="whole"),
)
GRAPHS = {
    "encoder": {"encoder.linear.weight": (2, 3), "source_ctc.bias": (7,), "target_ctc.bias": (7,)},
    "text_memory": {"text_decoder.layers.0.encoder_attn.k_proj.bias": (4,)},
    "text_decoder": {"text_decoder.embed_tokens.weight": (7, 4)},
    "unit_generator": {
        "unit_generator.units": (9, 4),
        "unit_generator.encoder_layer_norm.bias": (4,),
        "unit_generator.decoder_layer_norm.bias": (4,),
    },
    "durations": {"dict.weight": (5, 2)},
    "vocoder": {"dict.weight": (5, 2), "ups.0.weight": (4, 2, 3), "ups.0.bias": (2,)},
}
PIECE_KINDS = {"<s>": 3, "<pad>": 3, "</s>": 3, "<unk>": 2}  # control and unknown; else normal
TEXT_GRAPHS = ("encoder", "text_memory", "text_decoder", "unit_generator")
IGNORED = {
    "decoder.version": np.ones(1, np.float32),
    "decoder.embed_positions._float_tensor": np.ones(1, np.float32),
    "encoder.conformer_layers.0.conv_module.batch_norm.num_batches_tracked": np.ones((), np.int64),
}
FACTS = ModelFacts("tiny", "fr", "en", "as its authors say")


@dataclass(frozen=True, slots=True)
class TinyModel:
    """Where the files lie."""

    folder: Path
    skeletons: Path
    published: PublishedModel

    def import_into(self, folder, tell=lambda share: None):
        import_model(self.published, FACTS, folder, self.skeletons, tell)


def write_tiny_model(folder):
    skeletons = folder / "skeletons"
    write_skeletons(skeletons, GRAPHS, SPEC)
    own = {name: GRAPHS[name] for name in ("encoder", "unit_generator")}
    write_skeletons(skeletons / "offline", own, OFFLINE_SPEC)
    (folder / "a.model").write_bytes(sentencepiece_model(PIECES))
    (folder / "dict.txt").write_text("".join(f"{piece} 1\n" for piece in PIECES[4:]))
    np.savez(folder / "gcmvn.npz", mean=np.zeros(8, np.float32), std=np.ones(8, np.float32))
    (folder / "config.json").write_text(json.dumps(VOCODER_CONFIG))
    write_model(folder / "model.pt", text_arrays())
    write_model(folder / "g_1", voice_arrays(), "generator")
    vocabulary = PublishedVocabulary(folder / "a.model", folder / "dict.txt")
    published = PublishedModel(
        checkpoint=folder / "model.pt",
        vocoder=PublishedVocoder(folder / "g_1", folder / "config.json"),
        source=vocabulary,
        target=vocabulary,
        cmvn=folder / "gcmvn.npz",
    )
    return TinyModel(folder, skeletons, published)


def write_skeletons(folder, graphs, spec):
    folder.mkdir()
    for name, weights in graphs.items():
        nodes = [
            helper.make_node("ReduceSum", [weight], [weight + "_sum"], keepdims=0)
            for weight in weights
        ]
        sums = [f"{weight}_sum" for weight in weights]
        nodes.append(helper.make_node("Sum", ["x", *sums], ["y"]))
        tensors = [
            TensorProto(name=weight, dims=shape, data_type=TensorProto.FLOAT)
            for weight, shape in weights.items()
        ]
        x, y = (helper.make_tensor_value_info(each, TensorProto.FLOAT, [1]) for each in "xy")
        graph = helper.make_graph(nodes, name, [x], [y], tensors)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 18)], ir_version=10)
        onnx.save(model, folder / f"{name}.onnx")
    (folder / "network.json").write_text(json.dumps(spec.to_json()))


def text_arrays():
    """Return the tensors of the text part by the authors' names, the ignored and tied ones too."""
    draw = np.random.default_rng(1)
    arrays = {
        their_name(name): draw.standard_normal(shape).astype(np.float32)
        for graph in TEXT_GRAPHS
        for name, shape in GRAPHS[graph].items()
    }
    for part in ("decoder", "target_unigram_decoder"):
        arrays[f"{part}.output_projection.weight"] = arrays[f"{part}.embed_tokens.weight"]
    return arrays | IGNORED


def voice_arrays():
    draw = np.random.default_rng(2)
    shapes = {
        "dict.weight": (5, 2),
        "ups.0.weight_g": (4, 1, 1),
        "ups.0.weight_v": (4, 2, 3),
        "ups.0.bias": (2,),
    }
    return {name: draw.standard_normal(shape).astype(np.float32) for name, shape in shapes.items()}


def sentencepiece_model(pieces):
    """Return the protobuf of a SentencePiece model: text, score and type of each piece."""
    messages = []
    for piece in pieces:
        content = piece.encode()
        score = b"\x15" + np.float32(-1).tobytes()
        kind = bytes([PIECE_KINDS.get(piece, 1)])
        message = b"\x0a" + bytes([len(content)]) + content + score + b"\x18" + kind
        messages.append(b"\x0a" + bytes([len(message)]) + message)
    trainer = b"\x12\x02\x18\x01"
    return b"".join(messages) + trainer


VOCODER_CONFIG = {
    "resblock": "1",
    "upsample_rates": [5, 4, 4, 2, 2],
    "upsample_kernel_sizes": [11, 8, 8, 4, 4],
    "upsample_initial_channel": 512,
    "resblock_kernel_sizes": [3, 7, 11],
    "resblock_dilation_sizes": [[1, 3, 5], [1, 3, 5], [1, 3, 5]],
    "num_embeddings": 1000,
    "embedding_dim": 128,
    "model_in_dim": 128,
    "code_hop_size": 320,
    "f0": False,
    "dur_predictor_params": {
        "encoder_embed_dim": 128,
        "var_pred_hidden_dim": 128,
        "var_pred_kernel_size": 3,
        "var_pred_dropout": 0.5,
    },
    "sampling_rate": 16000,
}
