"""A store is kept while its papers, settings and code are the same, and begun anew when it was broken off."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from corpus.errors import UserError
from eval.papers import find_papers, hash_papers
from eval.store import open_store, store_key


def test_a_store_is_kept_only_when_it_is_whole(tmp_path: Path) -> None:
    with open_store(tmp_path, "k") as store:
        assert not store.whole
        (store.folder / "half").touch()
    with open_store(tmp_path, "k") as store:
        assert not store.whole
        assert not (store.folder / "half").exists()
        store.mark_whole(["bad.pdf: broken"])
    with open_store(tmp_path, "k") as store:
        assert store.whole
        assert store.refused_papers() == ("bad.pdf: broken",)


def test_only_the_newest_stores_are_kept(tmp_path: Path) -> None:
    for number in range(9):
        with open_store(tmp_path, f"k{number}") as store:
            store.mark_whole([])
        os.utime(tmp_path / f"k{number}", (number, number))
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == ["k3", "k4", "k5", "k6", "k7", "k8"]


def test_other_papers_or_settings_make_another_store(tmp_path: Path) -> None:
    paper = tmp_path / "a.txt"
    paper.write_text("one", encoding="utf-8")
    before = store_key([paper], "x")
    assert store_key([paper], "x") == before
    assert store_key([paper], "y") != before
    paper.write_text("two", encoding="utf-8")
    assert store_key([paper], "x") != before


def test_one_paper_in_several_formats_is_taken_once_from_a_folder(tmp_path: Path) -> None:
    for name in ("b.pdf", "a.docx", "a.pdf", "a.txt", "c.xlsx", "README.md", "make.py"):
        (tmp_path / name).touch()
    assert [paper.name for paper in find_papers([tmp_path])] == ["a.pdf", "b.pdf", "c.xlsx"]
    assert [paper.name for paper in find_papers([tmp_path / "a.docx"])] == ["a.docx"]
    assert hash_papers([tmp_path / "a.pdf", tmp_path / "b.pdf"]) == hash_papers(
        [tmp_path / "b.pdf", tmp_path / "a.pdf"]
    )


def test_no_paper_at_all_is_said(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="no paper found"):
        find_papers([tmp_path])
    with pytest.raises(UserError, match="no such file or folder"):
        find_papers([tmp_path / "none"])
