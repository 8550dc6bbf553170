"""People whom the running text names with their role: "Name, Head of Service", "chaired by Name", a signature."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from corpus.document import Document, Heading, Place, Table
from corpus.records.nouns import Term
from corpus.records.sentences import one_line

_STYLE = r"(?:(?:Councillor|Cllr|Dr|Mr|Mrs|Ms|Miss|Sir|Dame|Professor|Prof|Lord|Lady|Baroness)\.?\s+)"
_WORD = r"(?:O[’']|D[’']|Mc|Mac)?[A-Z][a-zà-ÿ]+(?:[’'-][A-Z]?[a-zà-ÿ]+)*"
_NAME = rf"{_STYLE}?{_WORD}(?:\s+(?:[A-Z]\.\s+|de\s+|van\s+|von\s+)?{_WORD}){{1,2}}"
_GRADE = (
    r"(?:(?:Interim|Acting|Deputy|Assistant|Associate|Executive|Corporate|Strategic|Independent|Lead|Senior|Principal|"
    r"Group|Service|Managing|Medical|Clinical|Programme|Vice|Joint|Designated|Divisional|Regional|HM)\s+)"
)
_POST = (
    r"(?:Directors?|Head|Chief\s+(?:Executive|Officer|Inspector|Nurse|Constable|Social\s+Worker)|Cabinet\s+[Mm]ember|"
    r"[Ll]ead\s+[Mm]ember|Portfolio\s+[Hh]older|Leader|Chair(?:man|person|woman)?|Commissioner|Inspector|"
    r"(?:[A-Z][\w’'-]+\s+){0,4}(?:Manager|Officer|Worker|Director|Psychologist|Nurse|Lead|Solicitor|Secretary))"
)
_MORE = r"(?:\s+(?:(?:of|for|to|and|the|at|in|&)\s+)*(?:[A-Z][\w’'&-]*|\([A-Z][^()]{2,40}\)))*"
_ROLE = rf"{_GRADE}*{_POST}{_MORE}"
_NAME_ROLE = re.compile(rf"(?<![\w’'-])(?P<name>{_NAME}),\s+(?:the\s+|our\s+)?(?P<role>{_ROLE})")
_ROLE_NAME = re.compile(rf"(?<![\w’'-])(?P<role>{_ROLE}),\s+(?P<name>{_NAME})(?=[.;)]|$)")
_CHAIRS = (
    re.compile(rf"(?P<body>(?:[A-Z][\w’'&-]+\s+(?:(?:and|of|for)\s+)*){{0,6}}(?:Board|Panel|Committee|Partnership|Group|Forum))"
               rf",\s+which\s+(?P<name>{_NAME})\s+chairs\b"),
    re.compile(rf"(?<![\w’'-])(?P<name>{_NAME})\s+chairs\s+the\s+(?P<body>(?:[A-Z][\w’'&-]+\s+(?:(?:and|of|for)\s+)*){{0,6}}"
               r"(?:Board|Panel|Committee|Partnership|Group|Forum))"),
)  # fmt: skip
_INSPECTOR = re.compile(rf"\b[Tt]he\s+(?P<role>lead\s+inspector)\s+(?:was|is)\s+(?P<name>{_NAME})")
_LABEL = re.compile(r"(?:cabinet|executive|lead)\s+(?:member|councillor)|portfolio\s+holder", re.IGNORECASE)
_LABELLED = re.compile(rf"(?P<name>{_NAME})(?:\s+(?P<part>\([A-Z][^()]{{2,60}}\)))?")
_NO_NAME = re.compile(
    r"\b(?:Councils?|Boards?|Services?|Care|Health|Children\S*|Adults?|Social|Committee|Team|Director|Heads?|Manager|"
    r"Officer|Executive|Member|Cabinet|Lead|Chair|Leader|Education|Housing|Public|Improvement|Partnership|Police|Trust|"
    r"Safeguarding|Service|City|County|Borough|District|The|This|Chief|Group|Panel|Department|Office|Plan|Report|Ofsted|"
    r"Commission\w*|Clinical|Community|School|Schools|Family|Families|Support|Court|Street|Road|House|Centre|Performance|Strategy|Quality|"
    r"January|February|March|April|May|June|July|August|September|October|November|December)\b"
)
_OF_COUNCIL = re.compile(r"^(?:Councillor|Cllr|Mr|Mrs|Ms|Miss)\.?\s+")
_LONGEST_ROLE = 90
_FRONT = 1
"""Blocks that may be a front sheet."""


def people_named(document: Document) -> Iterator[Term]:
    """Each person once a document, with the first role that is printed beside the name."""
    seen: set[str] = set()
    for name, role, place, quote in (*_told(document), *_signed(document), *_labelled(document)):
        bare = _OF_COUNCIL.sub("", name)
        known = re.sub(rf"^{_STYLE}", "", name).casefold()
        if _NO_NAME.search(name) or len(bare.split()) < 2 or len(role) > _LONGEST_ROLE or known in seen:
            continue
        seen.add(known)
        yield Term(0, bare, name, role, "person", (place,), quote, "text")


def _texts(document: Document) -> Iterator[tuple[str, Place]]:
    for block in document.blocks:
        if isinstance(block, Table):
            for row in block.rows:
                yield from ((one_line(cell.text), row.place) for cell in row.cells if cell.text.strip())
        elif not isinstance(block, Heading):
            yield one_line(block.text), block.place


def _told(document: Document) -> Iterator[tuple[str, str, Place, str]]:
    for text, place in _texts(document):
        # A cell of a plan names a team behind a role: "Service Manager, Front Door".
        role_first = (_ROLE_NAME,) if place.row is None or place.block < _FRONT else ()
        for pattern in (_NAME_ROLE, _INSPECTOR, *role_first):
            for match in pattern.finditer(text):
                yield match["name"], match["role"].strip(" ,"), place, match.group()
        for pattern in _CHAIRS:
            for match in pattern.finditer(text):
                yield match["name"], f"chair of the {match['body']}", place, match.group()


def _signed(document: Document) -> Iterator[tuple[str, str, Place, str]]:
    """A name on a line of its own above a role: the address and the signature of a letter."""
    lines = [block for block in document.blocks if not isinstance(block, Table)]
    for above, below in itertools.pairwise(lines):
        if re.fullmatch(_NAME, above.text) and re.fullmatch(_ROLE, below.text):
            yield above.text, below.text, above.place, above.text


def _labelled(document: Document) -> Iterator[tuple[str, str, Place, str]]:
    """A front sheet's row: "Cabinet member", "Councillor Name (Education)"."""
    for table in document.tables:
        for row in table.rows:
            cells = [one_line(cell.text) for cell in row.cells if cell.text.strip()]
            if len(cells) != 2 or not _LABEL.fullmatch(label := cells[0].rstrip(": ")):
                continue
            match = _LABELLED.fullmatch(cells[1])
            if match:
                yield match["name"], f"{label} {match['part'] or ''}".strip(), row.place, row.quote
