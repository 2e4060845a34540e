"""The teacher: bge-small-en-v1.5 (ONNX) turns texts into unit vectors."""
import pathlib

import numpy as np
import onnxruntime
from tokenizers import Tokenizer


class Teacher:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(str(folder / "bge-small-en-v1.5.onnx"), options)
        self.inputs = [i.name for i in self.session.get_inputs()]
        self.tokenizer = Tokenizer.from_file(str(folder / "bge-small-en-v1.5-tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(128)

    def vocabulary(self):
        return self.tokenizer.get_vocab()

    def encode(self, texts, batch=128):
        ids = [e.ids for e in self.tokenizer.encode_batch(list(texts))]
        by_length = {}
        for i, e in enumerate(ids):
            by_length.setdefault(len(e), []).append(i)
        out = np.zeros((len(ids), 384), np.float32)
        for _, same in sorted(by_length.items()):
            for k in range(0, len(same), batch):
                part = same[k:k + batch]
                x = np.array([ids[i] for i in part], np.int64)
                feed = {"input_ids": x, "attention_mask": np.ones_like(x), "token_type_ids": np.zeros_like(x)}
                v = self.session.run(None, {n: feed[n] for n in self.inputs})[0][:, 0]  # the [CLS] position
                out[part] = v / np.linalg.norm(v, axis=1, keepdims=True)
        return out
