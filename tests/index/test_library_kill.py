"""`kill -9` at any moment of adding leaves the paper whole in the library, or not there at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from made_library import open_library, write_paper

from index.stored import Outcome

POINTS = 10


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no kill -9")
def test_a_killed_add_leaves_whole_papers_or_none(tmp_path: Path) -> None:
    kept = write_paper(tmp_path / "kept.txt", "Visits are late.")
    new = write_paper(
        tmp_path / "new.txt", *[f"Foster carer {number} was recruited." for number in range(30)], title="New"
    )
    with open_library(tmp_path / "data") as library:
        library.add(kept)
    program = Path(__file__).with_name("kill_points.py")
    environment = {"PYTHONPATH": f"{program.parents[2]}:{program.parent}"}
    command = [sys.executable, str(program), str(tmp_path / "data"), str(new), str(tmp_path / "copies"), str(POINTS)]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert [line.split()[1] for line in done.stdout.splitlines()] == ["-9"] * POINTS

    seen = {is_whole(tmp_path / "copies" / f"{point}", new) for point in range(POINTS)}
    assert seen == {True, False}, "the points of killing fall on both sides of the commit"


def is_whole(data: Path, new: Path) -> bool:
    """Whether the killed paper is there; everything else is asserted."""
    with open_library(data) as library:
        names = [document.name for document in library.documents()]
        assert names in (["kept"], ["kept", "new"])
        assert {entry.name for entry in (data / "originals").iterdir()} == {
            document.sha256 for document in library.documents()
        }
        assert all(document.original.is_file() for document in library.documents())
        expected = 30 if "new" in names else 0
        found = [hit for hit in library.search("foster carer", limit=50) if hit.document.name == "new"]
        assert len(found) == expected
        assert all(hit.similarity is not None for hit in found)
        again = library.add(new).outcome
        assert again is (Outcome.ALREADY_THERE if expected else Outcome.ADDED)
        assert len([hit for hit in library.search("foster carer", limit=50) if hit.document.name == "new"]) == 30
        return bool(expected)
