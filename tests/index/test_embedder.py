"""The packaged model: checked before it is loaded, vectors of length one, little lost to speed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from corpus.errors import UserError
from index.embedder import SentenceEmbedder
from index.embedder_model import ModelFiles, find_model
from index.settings import IndexSettings

TEXTS = [
    "Visits to children in care are late.",
    "The council will recruit twelve foster carers by March.",
    "Budget",
    "Staff turnover fell. " * 20,
    "Children in care are not visited in time.",
]


def test_a_damaged_model_is_not_loaded(tmp_path: Path) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"altered")
    with pytest.raises(UserError, match="damaged or altered"):
        ModelFiles("model", tmp_path, "53aa").check()


def test_a_model_that_is_not_safetensors_is_refused(tmp_path: Path) -> None:
    (tmp_path / "pytorch_model.bin").write_bytes(b"pickle")
    with pytest.raises(UserError, match=r"no model\.safetensors"):
        ModelFiles("model", tmp_path).check()


def test_the_packaged_model_is_what_it_should_be() -> None:
    find_model("").check()


def test_the_signature_tells_precisions_apart() -> None:
    signatures = {SentenceEmbedder(IndexSettings(precision=each)).signature for each in ("float32", "bfloat16")}
    assert len(signatures) == 2


def test_tokens_are_the_models_own() -> None:
    embedder = SentenceEmbedder(IndexSettings())
    assert embedder.count_tokens("the council") == 4
    assert embedder.count_tokens("word " * 500) == 502


@pytest.mark.slow
def test_vectors_have_length_one_and_keep_their_order_in_either_precision() -> None:
    full = SentenceEmbedder(IndexSettings(precision="float32"))
    half = SentenceEmbedder(IndexSettings(precision="bfloat16"))
    told: list[int] = []
    rows = full.embed(TEXTS, told.append)
    assert rows.shape == (5, 384)
    assert rows.dtype == np.float32
    assert told[-1] == 5
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(5), abs=1e-5)
    assert np.argsort(-(rows @ rows[0]))[:2].tolist() == [0, 4]
    for row, text in zip(rows, TEXTS, strict=True):
        assert float(full.embed_query(text)[0] @ row) == pytest.approx(1, abs=1e-4)
    assert (rows * half.embed(TEXTS)).sum(axis=1).min() > 0.999
    assert full.embed([]).shape == (0, 384)
