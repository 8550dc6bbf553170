"""The pipeline of the common tutorial, as a baseline: pypdf, split by characters, MiniLM, Chroma, top four."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import chromadb
from chromadb.config import Settings
from langchain_text_splitters import RecursiveCharacterTextSplitter
from pypdf import PdfReader

from index.embedder_model import find_model

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

CHARACTERS, OVERLAP, TOP = 1000, 200, 4


class Baseline:
    """Adds PDFs and brings back chunks, just as the tutorial does; no language model."""

    def __init__(self, folder: Path) -> None:
        client = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
        self._chunks = client.get_or_create_collection("chunks", embedding_function=None)
        self._splitter = RecursiveCharacterTextSplitter(chunk_size=CHARACTERS, chunk_overlap=OVERLAP)
        self._model = _load()

    def add(self, paper: Path) -> int:
        """Adds one PDF; returns its number of chunks."""
        pages = [page.extract_text() for page in PdfReader(paper).pages]
        chunks = [chunk for page in pages for chunk in self._splitter.split_text(page)]
        if chunks:
            ids = [f"{paper.name} {number}" for number in range(len(chunks))]
            self._chunks.add(ids=ids, documents=chunks, embeddings=self._model.encode(chunks))
        return len(chunks)

    def ask(self, question: str) -> Sequence[str]:
        """The four nearest chunks."""
        found: Any = self._chunks.query(query_embeddings=self.embed(question), n_results=TOP)
        chunks: list[str] = found["documents"][0]
        return chunks

    def embed(self, question: str) -> Any:
        """The question's vector, one row."""
        return self._model.encode([question])


def _load() -> SentenceTransformer:
    os.environ["HF_HUB_OFFLINE"] = "1"
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415 - seven seconds

    return SentenceTransformer(str(find_model("").folder), device="cpu", local_files_only=True)
