"""The same plan gives the same actions however its columns stand, are called and are printed."""

from __future__ import annotations

import itertools
import random
import tempfile
import textwrap
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from plan_papers import Plan, pdf
from reportlab.lib.pagesizes import A3, A4, landscape, letter
from tables import document_of, table

from corpus.document import Cell, Place
from corpus.records.actions import read_actions
from corpus.records.columns import Use
from corpus.records.nouns import Action
from corpus.tables import RawRow, build_table, stitch

NAMES = {
    Use.REF: ("Ref", "No.", "Ref No", "Action ref", "#", "Item no", "ID", "Task number"),
    Use.TITLE: ("Action", "Task/Action", "What we will do", "Improvement action", "Tasks", "What", "Activity",
                "Actions to be taken"),
    Use.OWNER: ("Owner", "Lead officer", "Who", "Role", "Responsible", "Action owner", "By whom",
                "Accountable officer"),
    Use.DUE: ("End date", "Deadline", "By when", "Target date", "Timescale", "Due date", "When", "Completion date"),
    Use.PROGRESS: ("Progress", "Update on progress with actions", "Comments", "Latest position", "Notes",
                   "Progress to date"),
    Use.OUTCOME: ("Outcome", "Success measure", "Impact", "Evidence of impact", "How will we know it worked?",
                  "Success criteria"),
    Use.STATUS: ("Status", "RAG", "BRAG", "RAG rating", "Action status", "Current status", "Progress RAG"),
}  # fmt: skip
WORDS = (
    "audit", "board", "carers", "draft", "every", "family", "guide", "homes", "journey", "learning", "needs", "panel",
    "quality", "review", "staff", "team", "visits",
)  # fmt: skip
OWNERS = (
    "Head of Care",
    "Duty Manager/Data Officer",
    "TBC",
    "Director of Housing, Parks and Family Services",
    "Ann Brown",
)
DUES = (
    "31/03/2024",
    "30.6.24",
    "TBC",
    "Q3 2023/24",
    "end of Sept 23",
    "Ongoing",
    "5th June 2024",
    "Chair of the Board",
)
STATUSES = ("Not started", "In progress (on track)", "In progress (overdue)", "Complete", "On hold", "At risk", "")


def sentence(rng: random.Random, words: int) -> str:
    return " ".join(rng.choice(WORDS) for _ in range(words)).capitalize() + "."


def made_rows(seed: int, count: int, note: int = 8) -> list[dict[Use, str]]:
    rng = random.Random(seed)
    return [
        {
            Use.REF: f"{number // 3 + 1}{'' if number % 3 == 0 else 'ABC'[number % 3]}",
            Use.TITLE: sentence(rng, rng.randint(4, 9)),
            Use.OWNER: rng.choice(OWNERS),
            Use.DUE: DUES[number % len(DUES)],
            Use.PROGRESS: sentence(rng, rng.randint(2, note)) if rng.random() < 0.8 else "",
            Use.OUTCOME: sentence(rng, rng.randint(3, 8)),
            Use.STATUS: rng.choice(STATUSES),
        }
        for number in range(count)
    ]


def fields(actions: tuple[Action, ...]) -> list[dict[Use, str]]:
    return [
        {
            Use.REF: action.ref, Use.TITLE: action.title, Use.OWNER: action.owner_text, Use.DUE: action.due_text,
            Use.PROGRESS: " ".join(action.progress.split()), Use.OUTCOME: " ".join(action.outcome.split()),
            Use.STATUS: action.status_text,
        }
        for action in actions
    ]  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.permutations(list(Use)), st.data())
def test_columns_in_any_order_and_under_any_name_give_the_same_actions(order: list[Use], data: st.DataObject) -> None:
    names = [data.draw(st.sampled_from(NAMES[use])) for use in order]
    rows = made_rows(data.draw(st.integers(0, 99)), 9)
    printed = [tuple(row[use] for use in order) for row in rows]
    actions, notices = read_actions(document_of(table(tuple(names), *printed)))
    assert fields(actions) == rows
    assert notices == ()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 99), st.integers(2, 8))
def test_a_second_half_without_a_header_gives_the_same_actions(seed: int, cut: int) -> None:
    rows = made_rows(seed, 11)
    printed = [tuple(row.values()) for row in rows]
    halves = (
        table(tuple(names[0] for names in NAMES.values()), *printed[:cut]),
        table(*printed[cut:], headed=False),
    )
    assert fields(read_actions(document_of(*halves))[0]) == rows


def test_any_page_and_letter_size_gives_the_same_actions() -> None:
    rows = made_rows(7, 14, note=60)
    columns = tuple(names[0] for names in NAMES.values())
    plan = Plan("printed", columns, tuple(tuple(row.values()) for row in rows), ())
    sizes = (landscape(A4), landscape(A3), landscape(letter))
    with tempfile.TemporaryDirectory() as folder:
        for size, font in itertools.product(sizes, (7.0, 9.0, 10.0)):
            document = pdf(plan, Path(folder) / "plan.pdf", size=size, font=font, with_risks=False)
            assert fields(read_actions(document)[0]) == rows, (size, font)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 99), st.integers(1, 8), st.integers(12, 40), st.integers(1, 4), st.booleans())
def test_a_row_cut_at_any_line_by_a_page_end_is_whole(
    seed: int, cut: int, width: int, lines: int, repeated: bool
) -> None:
    rows = made_rows(seed, 9, note=40)
    columns = tuple(names[0] for names in NAMES.values())
    above, below = halves(tuple(rows[cut].values()), width, lines)
    if not any(below):
        return
    printed = [tuple(row.values()) for row in rows]
    first = build_table(raw([columns, *printed[:cut], above]), Place(page=1))
    second = build_table(raw([*([columns] if repeated else []), below, *printed[cut + 1 :]]), Place(page=2))
    assert fields(read_actions(document_of(*stitch([first, second])))[0]) == rows


def halves(cells: tuple[str, ...], width: int, lines: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The row as a page end cuts it, each cell wrapped to a width in characters."""
    wrapped = [textwrap.wrap(cell, width, break_long_words=False, break_on_hyphens=False) for cell in cells]
    return tuple(" ".join(cell[:lines]) for cell in wrapped), tuple(" ".join(cell[lines:]) for cell in wrapped)


def raw(rows: list[tuple[str, ...]]) -> list[RawRow]:
    return [RawRow(tuple(Cell(text, column) for column, text in enumerate(row)), Place()) for row in rows]
