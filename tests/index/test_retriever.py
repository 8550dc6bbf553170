"""The library serves LangChain's chains like any other retriever."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_library import open_library, write_paper

from index.stored import Filters

pytest.importorskip("langchain_core")


def test_hits_come_as_documents_with_their_place(tmp_path: Path) -> None:
    from index.retriever import LibraryRetriever

    with open_library(tmp_path / "data") as library:
        library.add(write_paper(tmp_path / "plan.txt", "Visits are late.", "Staff left."))
        library.add(write_paper(tmp_path / "other.txt", "Visits are on time.", council="Othertown"))
        retriever = LibraryRetriever(library=library, filters=Filters(councils=("Anytown",)), limit=1)
        (found,) = retriever.invoke("late visits")
    assert found.page_content == "Visits are late."
    assert (found.metadata["document"], found.metadata["council"], found.metadata["date"]) == (
        "plan",
        "Anytown",
        "2020-01-31",
    )
