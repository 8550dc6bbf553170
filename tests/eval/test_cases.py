"""A malformed question file gets its line number and what is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from corpus.errors import UserError
from eval.cases import Behaviour, Evidence, MalformedQuestionsError, Pair, read_cases

GOOD = {"id": "a", "category": "owner", "question": "Who?", "behaviour": "answer", "facts": [["Jo", "Joanna"]]}


def write(folder: Path, *lines: str) -> Path:
    path = folder / "set.jsonl"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_every_field_is_read(tmp_path: Path) -> None:
    row = {
        **GOOD,
        "turns": ["Which?"],
        "as_at": "2015-06-29",
        "pairs": [["Open", "5"], [["Shut", "Closed"], ["6"]]],
        "refs_exact": ["1A"],
        "absent": [["salary"], "bonus"],
        "evidence": [{"document": "plan", "quote": "Jo leads"}],
        "note": None,
    }
    case = read_cases(write(tmp_path, json.dumps(row), ""))[0]
    assert case.behaviour is Behaviour.ANSWER
    assert case.facts == (("Jo", "Joanna"),)
    assert case.pairs == (Pair(("Open",), ("5",)), Pair(("Shut", "Closed"), ("6",)))
    assert case.absent == (("salary",), ("bonus",))
    assert case.evidence == (Evidence("plan", "Jo leads"),)
    assert str(case.as_at) == "2015-06-29"


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"id": ""}, '"id" must be text and not empty'),
        ({"question": 3}, '"question" must be text'),
        ({"behaviour": "guess"}, "'guess'; it must be one of answer, refuse"),
        ({"as_at": "29/06/2015"}, "must be a date such as 2015-06-29"),
        ({"facts": "Jo"}, '"facts" must be a list'),
        ({"facts": [[]]}, "holds no spelling"),
        ({"facts": [[1]]}, "list of texts"),
        ({"pairs": [["Open"]]}, "[label, value]"),
        ({"evidence": ["plan"]}, '{"document": …, "quote": …}'),
        ({"fact": [["Jo"]]}, "unknown field fact"),
        ({"id": "first"}, '"first" stands twice'),
    ],
)
def test_what_is_wrong_is_named_with_its_line(tmp_path: Path, change: dict[str, object], problem: str) -> None:
    path = write(tmp_path, json.dumps({**GOOD, "id": "first"}), "", json.dumps({**GOOD, **change}))
    with pytest.raises(MalformedQuestionsError) as caught:
        read_cases(path)
    assert str(caught.value).startswith("set.jsonl, line 3: ")
    assert problem in str(caught.value)


@pytest.mark.parametrize("line", ["{", "[1]", '"text"', "{'id': 1}", "[" * 100_000])
def test_a_line_that_is_no_json_object_is_named(tmp_path: Path, line: str) -> None:
    with pytest.raises(MalformedQuestionsError, match="line 1"):
        read_cases(write(tmp_path, line))


def test_an_empty_file_a_missing_file_and_one_that_is_no_text_are_refused(tmp_path: Path) -> None:
    with pytest.raises(MalformedQuestionsError, match="holds no question"):
        read_cases(write(tmp_path, ""))
    with pytest.raises(UserError, match=r"none\.jsonl"):
        read_cases(tmp_path / "none.jsonl")
    (tmp_path / "binary.jsonl").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="UTF-8"):
        read_cases(tmp_path / "binary.jsonl")
