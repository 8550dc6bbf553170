"""The one collection of a Chroma folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from chromadb.api.client import Client
    from chromadb.api.models.Collection import Collection

_NAME = "passages"
# against exact search over random vectors, the hardest case, this finds 0.9998 of the nearest 50 of 4,000
_HNSW = {"space": "cosine", "ef_construction": 200, "ef_search": 400, "max_neighbors": 32}


def open_collection(folder: Path) -> tuple[Client, Collection]:
    """The collection of a Chroma folder, made where there is none."""
    import chromadb  # noqa: PLC0415 - a second
    from chromadb.config import Settings  # noqa: PLC0415

    settings = Settings(anonymized_telemetry=False)
    client = cast("Client", chromadb.PersistentClient(str(folder), settings=settings))
    options: Any = {"hnsw": _HNSW}
    return client, client.get_or_create_collection(_NAME, configuration=options, embedding_function=None)


def chroma_errors() -> tuple[type[Exception], ...]:
    """What Chroma raises where its files fail it; to be called only once it is loaded."""
    from chromadb.errors import ChromaError  # noqa: PLC0415 - a second, if it were not loaded

    return (ChromaError,)
