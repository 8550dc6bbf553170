"""What a user sees of adding, listing, replacing and removing papers."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_library import WordEmbedder, open_library, read_lines, write_paper

from corpus.errors import UnreadableFile, UserError
from index.library import LibraryInUse
from index.stored import Feedback, Outcome, Progress, Stage, UnknownDocument


def test_an_added_paper_is_listed_with_what_it_says_of_itself(tmp_path: Path) -> None:
    paper = write_paper(tmp_path / "plan.txt", "The fostering team has grown.", "Visits are late.")
    with open_library(tmp_path / "data") as library:
        added = library.add(paper)
        (listed,) = library.documents()
        assert added.outcome is Outcome.ADDED
        assert added.document == listed
        assert (listed.name, listed.front.council, listed.front.title) == ("plan", "Anytown", "Plan")
        assert listed.original.read_bytes() == paper.read_bytes()
        assert listed.counts["passages"] == 2
        assert listed.counts["terms"] == 1
        assert library.records(listed.id).terms[0].meaning == "Plan"
        assert [passage.quote for passage in library.passages(listed.id)] == [
            "The fostering team has grown.",
            "Visits are late.",
        ]
        assert library.document(listed.id) == read_lines(paper)


def test_what_was_added_is_there_after_reopening(tmp_path: Path) -> None:
    with open_library(tmp_path / "data") as library:
        before = library.add(write_paper(tmp_path / "plan.txt", "Visits are late.")).document
    with open_library(tmp_path / "data") as library:
        assert library.documents() == (before,)
        assert library.search("visits")[0].passage.quote == "Visits are late."


def test_the_same_bytes_again_change_nothing(tmp_path: Path) -> None:
    paper = write_paper(tmp_path / "plan.txt", "Visits are late.")
    copy = tmp_path / "renamed.txt"
    copy.write_bytes(paper.read_bytes())
    with open_library(tmp_path / "data") as library:
        first = library.add(paper)
        second = library.add(copy)
        assert second.outcome is Outcome.ALREADY_THERE
        assert second.document == first.document
        assert len(library.documents()) == 1


def test_a_newer_version_is_asked_about_and_then_takes_the_place(tmp_path: Path) -> None:
    old = write_paper(tmp_path / "old.txt", "Visits are late.")
    new = write_paper(tmp_path / "new.txt", "Visits are on time.", title="  PLAN ")
    with open_library(tmp_path / "data") as library:
        kept = library.add(old).document
        asked = library.add(new)
        assert asked.outcome is Outcome.NEWER_VERSION
        assert asked.document == kept
        assert [document.name for document in library.documents()] == ["old"]

        replaced = library.add(new, replace=True)
        assert replaced.outcome is Outcome.REPLACED
        assert replaced.replaced == "old"
        assert [document.name for document in library.documents()] == ["new"]
        assert not kept.original.exists()
        assert [hit.passage.quote for hit in library.search("visits")] == ["Visits are on time."]


@pytest.mark.parametrize(
    "other",
    [{"council": "Othertown"}, {"title": "Another plan"}, {"day": "2020-06-30"}],
    ids=["another council", "another title", "the same title at a later meeting"],
)
def test_another_paper_is_no_newer_version(tmp_path: Path, other: dict[str, str]) -> None:
    with open_library(tmp_path / "data") as library:
        library.add(write_paper(tmp_path / "one.txt", "Visits are late."))
        assert library.add(write_paper(tmp_path / "two.txt", "Visits.", **other)).outcome is Outcome.ADDED


def test_papers_that_do_not_say_what_they_are_are_never_versions(tmp_path: Path) -> None:
    with open_library(tmp_path / "data") as library:
        for name in ("one", "two"):
            paper = tmp_path / f"{name}.txt"
            paper.write_text(f"||||\nnotes {name}", encoding="utf-8")
            assert library.add(paper).outcome is Outcome.ADDED


def test_a_file_that_cannot_be_read_leaves_nothing(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_text("broken", encoding="utf-8")
    with open_library(tmp_path / "data") as library:
        with pytest.raises(UnreadableFile, match=r"^bad\.txt: is broken; save it anew$"):
            library.add(bad)
        assert library.documents() == ()
        assert list((tmp_path / "data" / "originals").iterdir()) == []


def test_removing_leaves_no_trace_of_the_text(tmp_path: Path) -> None:
    secret = "xylophonist quagmire zeppelin"
    gone = write_paper(tmp_path / "gone.txt", *[f"{secret} {number}" for number in range(300)], title="Gone")
    kept = write_paper(tmp_path / "kept.txt", *[f"Visits are late {number}." for number in range(300)])
    with open_library(tmp_path / "data") as library:
        document = library.add(gone).document
        library.add(kept)
        assert library.search("zeppelin", with_vectors=False)
        library.remove(document.id)
        assert not library.search("zeppelin", with_vectors=False)
        assert [listed.name for listed in library.documents()] == ["kept"]
        assert {hit.document.name for hit in library.search("zeppelin")} <= {"kept"}
        with pytest.raises(UnknownDocument):
            library.remove(document.id)
        _nowhere(tmp_path / "data", b"quagmire", b"zeppelin", b"xylophon", document.sha256.encode())
    _nowhere(tmp_path / "data", b"quagmire", b"zeppelin", b"xylophon", document.sha256.encode())


def _nowhere(folder: Path, *traces: bytes) -> None:
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert [trace for trace in traces if trace in content] == [], file.name


def test_a_text_is_embedded_once(tmp_path: Path) -> None:
    embedder = WordEmbedder()
    with open_library(tmp_path / "data", embedder) as library:
        library.add(write_paper(tmp_path / "one.txt", "Visits are late.", "Visits are late.", "Staff left."))
        library.add(write_paper(tmp_path / "two.txt", "Visits are late.", title="Other"))
        library.reindex()
    assert sorted(embedder.embedded) == ["Staff left.", "Visits are late."]


def test_reindexing_keeps_numbers_and_times(tmp_path: Path) -> None:
    with open_library(tmp_path / "data") as library:
        for number in range(3):
            library.add(write_paper(tmp_path / f"{number}.txt", f"Line {number}.", title=f"Title {number}"))
        before = library.documents()
        steps: list[Progress] = []
        library.reindex(steps.append)
        assert library.documents() == before
        assert [(step.done, step.total) for step in steps if step.stage is Stage.READING] == [(0, 3), (1, 3), (2, 3)]


def test_another_model_rebuilds_by_itself(tmp_path: Path) -> None:
    with open_library(tmp_path / "data") as library:
        before = library.add(write_paper(tmp_path / "one.txt", "Visits are late.")).document
    other = WordEmbedder("words 2")
    with open_library(tmp_path / "data", other) as library:
        assert other.embedded == ["Visits are late."]
        assert library.documents() == (before,)
        assert library.search("visits")[0].similarity is not None


def test_another_schema_rebuilds_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_library(tmp_path / "data") as library:
        before = library.add(write_paper(tmp_path / "one.txt", "Visits are late.")).document
        library.add_feedback(Feedback("q", "{}", helpful=True, word="good"))
        said = library.feedback()
    for module in ("index.catalogue", "index.catalogue_salvage"):
        monkeypatch.setattr(f"{module}.SCHEMA", "another")
    with open_library(tmp_path / "data") as library:
        assert library.documents() == (before,)
        assert library.feedback() == said
        assert library.search("visits")[0].passage.quote == "Visits are late."
        assert library.search("visits")[0].similarity is not None


@pytest.mark.parametrize("damage", ["lost", "overwritten"])
def test_a_lost_or_damaged_catalogue_comes_back_from_the_originals(tmp_path: Path, damage: str) -> None:
    with open_library(tmp_path / "data") as library:
        before = library.add(write_paper(tmp_path / "one.txt", "Visits are late.")).document
    catalogue = tmp_path / "data" / "catalogue.sqlite"
    if damage == "lost":
        catalogue.unlink()
    else:
        catalogue.write_bytes(b"x" * 5000)
    with open_library(tmp_path / "data") as library:
        assert [document.sha256 for document in library.documents()] == [before.sha256]
        assert library.search("visits")[0].passage.quote == "Visits are late."


def test_progress_tells_every_stage(tmp_path: Path) -> None:
    steps: list[Progress] = []
    with open_library(tmp_path / "data") as library:
        library.add(write_paper(tmp_path / "one.txt", "a", "b"), progress=steps.append)
    assert list(dict.fromkeys(step.stage for step in steps)) == [Stage.READING, Stage.EMBEDDING, Stage.STORING]
    assert (steps[-2].done, steps[-2].total) == (2, 2)


def test_a_second_owner_gets_one_clear_line(tmp_path: Path) -> None:
    with open_library(tmp_path / "data"), pytest.raises(LibraryInUse) as caught:
        open_library(tmp_path / "data")
    assert isinstance(caught.value, UserError)
    assert "\n" not in str(caught.value)
    assert "another assistant is using this data folder" in str(caught.value)
    open_library(tmp_path / "data").close()


def test_opening_needs_neither_torch_nor_chroma(tmp_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; from index.library import Library\n"
        f"with Library.open(Path({str(tmp_path / 'data')!r})) as library: library.search('x', with_vectors=False)\n"
        "print([name for name in ('torch', 'chromadb', 'sentence_transformers', 'onnxruntime') if name in sys.modules])"
    )
    root = Path(__file__).resolve().parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_feedback_is_kept(tmp_path: Path) -> None:
    with open_library(tmp_path / "data") as library:
        library.add_feedback(Feedback("Who?", '{"text": "She"}', helpful=False, word="wrong person"))
    with open_library(tmp_path / "data") as library:
        (given,) = library.feedback()
    assert (given.question, given.helpful, given.word) == ("Who?", False, "wrong person")
    assert given.time is not None


@pytest.mark.parametrize("name", ["missing.txt", "folder"])
def test_what_is_no_file_gets_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir()
    with open_library(tmp_path / "data") as library, pytest.raises(UnreadableFile, match=rf"^{name}: cannot be opened"):
        library.add(tmp_path / name)
