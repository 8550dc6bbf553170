"""Nouns come back from the catalogue as they went in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import pytest

from corpus.document import (
    Box,
    Cell,
    Document,
    FrontMatter,
    Heading,
    ListItem,
    Notice,
    Page,
    Paragraph,
    Place,
    Row,
    RowKind,
    Table,
)
from corpus.records.nouns import Action, Indicator, Point, Records, Status
from index.coding import decode, encode, fingerprint

PLACE = Place(3, "iii", ("1 Plan", "1.1 Aims"), 4, 2, (Box(3, 1.5, 2.0, 3.0, 4.0),))


def test_a_document_with_every_kind_of_block_comes_back() -> None:
    row = Row((Cell("a\nb", 0, 2, "ff0000", PLACE.boxes, bold=True),), RowKind.SUBHEADING, PLACE, hidden=True)
    document = Document(
        "paper",
        "pdf",
        (
            Heading("Plan", 1, PLACE, "1"),
            Paragraph("Text £6", PLACE, "1.1"),
            ListItem("Item", PLACE, "a)", 1),
            Table((row,), PLACE, "Table", 2),
        ),
        (Page(1, "i", 595.0, 842.0),),
        FrontMatter(council="Anytown", meeting_date=date(2020, 1, 31), places={"council": PLACE}),
        (Notice("no text", "page 2", PLACE), Notice("formula", "x")),
        ("Page 1 of 2",),
    )
    assert decode(Document, encode(document)) == document


def test_records_come_back() -> None:
    records = Records(
        actions=(
            Action(1, "69G", "t", "o", ("a", "b"), "TBC", None, "", "", "Red", Status.OVERDUE, extra=(("n", "v"),)),
        ),
        indicators=(Indicator(1, "n", (Point("Q4", date(2015, 3, 31), "84%", 84.0, "%", PLACE),)),),
    )
    assert decode(Records, encode(records)) == records


def test_a_new_field_changes_the_fingerprint() -> None:
    class Colour(StrEnum):
        RED = "red"

    @dataclass(frozen=True)
    class Noun:
        name: str

    before = fingerprint(Noun)
    assert fingerprint(Noun) == before
    assert fingerprint(Colour) != before

    @dataclass(frozen=True)
    class Noun:  # type: ignore[no-redef]
        name: str
        more: str = ""

    assert fingerprint(Noun) != before


def test_what_has_no_form_in_json_is_refused() -> None:
    @dataclass(frozen=True)
    class Odd:
        what: bytes

    with pytest.raises(TypeError, match="no form in JSON"):
        encode(Odd(b""))
