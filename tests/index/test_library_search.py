"""What a search finds, with and without vectors, whatever is typed."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path

import pytest
from made_library import open_library, write_paper

from index.library import Library
from index.stored import Filters


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("library")
    with open_library(folder / "data") as opened:
        opened.add(
            write_paper(
                folder / "plan.txt",
                "Action 69G: recruit foster carers by March.",
                "Visits to children are late.",
                "The café's opening is delayed.",
                kind="improvement plan",
            )
        )
        opened.add(
            write_paper(
                folder / "letter.txt",
                "Inspectors visited the children's home.",
                "Foster carers are well supported.",
                council="Othertown",
                title="Letter",
                day="2021-05-01",
                kind="monitoring letter",
            )
        )
        yield opened


def quotes(library: Library, query: str, **how: bool) -> list[str]:
    return [hit.passage.quote for hit in library.search(query, **how)]


@pytest.mark.parametrize("with_vectors", [True, False])
def test_the_best_match_comes_first(library: Library, with_vectors: bool) -> None:
    hits = library.search("Which visits are late?", with_vectors=with_vectors)
    assert hits[0].passage.quote == "Visits to children are late."
    assert hits[0].document.name == "plan"
    assert hits[0].words_score == 1
    assert (hits[0].similarity is not None) == with_vectors
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_words_match_by_their_stem_and_without_accents(library: Library) -> None:
    assert quotes(library, "recruiting", with_vectors=False) == ["Action 69G: recruit foster carers by March."]
    assert quotes(library, "cafe", with_vectors=False) == ["The café's opening is delayed."]
    assert quotes(library, "69g", with_vectors=False) == ["Action 69G: recruit foster carers by March."]


@pytest.mark.parametrize(
    "query",
    [
        '"',
        "69G*",
        "a OR",
        "NEAR(visits",
        "visits) --",
        "quote:late",
        "^late",
        "'; DROP TABLE document; --",
        "{",
        "\x00",
    ],
)
def test_nothing_that_is_typed_breaks_the_search(library: Library, query: str) -> None:
    library.search(query)
    library.search(query, with_vectors=False)
    assert len(library.documents()) == 2


@pytest.mark.parametrize("query", ["", "   ", "?!"])
def test_a_query_without_words_finds_nothing_by_words(library: Library, query: str) -> None:
    assert library.search(query, with_vectors=False) == ()


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        (Filters(councils=("othertown",)), {"letter"}),
        (Filters(councils=("Anytown", "Othertown")), {"plan", "letter"}),
        (Filters(date_from=date(2021, 1, 1)), {"letter"}),
        (Filters(date_to=date(2020, 12, 31)), {"plan"}),
        (Filters(document_types=("improvement plan",)), {"plan"}),
        (Filters(councils=("Nowhere",)), set()),
        (Filters(councils=("Anytown",), document_types=("monitoring letter",)), set()),
    ],
)
@pytest.mark.parametrize("with_vectors", [True, False])
def test_filters_leave_out_whole_documents(
    library: Library, filters: Filters, names: set[str], with_vectors: bool
) -> None:
    hits = library.search("foster carers children", filters, with_vectors=with_vectors)
    assert {hit.document.name for hit in hits} == names


def test_a_document_filter_names_documents_by_number(library: Library) -> None:
    letter = library.documents()[1]
    hits = library.search("foster carers", Filters(document_ids=(letter.id,)))
    assert {hit.document.id for hit in hits} == {letter.id}


def test_no_more_than_asked_for(library: Library) -> None:
    assert len(library.search("children foster visits", limit=2)) == 2


def test_many_threads_find_the_same(library: Library) -> None:
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: tuple(quotes(library, "foster carers")), range(40)))
    assert len(set(found)) == 1


def test_an_empty_library_finds_nothing(tmp_path: Path) -> None:
    with open_library(tmp_path) as empty:
        assert empty.search("anything") == ()


def test_searching_while_papers_are_added_and_removed(tmp_path: Path) -> None:
    with open_library(tmp_path / "data") as library:
        keeper = library.add(write_paper(tmp_path / "keep.txt", "Visits are late.")).document

        def churn(number: int) -> None:
            paper = write_paper(tmp_path / f"{number}.txt", f"Visits on day {number}.", title=f"Paper {number}")
            library.remove(library.add(paper).document.id)

        with ThreadPoolExecutor(4) as pool:
            changes = [pool.submit(churn, number) for number in range(6)]
            searches = [pool.submit(library.search, "visits late") for _ in range(30)]
            for change in changes:
                change.result()
            assert all(hits.result()[0].document.id == keeper.id for hits in searches)
        assert library.documents() == (keeper,)
