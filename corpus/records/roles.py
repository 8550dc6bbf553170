"""The roles and people that a paper itself lists: its glossary of initials, its list of members."""

from __future__ import annotations

import re

from corpus.document import Document

_ROLE = re.compile(r"^(?:roles?|job titles?|positions?|designations?|posts?|titles?)$", re.I)
_NAME = re.compile(r"\b(?:names?|initials|abbreviations?|acronyms?|members?|person|who)\b", re.I)


def known_roles(document: Document) -> tuple[str, ...]:
    """Roles and names from tables that list people by name beside their role."""
    found: dict[str, None] = {}
    for table in document.tables:
        names = [" ".join(name.split()) for name in table.columns]
        roles = [column for column, name in enumerate(names) if _ROLE.match(name)]
        people = [column for column, name in enumerate(names) if _NAME.search(name) and column not in roles]
        if not roles or not people or table.column_count > 5:
            continue
        for row in table.body:
            for column in (*roles, *people):
                text = " ".join(row.text_at(column).split())
                if len(text) > 3:
                    found.setdefault(text)
    return tuple(found)
