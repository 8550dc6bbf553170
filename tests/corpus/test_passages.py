"""Passages follow the paper's structure, fit the embedder, and lose nothing."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from corpus.document import (
    Block,
    Box,
    Cell,
    Document,
    FrontMatter,
    Heading,
    ListItem,
    Page,
    Paragraph,
    Place,
    Row,
    RowKind,
    Table,
)
from corpus.passages import Passage, PassageKind, make_passages
from corpus.sentences import sentences, stretches


def count(text: str) -> int:
    return len(re.findall(r"\w+|[^\w\s]", text)) + 2


def passages(*blocks: Block, limit: int = 256, front: FrontMatter = FrontMatter()) -> tuple[Passage, ...]:
    return make_passages(Document("paper", "txt", blocks, front=front), count, limit)


def row(*texts: str, kind: RowKind = RowKind.BODY, page: int = 1, **look: object) -> Row:
    cells = tuple(
        Cell(text, column, boxes=(Box(page, 0, 0, 1, column + 1),), fill=str(look.get("fill", "")))
        for column, text in enumerate(texts)
    )
    return Row(cells, kind, Place(page=page, section=("Plan",), block=2))


def test_a_numbered_paragraph_is_one_passage_with_its_section() -> None:
    place = Place(section=("4 Finance", "4.1 Costs"), block=1)
    (made,) = passages(Paragraph("The cost is £6m. It is met.", place, "4.1.2"))
    assert made.quote == made.embedded == "4.1.2 The cost is £6m. It is met."
    assert made.context == "4 Finance › 4.1 Costs"
    assert made.kind is PassageKind.PARAGRAPH


def test_a_list_comes_with_its_lead_in() -> None:
    (made,) = passages(
        Paragraph("The council must:", Place(block=0)),
        ListItem("visit children", Place(block=1), "a)"),
        ListItem("keep records", Place(block=2), "b)"),
    )
    assert made.quote == "The council must:\na) visit children\nb) keep records"
    assert made.kind is PassageKind.LIST


def test_a_long_list_is_cut_between_items_and_keeps_its_lead_in_as_context() -> None:
    items = [ListItem("word " * 8 + str(number), Place(block=number), "•") for number in range(1, 5)]
    made = passages(Paragraph("The council must:", Place()), *items, limit=30)
    assert len(made) > 1
    assert made[0].quote.startswith("The council must:")
    assert all(part.context == "The council must:" for part in made[1:])
    assert sum(part.quote.count("•") for part in made) >= 3


def test_a_long_paragraph_is_cut_at_sentence_ends() -> None:
    text = "One two three. Four five six. Seven eight nine."
    assert [made.quote for made in passages(Paragraph(text, Place()), limit=12)] == [
        "One two three. Four five six.",
        "Seven eight nine.",
    ]


def test_a_row_knows_its_columns_and_sub_headings() -> None:
    table = Table(
        (
            row("Ref", "Action", kind=RowKind.HEADER),
            row("Theme A", kind=RowKind.SUBHEADING, fill="000000"),
            row("Part 1", kind=RowKind.SUBHEADING, fill="cccccc"),
            row("1", "Visit"),
            row("Part 2", kind=RowKind.SUBHEADING, fill="cccccc"),
            row("2", "Record"),
            row("Theme B", kind=RowKind.SUBHEADING, fill="000000"),
            row("3", "Train"),
        ),
        Place(),
        "Improvement plan",
        2,
    )
    assert [(made.quote, made.context) for made in passages(table)] == [
        ("1 Visit", "Plan › Improvement plan › Theme A › Part 1 › Ref | Action"),
        ("2 Record", "Plan › Improvement plan › Theme A › Part 2 › Ref | Action"),
        ("3 Train", "Plan › Improvement plan › Theme B › Ref | Action"),
    ]
    assert {made.kind for made in passages(table)} == {PassageKind.ROW}


def test_a_long_row_is_cut_between_cells_and_keeps_its_first_words_as_context() -> None:
    long = row("69G", "Recruit carers", "First note is here. " * 6, "Second note is there. " * 6)
    made = passages(Table((long,), Place(), "", 4), limit=50)
    assert len(made) > 1
    assert " ".join(part.quote for part in made) == long.quote
    assert all("69G Recruit carers" in part.context for part in made[1:])
    assert all("69G Recruit carers" in part.embedded for part in made)
    assert made[-1].place.boxes == (Box(1, 0, 0, 1, 4),)


def test_part_of_a_row_is_on_the_page_where_it_stands() -> None:
    first = Cell("Note one is here. " * 12, 0, boxes=(Box(1, 0, 700, 9, 800),))
    second = Cell("Note two is there. " * 12, 1, boxes=(Box(2, 0, 50, 9, 90),))
    table = Table((Row((first, second), RowKind.BODY, Place(page=1, page_label="i")),), Place(), "", 2)
    pages = (Page(1, "i"), Page(2, "ii"))
    made = make_passages(Document("paper", "pdf", (table,), pages), count, 100)
    assert [(part.place.page, part.place.page_label) for part in made] == [(1, "i"), (2, "ii")]


def test_a_heading_stands_alone_only_where_nothing_else_says_it() -> None:
    made = passages(
        Heading("Plan", 1, Place(section=("Plan",))),
        Paragraph("Text.", Place(section=("Plan",))),
        Heading("Empty", 1, Place(section=("Empty",))),
        Heading("Last", 1, Place(section=("Last",))),
    )
    assert [part.quote for part in made] == ["Text.", "Empty", "Last"]


def test_front_matter_is_marked() -> None:
    front = FrontMatter(title="Plan", places={"title": Place(block=1)})
    made = passages(Paragraph("Council", Place(block=0)), Paragraph("Plan", Place(block=1)), front=front)
    assert [part.kind for part in made] == [PassageKind.PARAGRAPH, PassageKind.FRONT]


TEXTS = st.text(alphabet="ab1 .,:;)\n£é", max_size=120)


@given(st.lists(TEXTS, max_size=6), st.lists(TEXTS, max_size=5), st.lists(TEXTS, min_size=1, max_size=5))
def test_nothing_is_lost_and_everything_fits(paragraphs: list[str], items: list[str], cells: list[str]) -> None:
    blocks: list[Block] = [Paragraph(text, Place()) for text in paragraphs]
    blocks += [ListItem(text, Place()) for text in items]
    blocks.append(Table((row(*cells),), Place(), "", len(cells)))
    made = passages(*blocks, limit=60)
    assert all(count(part.embedded) <= 60 for part in made)
    shown = "".join("".join(part.quote.split()) for part in made)
    assert shown == "".join("".join(text.split()) for text in [*paragraphs, *items, *cells])
    assert [part.order for part in made] == list(range(len(made)))


@given(TEXTS)
def test_sentences_are_verbatim_and_complete(text: str) -> None:
    parts = sentences(text)
    assert all(part in text and part == part.strip() for part in parts)
    assert "".join("".join(part.split()) for part in parts) == "".join(text.split())


def test_abbreviations_do_not_end_a_sentence() -> None:
    text = "Cllr. Jones met Mrs. Smith, e.g. Anne B. Smith. They agreed on No. 4. It was late."
    assert sentences(text) == (
        "Cllr. Jones met Mrs. Smith, e.g. Anne B. Smith.",
        "They agreed on No. 4.",
        "It was late.",
    )


def test_a_word_that_is_too_long_is_cut_anyway() -> None:
    assert stretches("abcdef", lambda text: len(text) <= 4) == ("abc", "def")
