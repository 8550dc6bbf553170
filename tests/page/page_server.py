"""A page that is served for tests: the sample papers, an embedder without a model, a real server."""

from __future__ import annotations

import gc
import re
import socket
import threading
import time
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import uvicorn

from assistant.page.server import application
from assistant.settings import Settings
from corpus.samples import sample_papers
from index.library import Library

Vectors = np.ndarray


class CountingEmbedder:
    """A vector counts words by their hash: enough to search by, and no model to load."""

    signature = "words of the page's tests"

    def load(self) -> None:
        """Nothing to load."""

    def count_tokens(self, text: str) -> int:
        return len(re.findall(r"\w+|[^\w\s]", text)) + 2

    def embed(self, texts: Sequence[str], done: Callable[[int], None] | None = None) -> Vectors:
        if done and texts:
            done(len(texts))
        return np.array([self._row(text) for text in texts], dtype=np.float32).reshape(len(texts), 64)

    def embed_query(self, text: str) -> Vectors:
        return np.array([self._row(text)], dtype=np.float32)

    def _row(self, text: str) -> Vectors:
        row = np.full(64, 0.01, dtype=np.float32)
        for word in re.findall(r"\w+", text.lower()):
            row[zlib.crc32(word.encode()) % 64] += 1
        return row / np.float32(np.linalg.norm(row))


@contextmanager
def opened(folder: Path, with_samples: bool) -> Iterator[tuple[Library, Settings]]:
    """A library of its own with the sample papers in it, or empty."""
    settings = Settings(data_dir=folder, port=free_port())
    with Library.open(folder, embedder=CountingEmbedder()) as library:
        for path in sample_papers() if with_samples else ():
            library.add(path)
        yield library, settings


@contextmanager
def served(library: Library, settings: Settings) -> Iterator[str]:
    """The address of a page that runs until the block ends."""
    # Python 3.11's import lock is not re-entrant: what is collected in the middle of an import breaks it
    gc.collect()
    app = application(library, settings)
    server = uvicorn.Server(uvicorn.Config(app, port=settings.port, log_level="critical", timeout_graceful_shutdown=1))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    deadline = time.monotonic() + 30
    while not server.started and time.monotonic() < deadline:
        time.sleep(0.05)
    try:
        yield f"http://127.0.0.1:{settings.port}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port
