"""Texts to vectors, on this machine and with no network."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property, partial
from threading import Lock
from typing import TYPE_CHECKING, Protocol

import numpy as np
import numpy.typing as npt

from index.embedder_model import computes_bfloat16, find_model
from index.embedder_tokens import TokenCounter
from index.settings import IndexSettings

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = npt.NDArray[np.float32]

_BATCH_TOKENS = 2048
"""Padded tokens a batch: larger ones no longer fit the processor's cache."""


class Embedder(Protocol):
    """Turns texts into vectors of length one."""

    @property
    def signature(self) -> str:
        """Names the model and its precision: vectors of two signatures must not meet in one index."""

    def load(self) -> object:
        """Make ready what embedding needs, so that it does not wait for it later; raises UserError."""

    def count_tokens(self, text: str) -> int:
        """Tokens of a text, the model's own marks included."""

    def embed(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        """One row a text; `done` hears how many are finished."""

    def embed_query(self, text: str) -> Vectors:
        """One row."""


class SentenceEmbedder:
    """A sentence-transformers model, loaded when it is first needed."""

    def __init__(self, settings: IndexSettings) -> None:
        self._settings = settings
        self._files = find_model(settings.embedding_model)
        self._lock = Lock()
        self._model: SentenceTransformer | None = None

    @cached_property
    def precision(self) -> str:
        """What the model computes in."""
        if self._settings.precision != "auto":
            return self._settings.precision
        return "bfloat16" if computes_bfloat16() else "float32"

    @property
    def signature(self) -> str:
        return f"{self._files.name} {self._files.sha256[:16]} {self.precision}"

    @cached_property
    def _counter(self) -> TokenCounter:
        return TokenCounter(self._files.folder)

    def count_tokens(self, text: str) -> int:
        return self._counter(text)

    def load(self) -> SentenceTransformer:
        """The model; checked and loaded at the first call, which takes seconds."""
        with self._lock:
            if self._model is None:
                self._files.check()
                self._model = _load(str(self._files.folder), self.precision)
            return self._model

    def embed(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        model = self.load()
        prompt = model.prompts.get("document") or model.prompts.get("passage") or ""
        batches = list(_batches([self.count_tokens(text) for text in texts]))
        vectors = np.zeros((len(texts), model.get_embedding_dimension() or 0), dtype=np.float32)
        finished = 0
        # a batch a thread: two threads in one batch wait for one another, twice as long on a busy machine
        with ThreadPoolExecutor(self._settings.threads) as pool:
            rows_of = partial(_forward, model)
            made = pool.map(rows_of, ([prompt + texts[index] for index in batch] for batch in batches))
            for batch, rows in zip(batches, made, strict=True):
                vectors[batch] = rows
                finished += len(batch)
                if done:
                    done(finished)
        return vectors

    def embed_query(self, text: str) -> Vectors:
        model = self.load()
        return _forward(model, [(model.prompts.get("query") or "") + text])


def _batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Positions of texts of like length, so that little is padded; the longest first, so that memory peaks early."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lambda position: -lengths[position]):
        if batch and (len(batch) + 1) * lengths[batch[0]] > _BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def _load(folder: str, precision: str) -> SentenceTransformer:
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    import torch  # noqa: PLC0415 - two seconds
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seven seconds

    logging.getLogger("sentence_transformers").setLevel(logging.ERROR)
    torch.set_num_threads(1)
    model = SentenceTransformer(
        folder,
        device="cpu",
        local_files_only=True,
        trust_remote_code=False,
        model_kwargs={"dtype": getattr(torch, precision), "use_safetensors": True},
    )
    return model.eval()


def _forward(model: SentenceTransformer, texts: list[str]) -> Vectors:
    import torch  # noqa: PLC0415 - loaded by now

    with torch.inference_mode():
        pooled = model(model.preprocess(texts))["sentence_embedding"].float()
        rows = torch.nn.functional.normalize(pooled, dim=1).numpy()
    return np.asarray(rows, dtype=np.float32)
