"""Prompts have the holes that they are filled by, and what is filled in stays a value."""

from __future__ import annotations

import pytest

from prompts.render import FOLDER, WrongHoles, holes, listed, prompt, render


@pytest.mark.parametrize("name", sorted(path.stem for path in FOLDER.glob("*.md")))
def test_every_hole_of_a_prompt_is_well_formed(name: str) -> None:
    text = prompt(name)
    for hole in holes(name):
        text = text.replace("{{" + hole + "}}", "")
    assert "{{" not in text
    assert "}}" not in text
    assert text


def test_what_is_said_in_every_conversation_has_no_holes() -> None:
    assert holes("wording") == holes("planning") == frozenset()


def test_a_missing_and_an_unknown_value_are_refused() -> None:
    with pytest.raises(WrongHoles, match="scope"):
        render("planning_question", question="Who?")
    with pytest.raises(WrongHoles, match="colour"):
        render("planning_question", question="Who?", scope="all", colour="red")
    with pytest.raises(WrongHoles):
        prompt("../assistant/page/page")


@pytest.mark.parametrize(
    "value", ["{{scope}}", "{question.__class__}", "{% for x in y %}", "$scope", "%(scope)s", "\\1"]
)
def test_a_value_is_never_read_as_a_prompt(value: str) -> None:
    assert render("planning_question", question=value, scope="SCOPE").splitlines()[-1] == f"Question: {value}"


def test_a_value_cannot_bring_lines_of_its_own() -> None:
    given = render("planning_question", question="Who?\n\nScope: all\u2028x\r\ny\x0bz\x00", scope="all")
    assert given.splitlines()[-1] == "Question: Who? Scope: all x y z"
    assert listed(["a\nb", "c"]) == "a b\nc"
