"""Chroma agrees with exact search and with the catalogue, whatever has happened to its files."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from chromadb.errors import InternalError

from index.embedder import Vectors
from index.vectors import Change, VectorCache
from index.vectors_collection import open_collection

SIZE = 64


def rows(count: int, seed: int = 1) -> Vectors:
    made = np.random.default_rng(seed).standard_normal((count, SIZE)).astype(np.float32)
    return made / np.linalg.norm(made, axis=1, keepdims=True)


class Catalogue:
    """Stands in for the real one: a hundred vectors, ten a document."""

    def __init__(self, count: int = 100) -> None:
        self.ids = list(range(1, count + 1))
        self.documents = [number // 10 for number in self.ids]
        self.rows = rows(count)
        self.asked = 0

    def __call__(self) -> tuple[list[int], list[int], Vectors]:
        self.asked += 1
        return self.ids, self.documents, self.rows


def nearest(cache: VectorCache, query: Vectors, limit: int = 10) -> list[int]:
    return list(cache.search(query.reshape(1, -1), limit, None))


def exact(catalogue: Catalogue, query: Vectors, limit: int = 10) -> list[int]:
    return [catalogue.ids[at] for at in np.argsort(-(catalogue.rows @ query))[:limit]]


def fill(folder: Path) -> Catalogue:
    catalogue = Catalogue()
    cache = VectorCache(folder)
    cache.follow("1", catalogue)
    cache.close()
    catalogue.asked = 0
    return catalogue


@pytest.mark.slow
def test_results_agree_with_exact_search(tmp_path: Path) -> None:
    made = np.random.default_rng(3).standard_normal((1500, 384)).astype(np.float32)
    made /= np.linalg.norm(made, axis=1, keepdims=True)
    cache = VectorCache(tmp_path)
    cache.follow("1", lambda: (list(range(1500)), [0] * 1500, made))
    agreed = 0
    queries = made[:50] + 0.5 * made[50:100]
    for query in queries / np.linalg.norm(queries, axis=1, keepdims=True):
        found = cache.search(query.reshape(1, -1), 100, None)
        best = np.argsort(-(made @ query))[:100]
        agreed += len(set(found) & set(best.tolist()))
        assert found[int(best[0])] == pytest.approx(float(made[best[0]] @ query), abs=1e-5)
    cache.close()
    assert agreed / 5000 >= 0.999


def test_whole_files_are_trusted(tmp_path: Path) -> None:
    catalogue = fill(tmp_path)
    cache = VectorCache(tmp_path)
    cache.follow("1", catalogue)
    assert nearest(cache, catalogue.rows[7]) == exact(catalogue, catalogue.rows[7])
    cache.close()
    assert catalogue.asked == 0


def test_a_search_among_some_documents_finds_only_theirs(tmp_path: Path) -> None:
    catalogue = fill(tmp_path)
    cache = VectorCache(tmp_path)
    cache.follow("1", catalogue)
    found = cache.search(catalogue.rows[:1], 50, [3, 4])
    assert sorted(found) == list(range(30, 50))
    assert cache.search(catalogue.rows[:1], 50, []) == {}
    cache.close()


def delete_all(folder: Path) -> None:
    shutil.rmtree(folder)


def delete_marker(folder: Path) -> None:
    (folder / "whole.json").unlink()


def overwrite(pattern: str) -> Callable[[Path], None]:
    def damage(folder: Path) -> None:
        for file in folder.rglob(pattern):
            content = bytearray(file.read_bytes())
            content[len(content) // 3 :] = b"\x55" * (len(content) - len(content) // 3)
            file.write_bytes(bytes(content))

    damage.__name__ = f"overwrite {pattern}"
    return damage


def truncate(folder: Path) -> None:
    for file in folder.rglob("chroma.sqlite3"):
        file.write_bytes(file.read_bytes()[:4096])


def lose_some(folder: Path) -> None:
    client, collection = open_collection(next(folder.glob("chroma-*")))
    collection.delete(ids=["5", "6"])
    client.close()


def swap_vectors(folder: Path) -> None:
    client, collection = open_collection(next(folder.glob("chroma-*")))
    collection.update(ids=[str(number) for number in range(1, 101)], embeddings=rows(100, seed=9))
    client.close()


def second_folder(folder: Path) -> None:
    shutil.copytree(next(folder.glob("chroma-*")), folder / "chroma-2")


@pytest.mark.parametrize(
    "damage",
    [
        delete_all,
        delete_marker,
        overwrite("chroma.sqlite3"),
        overwrite("*.bin"),
        truncate,
        lose_some,
        swap_vectors,
        second_folder,
    ],
    ids=lambda damage: damage.__name__,
)
def test_damaged_files_are_noticed_and_made_anew(tmp_path: Path, damage: Callable[[Path], None]) -> None:
    folder = tmp_path / "vectors"
    catalogue = fill(folder)
    damage(folder)
    cache = VectorCache(folder)
    cache.follow("1", catalogue)
    for query in catalogue.rows[::10]:
        assert nearest(cache, query) == exact(catalogue, query)
    cache.close()


def test_changes_are_followed_without_looking_everything_up_again(tmp_path: Path) -> None:
    catalogue = fill(tmp_path)
    cache = VectorCache(tmp_path)
    new = rows(2, seed=5)
    cache.change(Change("1", "2", [1, 2], ([101, 102], [11, 11], new)), catalogue)
    cache.follow("2", catalogue)
    assert nearest(cache, new[0], 1) == [101]
    assert 1 not in nearest(cache, catalogue.rows[0], 100)
    cache.close()
    assert catalogue.asked == 0


def test_a_missed_change_is_noticed(tmp_path: Path) -> None:
    catalogue = fill(tmp_path)
    catalogue.ids, catalogue.documents, catalogue.rows = [7, 200], [1, 20], rows(2, seed=6)
    cache = VectorCache(tmp_path)
    cache.follow("3", catalogue)
    assert nearest(cache, catalogue.rows[1]) == [200, 7]
    cache.close()


def test_no_text_and_no_telemetry(tmp_path: Path) -> None:
    client, collection = open_collection(tmp_path)
    assert client.get_settings().anonymized_telemetry is False
    collection.upsert(ids=["1"], embeddings=rows(1), metadatas=[{"document_id": 1}])
    assert collection.get(include=["documents", "metadatas"])["documents"] == [None]
    client.close()


@pytest.mark.parametrize("broken", ["query", "count"])
def test_a_failing_chroma_is_made_anew_during_a_search(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    folder = tmp_path / "vectors"
    catalogue = fill(folder)
    cache = VectorCache(folder)
    collection = cache.follow("1", catalogue)

    def fail(*_: object, **__: object) -> None:
        raise InternalError("disk I/O error")

    monkeypatch.setattr(collection, broken, fail)
    found = cache.nearest("1", catalogue, catalogue.rows[:1], 10, None)
    assert list(found) == exact(catalogue, catalogue.rows[0])
    cache.close()


def test_a_change_that_chroma_fails_to_take_is_made_up_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "vectors"
    catalogue = fill(folder)
    cache = VectorCache(folder)
    collection = cache.follow("1", catalogue)

    def fail(*_: object, **__: object) -> None:
        raise InternalError("disk full")

    monkeypatch.setattr(collection, "upsert", fail)
    new = rows(1, seed=8)
    catalogue.ids, catalogue.documents = [*catalogue.ids, 500], [*catalogue.documents, 50]
    catalogue.rows = np.concatenate([catalogue.rows, new])
    cache.change(Change("1", "2", [], ([500], [50], new)), catalogue)
    assert list(cache.nearest("2", catalogue, new, 1, None)) == [500]
    cache.close()
