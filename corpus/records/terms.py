"""Terms: glossary tables and lists, people with their initials and roles, abbreviations spelled out in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from corpus.document import Document, Heading, ListItem, Paragraph, Row, RowKind, Table
from corpus.records.abbreviations import spelled_out
from corpus.records.nouns import Term
from corpus.records.people import people_named
from corpus.records.sentences import one_line

_TERM_COLUMN = re.compile(
    r"^(?:initials?|abbreviations?|acronyms?|terms?|short(?:\s+(?:form|name))?|abbrev\.?|code|words?\s+or\s+phrases?)"
    r"(?:\s*(?:/|or|and|used)\s*\w*)*$",
    re.IGNORECASE,
)
_MEANING_COLUMN = re.compile(
    r"^(?:full\s+(?:name|title|term|form|meaning)|(?:meaning|definition|description|explanation)s?|stands?\s+for|"
    r"what\s+it\s+means|in\s+full|name|expansion|interpretation)$",
    re.IGNORECASE,
)
_ROLE_COLUMN = re.compile(
    r"^(?:roles?|job\s+title|title|position|post|designation|role\s*(?:/|and|or)\s*organi[sz]ation|organi[sz]ation|"
    r"job\s+role|agency)$",
    re.IGNORECASE,
)
_NAME_COLUMN = re.compile(r"^(?:(?:full\s+)?names?|members?|officers?|people|person|contact)$", re.IGNORECASE)
_GLOSSARY = re.compile(
    r"\b(?:glossary|abbreviations?|acronyms?|key\s+to\s+(?:initials|terms)|terms\s+used|initials)\b", re.I
)
_LISTED = re.compile(
    r"^(?P<term>[A-Z0-9][\w&/’'+-]{0,14}(?:\s[A-Z&][\w&/]{0,10}){0,2})\s*(?:[–—=:]|\s-|-\s|\t)\s*(?P<meaning>\S.*)$"
)
_EQUATED = re.compile(r"(?<![\w&])(?P<term>[A-Z][A-Za-z&/]{0,8})\s*=\s*(?P<meaning>[^=;,.]{3,80})(?=[;,.]|$)")
_PERSON_NAME = re.compile(r"^(?:[A-ZÀ-Ý][\w’'À-ÿ.-]+\s+){1,4}[A-ZÀ-Ý][\w’'À-ÿ/.-]+(?:\s*/\s*.*)?$")


@dataclass(frozen=True, slots=True)
class _Columns:
    term: int
    meaning: int
    role: int | None
    people: bool


def read_terms(document: Document) -> tuple[Term, ...]:
    """Glossary rows as they stand, then each abbreviation of the text once a meaning, then people named with a role."""
    glossary = [*_glossary_tables(document), *_glossary_lists(document)]
    known = {_meaning_key(term) for term in glossary}
    spelled: list[Term] = []
    for term in _text_terms(document):
        key = _meaning_key(term)
        if key not in known:
            known.add(key)
            spelled.append(term)
    listed = {name.casefold() for term in glossary for name in (term.term, term.meaning)}
    people = [
        term
        for term in people_named(document)
        if not any(term.term.casefold() in name or term.meaning.casefold() in name for name in listed)
    ]
    return tuple(replace(term, order=order) for order, term in enumerate((*glossary, *spelled, *people), start=1))


def _meaning_key(term: Term) -> tuple[str, str]:
    words = [word.rstrip("s") for word in re.findall(r"\w+", term.meaning.lower().replace("’", "'").replace("'s", ""))]
    return term.term.lower().rstrip("s"), "".join(words)


def _glossary_tables(document: Document) -> Iterator[Term]:
    heading = ""
    for block in document.blocks:
        if isinstance(block, Table):
            yield from _table_terms(block, in_glossary=bool(_GLOSSARY.search(f"{heading} {block.title}")))
        elif isinstance(block, Heading) or len(block.text) < 80:
            heading = block.text


def _table_terms(table: Table, *, in_glossary: bool) -> Iterator[Term]:
    columns: _Columns | None = None
    for row in table.rows:
        named = _columns_of(row)
        if named:
            columns = named
            continue
        if columns is None and in_glossary and table.column_count in (2, 3) and row.kind is not RowKind.HEADER:
            columns = _Columns(0, 1, 2 if table.column_count == 3 else None, people=False)
        if columns and (term := _row_term(row, columns)):
            yield term


def _columns_of(row: Row) -> _Columns | None:
    """The columns that a header row names; a glossary may open a second one further down."""
    names = {cell.column: one_line(cell.text).rstrip(":") for cell in row.cells if cell.text.strip()}
    terms = [column for column, name in names.items() if _TERM_COLUMN.match(name)]
    people = [column for column, name in names.items() if _NAME_COLUMN.match(name)]
    roles = [column for column, name in names.items() if _ROLE_COLUMN.match(name)]
    meanings = [column for column, name in names.items() if _MEANING_COLUMN.match(name) and column not in terms]
    if terms and meanings:
        initials = names[terms[0]].lower().startswith("initial")
        return _Columns(terms[0], meanings[0], roles[0] if roles else None, people=initials or bool(people and roles))
    if people and roles and len(names) <= 3 and row.kind is RowKind.HEADER:
        return _Columns(people[0], people[0], roles[0], people=True)
    return None


def _row_term(row: Row, columns: _Columns) -> Term | None:
    short, meaning = one_line(row.text_at(columns.term)), one_line(row.text_at(columns.meaning))
    role = one_line(row.text_at(columns.role)) if columns.role is not None else ""
    if not short or not meaning or row.kind is RowKind.SUBHEADING or (len(row.cells) == 1 and columns.meaning > 0):
        return None
    if columns.term == columns.meaning and not _PERSON_NAME.match(short):
        return None
    person = columns.people or (bool(role) and bool(_PERSON_NAME.match(meaning)))
    kind = "person" if person else "abbreviation"
    return Term(0, short, meaning, role, kind, (row.place,), row.quote)


def _glossary_lists(document: Document) -> Iterator[Term]:
    inside = False
    for block in document.blocks:
        if isinstance(block, Heading):
            inside = bool(_GLOSSARY.search(block.text)) and len(block.text.split()) <= 8
        elif isinstance(block, Paragraph | ListItem):
            for line in block.text.splitlines():
                match = _LISTED.match(line.strip()) if inside else None
                if match:
                    yield Term(0, match["term"], match["meaning"].strip(), places=(block.place,), quote=line.strip())
            equated = list(_EQUATED.finditer(block.text))
            if len(equated) > 1 and not inside:
                for item in equated:
                    quote = one_line(item.group())
                    yield Term(0, item["term"], item["meaning"].strip(), places=(block.place,), quote=quote)


def _text_terms(document: Document) -> Iterator[Term]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                for cell in row.cells:
                    for item in spelled_out(one_line(cell.text)):
                        yield Term(0, item.short, item.long, places=(row.place,), quote=item.quote, basis="text")
        else:
            for item in spelled_out(one_line(block.text)):
                yield Term(0, item.short, item.long, places=(block.place,), quote=item.quote, basis="text")
