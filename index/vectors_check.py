"""Looks into a Chroma folder from a process of its own: a damaged one can end the process that opens it.

Reads from standard input one JSON object: the folder, and sample vectors by passage number. Writes one to standard
output: the passage numbers held, their documents, how many a search for all of them finds, and how far each sample is
from its own vector.
"""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from index.vectors_collection import open_collection

_SECONDS = 120
_RUN = "import sys,json; sys.path[:]=json.loads(sys.argv[1]); from index.vectors_check import main; main()"


@dataclass(frozen=True, slots=True)
class Found:
    """What a Chroma folder holds and finds."""

    documents: dict[int, int]
    """Passage number to document number."""
    reachable: int
    """How many of them a search for all of them finds."""
    farthest: float
    """Largest distance of a sample from what is nearest to it."""


def look_into(folder: Path, samples: dict[int, list[float]]) -> Found | None:
    """What is in the folder; none where it cannot be opened or the look does not end."""
    question = json.dumps({"folder": str(folder), "samples": samples})
    command = [sys.executable, "-c", _RUN, json.dumps(sys.path)]
    try:
        done = subprocess.run(command, input=question, capture_output=True, text=True, timeout=_SECONDS, check=True)
        found = json.loads(done.stdout.splitlines()[-1])
    except (subprocess.SubprocessError, ValueError, IndexError):
        return None
    return Found({int(key): value for key, value in found["documents"].items()}, found["reachable"], found["farthest"])


def main() -> None:
    """Answer the question on standard input."""
    question = json.loads(sys.stdin.read())
    _, collection = open_collection(Path(question["folder"]))
    held = collection.get(include=["metadatas"])
    documents = {key: fields["document_id"] for key, fields in zip(held["ids"], held["metadatas"] or [], strict=True)}
    farthest, reachable = 0.0, 0
    for key, vector in question["samples"].items():
        found = collection.query(query_embeddings=[vector], n_results=max(1, len(documents)), include=["distances"])
        reachable = max(reachable, len(found["ids"][0]))
        distances = dict(zip(found["ids"][0], (found["distances"] or [[]])[0], strict=True))
        farthest = max(farthest, distances.get(key, 2.0))
    sys.stdout.write("\n" + json.dumps({"documents": documents, "reachable": reachable, "farthest": farthest}) + "\n")
