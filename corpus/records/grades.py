"""The grades that inspectorates give, and where a table prints them."""

from __future__ import annotations

import re

from corpus.document import RowKind, Table

GRADE = (
    r"(?:outstanding|good|requires?\s+improvement(?:\s+to\s+be\s+good)?|requir(?:es|ing)\s+improvement|inadequate|adequate|"
    r"satisfactory|excellent|unsatisfactory|weak|very\s+good|special\s+measures|"
    r"(?:widespread|systemic)[\w\s,-]{0,30}failings)"
    r"(?:,?\s+with\s+(?:sustained|improved|declined|declining|improving|outstanding)\s+(?:effectiveness|features|elements))?"
)
GRADE_ONLY = re.compile(
    rf"(?:grade\s+)?(?:\d\s*[-–:]?\s*)?[\"“‘'(]?{GRADE}[\"”’')]?(?:\s*\(?(?:grade\s+)?\d\)?)?[.]?", re.IGNORECASE
)
_GRADE_COLUMN = re.compile(
    r"^(?:(?:overall|current|previous|last|latest|new|our|inspection|ofsted|cqc|this|20\d\d)\s+){0,3}"
    r"(?:grades?|gradings?|ratings?|judge?ments?|outcome)(?:\s+(?:given|awarded|20\d\d|\([^)]*\)))*$",
    re.IGNORECASE,
)
_SUBJECT_COLUMN = re.compile(
    r"^(?:judge?ments?|aspects?|areas?|key\s+questions?|services?|standards?|domains?|themes?|subjects?|categor(?:y|ies)|"
    r"(?:name\s+of\s+)?(?:home|setting|provider|school)s?|what\s+was\s+judged|inspection\s+(?:area|judge?ment)s?)"
    r"(?:\s+(?:of\s+(?:inspection|practice)|inspected|judged|name))?$",
    re.IGNORECASE,
)
_OVERALL = re.compile(r"\boverall\s+(?:effectiveness|judge?ment|grade|rating)\b", re.IGNORECASE)
_CODE = re.compile(r"[A-Z][1-5]")
MOST_WORDS = 9


def grade_columns(table: Table) -> tuple[int, tuple[int, ...]] | None:
    """The column that names what is judged and those that hold grades, or none where it is no table of grades."""
    names = table.columns
    named = [index for index, name in enumerate(names) if _GRADE_COLUMN.match(name.strip())]
    subjects = [index for index, name in enumerate(names) if _SUBJECT_COLUMN.match(name.strip())]
    others = [index for index in subjects if index not in named or len(named) > 1]
    subject = others[0] if others else 0
    grades = tuple(index for index in named if index != subject)
    if grades and _plausible(table, subject, grades):
        return subject, grades
    if table.column_count == 2 and _all_graded(table):
        return 0, (1,)
    return None


def code_columns(table: Table) -> tuple[int, tuple[int, ...]] | None:
    """The same for grades that are a letter and a digit ("C3"), which only a table under its judgement's name holds."""
    rows = [row for row in table.body if row.quote]
    for column in range(1, table.column_count):
        if rows and all(_CODE.fullmatch(row.text_at(column).strip()) and row.text_at(0).strip() for row in rows):
            return 0, (column,)
    return None


def is_code(text: str) -> bool:
    """Whether a text is nothing but a grade of a letter and a digit."""
    return bool(_CODE.fullmatch(text))


def _plausible(table: Table, subject: int, grades: tuple[int, ...]) -> bool:
    """Known grades, or words of any scale where the table itself says "judgement" or "overall effectiveness"."""
    values = [row.text_at(column).strip() for row in table.body for column in grades]
    values = [value for value in values if value]
    if not values or any(len(value.split()) > MOST_WORDS for value in values):
        return False
    if all(GRADE_ONLY.fullmatch(" ".join(value.split())) for value in values):
        return True
    speaks = any("judg" in name.lower() for name in table.columns) or any(
        _OVERALL.search(row.text_at(subject)) for row in table.body
    )
    return speaks and not any(re.search(r"\d", value) for value in values)


def _all_graded(table: Table) -> bool:
    rows = [row for row in table.rows if row.kind is not RowKind.SUBHEADING]
    graded = [row for row in rows if GRADE_ONLY.fullmatch(" ".join(row.text_at(1).split())) and row.text_at(0).strip()]
    filled = [row for row in rows if row.text_at(1).strip()]
    return len(graded) >= 2 and len(graded) >= len(filled) - 1
