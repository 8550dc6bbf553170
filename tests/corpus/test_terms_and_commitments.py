"""Abbreviations, initials and people; promises with their day; and papers that hold none of these."""

from __future__ import annotations

from datetime import date

import pytest
from made_documents import document, heading, item, paragraph, table

from corpus.document import Document
from corpus.records.commitments import read_commitments
from corpus.records.indicators import read_indicators
from corpus.records.judgements import read_judgements
from corpus.records.recommendations import read_recommendations
from corpus.records.terms import read_terms


def test_people_with_initials_and_roles() -> None:
    found = read_terms(
        document(
            heading("Glossary"),
            table(
                [
                    ("Initials", "Full Name", "Role"),
                    ("AK", "Ann Kay/Al Kerr", "Head of Care/Education"),
                    ("CP", "Cy Pell", ""),
                ]
            ),
            table([("KB", "Kit Bow", "Manager")], header=False),
            table([("Abbreviation", "Meaning"), ("CP", "Child protection"), ("CP", "Child protection")]),
        )
    )
    assert [(t.term, t.meaning, t.role) for t in found] == [
        ("AK", "Ann Kay/Al Kerr", "Head of Care/Education"),
        ("CP", "Cy Pell", ""),
        ("KB", "Kit Bow", "Manager"),
        ("CP", "Child protection", ""),
        ("CP", "Child protection", ""),
    ]
    assert [t.kind for t in found] == ["person", "person", "person", "abbreviation", "abbreviation"]


def test_a_glossary_as_a_list() -> None:
    found = read_terms(
        document(heading("Abbreviations"), paragraph("LAC – Looked After Children"), item("PEP: Education plan"))
    )
    assert [(t.term, t.meaning, t.basis) for t in found] == [
        ("LAC", "Looked After Children", "glossary"),
        ("PEP", "Education plan", "glossary"),
    ]


@pytest.mark.parametrize(
    ("text", "term", "meaning"),
    [
        ("A Personal Education Plan (PEP) is kept.", "PEP", "Personal Education Plan"),
        ("The MASH (Multi Agency Safeguarding Hub) works.", "MASH", "Multi Agency Safeguarding Hub"),
        ("The e-PEP (Personal Education Plan) works.", "PEP", "Personal Education Plan"),
        ("Sent to the Department for Education (DfE).", "DfE", "Department for Education"),
        ("Those not in education, training or employment (NEET).", "NEET", "not in education, training or employment"),
        ("The Access to Resources team (ART) started.", "ART", "Access to Resources team"),
        ("Independent visitors (IVs) come.", "IV", "Independent visitors"),
        ("The Access and Assessment (A and A) team met.", "A&A", "Access and Assessment"),
        ("The Director of Children's Services (DCS) said so.", "DCS", "Director of Children's Services"),
    ],
)
def test_abbreviations_spelled_out(text: str, term: str, meaning: str) -> None:
    assert [(t.term, t.meaning, t.basis) for t in read_terms(document(paragraph(text)))] == [(term, meaning, "text")]


def test_two_meanings_are_two_terms_and_one_meaning_is_one() -> None:
    found = read_terms(
        document(
            heading("Abbreviations"),
            table([("Abbreviation", "Meaning"), ("PIP", "Practice improvement programme")]),
            paragraph("The Performance Improvement Panel (PIP) met. The Practice Improvement Programme (PIP) went on."),
            paragraph("Performance Improvement Panels (PIP) were held."),
        )
    )
    assert [(t.meaning, t.basis) for t in found] == [
        ("Practice improvement programme", "glossary"),
        ("Performance Improvement Panel", "text"),
    ]


@pytest.mark.parametrize(
    "text", ["He came home (AT LAST).", "The plan (PEP) is late.", "Section two (II) of the act.", "See (a) and (B)."]
)
def test_brackets_that_spell_nothing_out(text: str) -> None:
    assert read_terms(document(paragraph(text))) == ()


def paper(*texts: str) -> Document:
    return document(
        heading("Elmford Borough Council"),
        table([("To:", "Scrutiny Panel"), ("Date:", "15 May 2018")], header=False),
        heading("Next steps", "1"),
        *(paragraph(text, "1.1") for text in texts),
    )


@pytest.mark.parametrize(
    ("sentence", "who", "due_text", "due"),
    [
        ("An updated plan will be completed by summer 2019.", "", "summer 2019", None),
        ("This will take place in October 2018.", "", "October 2018", date(2018, 10, 31)),
        ("The Head of Care will report by 30 June 2018.", "Head of Care", "30 June 2018", date(2018, 6, 30)),
        ("We will visit each home on 12 and 13 September 2018.", "We", "12 and 13 September 2018", date(2018, 9, 13)),
        ("A meeting is scheduled for the end of June.", "", "the end of June", date(2018, 6, 30)),
        (
            "The strategy will be considered by the Improvement Board in July 2018.",
            "Improvement Board",
            "July 2018",
            date(2018, 7, 31),
        ),
        ("The Board will go on for at least another 6-9 months.", "Board", "at least another 6-9 months", None),
        ("The review is due to be completed by end June 2018.", "", "end June 2018", date(2018, 6, 30)),
        (
            "Ann leaves soon, and the Council will fill her post by 31 October 2018.",
            "Council",
            "31 October 2018",
            date(2018, 10, 31),
        ),
    ],
)
def test_promises_with_their_day(sentence: str, who: str, due_text: str, due: date | None) -> None:
    (found,) = read_commitments(paper(f"Much was done. {sentence} Nothing else."))
    assert (found.sentence, found.who, found.due_text, found.due) == (sentence, who, due_text, due)


@pytest.mark.parametrize(
    "sentence",
    [
        "The plan was approved on 18 October 2016.",
        "Some dates were missed, which is due to the plan being late in September 2016.",
        "The plan will make things better for children.",
        "The programme will cost more than was reported in March.",
    ],
)
def test_what_promises_no_day(sentence: str) -> None:
    assert read_commitments(paper(sentence)) == ()


LICENCE = (
    "You may copy this work (the Work) as long as you keep this notice. Your rights will end if you break these terms.",
    "If you mend the breach within 30 days of being told, your rights will be given back by the owner.",
    "The owner gives no warranty. Any party should take legal advice. The owner will not be liable for loss over £500.",
    "It is recommended that you put the notice in each file:",
)
NOVEL = (
    "In June 1812, four hundred of the soldiers were lost, and the rest would be home by Christmas, or so Marta hoped.",
    "“I will be back by the end of March,” he said. The house was judged good enough by her aunt, who never came back.",
    "They had three (perhaps four) rooms. By the spring the number of hens had risen to 12, and nobody minded.",
)


@pytest.mark.parametrize("texts", [LICENCE, NOVEL])
def test_a_licence_and_a_novel_hold_no_records(texts: tuple[str, ...]) -> None:
    plain = document(
        heading("Chapter 1"),
        *(paragraph(text) for text in texts),
        item("keep the notice"),
        item("say what you changed"),
    )
    assert read_commitments(plain) == ()
    assert read_terms(plain) == ()
    assert read_judgements(plain) == ()
    assert read_recommendations(plain) == ()
    assert read_indicators(plain) == ()
