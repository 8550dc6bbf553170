"""Settings of the index, composed once at the top and passed down."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class IndexSettings:
    """How documents are embedded and searched."""

    embedding_model: str = ""
    """Name or folder of another sentence-transformers model; empty for the packaged all-MiniLM-L6-v2."""
    precision: str = "auto"
    """"float32", "bfloat16", or "auto": bfloat16 where the processor computes in it, else float32."""
    threads: int = 2
    """Threads that embed."""
    passage_tokens: int = 256
    """Longest passage, as the model's own tokenizer counts."""
    words_weight: float = 0.5
    """Share of the words' score in the fused score; the rest is the vectors'."""
    candidates: int = 100
    """How many passages either way of searching puts forward."""
