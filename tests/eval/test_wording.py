"""Whole words, whole numbers, folded quotes and dashes, and no citation marks."""

from __future__ import annotations

import pytest

from eval.metrics.layout import listed_refs, running_words, units
from eval.wording import fold, plain, squeeze, stands_in


@pytest.mark.parametrize(
    ("spelling", "text", "found"),
    [
        ("85", "85 actions", True),
        ("85", "(85)", True),
        ("85", "It is 85.", True),
        ("85", "185 actions", False),
        ("85", "action 85A", False),
        ("85", "1,085", False),
        ("85", "85.5 days", False),
        ("85", "3.85", False),
        ("3.4%", "at 3.4% now", True),
        ("3.4%", "at 13.4% now", False),
        ("85", "85% of them", True),
        ("15", "15/06/2015", False),
        ("good", "Good", True),
        ("good", "goods", False),
        ("Children's Services", "children\u2019s   services", True),
        ("6-9 months", "6\u20139 months", True),
        ("In Progress (Overdue)", "status: In Progress (Overdue).", True),
        ("5", "five actions [5]", False),
        ("2", "see [2, 3] and [2\u20133]", False),
        ("13", "**13** actions", True),
        ("A & B", "A &amp; B", True),
        ("a_b", r"a\_b", True),
        ("overdue", "_overdue_", True),
    ],
)
def test_a_fact_is_found_only_as_whole_words_and_numbers(spelling: str, text: str, found: bool) -> None:
    assert stands_in(spelling, fold(plain(text))) is found


def test_quotes_are_compared_by_letters_and_digits() -> None:
    assert squeeze("Children\u2019s \u201cHomes\u201d \u2013 7.5%") == squeeze("children's homes 75 %")


def test_only_words_outside_tables_and_lists_are_counted() -> None:
    table = "| a | b |\n|---|---|\n| c d e | f |"
    text = f"Two words.\n\n{table}\n\n- one two three\n  and four\n1. five six\n\nThree more words [12]."
    assert running_words(text) == 2 + 3


def test_a_row_a_line_and_a_sentence_are_units() -> None:
    found = units("Open is 5. Shut is\n6.\n\n| Open | 7 |\n|---|---|\n| Shut | 8 |")
    assert "| Shut | 8 |" in found
    assert "Shut is 6." in found
    assert "Open is 5." in found


@pytest.mark.parametrize(
    ("text", "refs"),
    [
        ("| Ref | Title |\n|---|---|\n| 81H | Do it |\n| **13** | Do that |", ("81H", "13")),
        ("- 81H: do it\n- **13D** do that\n* 4 \u2013 more", ("81H", "13D", "4")),
        ("1. 81H: do it\n2) LG-07 Do that", ("81H", "LG-07")),
        ("1. Do it\n2. Do that", ()),
        ("- 13 actions are late\n- 13 of 184", ()),
        ("13 actions are late: see 81H.", ()),
        ("- 13 Work to ensure [2]", ("13",)),
        ("- Action 35C: paused", ("35C",)),
        ("- 31/03/2015: agreed", ()),
        ("- 26.01.15 agreed", ()),
        ("- 5 October 2020: agreed", ()),
        ("- 13 Market the service", ("13",)),
        ("- March 2023: agreed\n- 2021: agreed", ()),
        ("- 45% of cases", ()),
        ("| Status | Count |\n|---|---|\n| Overdue | 13 |", ()),
        ("| 2.1.4 | Do it |", ("2.1.4",)),
        ("| 30/06/2015 | Do it |", ()),
        ("- Improve 81H", ()),
    ],
)
def test_a_ref_is_listed_when_it_heads_a_row_a_bullet_or_a_numbered_line(text: str, refs: tuple[str, ...]) -> None:
    assert listed_refs(text) == refs
