"""Answers about abbreviations, initials and people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.answers.refusal import refuse
from assistant.compose import Draft, Evidence, paper_name, record_row
from assistant.inquiry import Inquiry
from corpus.records.nouns import Term
from index.library import StoredDocument

STANDS_FOR = re.compile(
    r"\bstands? for\b|\bmeant by\b|\bmeaning of\b|\babbreviat\w*|\bacronym\b|\bshort for\b|\binitials\b|\bsigned\b"
    r"|\bspell(?:ed)? out\b|\bdoes ['‘\"“]?([A-Z&]{2,6})['’\"”]? mean\b",
    re.I,
)
WHAT_IS = re.compile(
    r"^(?:and |so |ok,? )?(?:what(?:['’]s| is| are| was)|who(?:['’]s| is| was| are)|define|explain)\s+(?:an? "
    r"|the )?['‘\"“]?([A-Za-z&/'’ -]{2,40}?)['’\"”]?(?:\s+(?:in|at|for|on|from|according)\b.*)?\??$",
    re.I,
)
INITIALS = re.compile(r"\b[Ww]ho(?:['’]s| is| are| was)\s+([A-Z]{2,4})\b(?!\s+[A-Z]?[a-z])")
WHO = re.compile(r"\bwho(?:['’]s| is| was| are|se)?\b", re.I)


def answer_terms(inquiry: Inquiry) -> Draft | None:
    """Answer what an abbreviation stands for or who somebody is, from glossaries and spelled-out forms."""
    text = inquiry.question.text
    asks = STANDS_FOR.search(text) or WHAT_IS.search(text) or WHO.search(text)
    if not asks:
        return None
    terms = _named(inquiry, bool(STANDS_FOR.search(text)))
    if not terms:
        unknown = INITIALS.search(text)
        if unknown and not _elsewhere(inquiry, unknown.group(1)):
            return refuse(inquiry, f"Nothing tells who or what {unknown.group(1)} is.")
        return None
    draft = Draft(engine="records")
    told: set[tuple[str, str, int]] = set()
    for document, term in terms:
        key = (term.term, _folded(term.meaning), document.id)
        if key in told:
            continue
        told.add(key)
        evidence = Evidence(document, term.quote, term.places)
        role = f", {term.role}" if term.role else ""
        draft.say(f"**{term.term}** ({paper_name(document)}): {term.meaning}{role}.".replace("..", "."), evidence)
        draft.rows.append(record_row(document, term))
    _differing(terms, draft)
    draft.results = tuple(term for _, term in terms)
    return draft


def _elsewhere(inquiry: Inquiry, name: str) -> bool:
    """Whether a name in capitals is spelled out or used as a word of its own in running text."""
    return any(term.term == name for document in inquiry.documents for term in inquiry.records(document).terms)


def _named(inquiry: Inquiry, stands_for: bool) -> list[tuple[StoredDocument, Term]]:
    """Terms that the question writes: the abbreviation, or the person's whole name."""
    text = inquiry.question.text
    subject = WHAT_IS.search(text)
    found: list[tuple[StoredDocument, Term]] = []
    for document in inquiry.documents:
        for term in inquiry.records(document).terms:
            person = bool(term.role) or term.kind == "person"
            by_term = _written(term.term, text)
            by_name = person and any(_written(name, text) for name in re.split(r"\s*/\s*", term.meaning))
            alone = bool(subject and _folded(subject.group(1)) == _folded(term.term))
            if (by_name and WHO.search(text)) or (by_term and (stands_for or alone or (person and WHO.search(text)))):
                found.append((document, term))
    return found


def _written(name: str, text: str) -> bool:
    """Whether a name stands in the question as whole words; an abbreviation in its case unless all is lower case."""
    if not name:
        return False
    flags = re.I if text[1:] == text[1:].lower() and len(name) > 2 else 0
    return bool(re.search(rf"(?<![\w&]){re.escape(name)}(?![\w&])", text, flags))


def _folded(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", " ", text.lower().replace("&", " and ")).strip()


def _differing(terms: Sequence[tuple[StoredDocument, Term]], draft: Draft) -> None:
    """Say so where one abbreviation has two meanings."""
    meanings: dict[str, dict[str, str]] = {}
    for _, term in terms:
        meanings.setdefault(_folded(term.term), {}).setdefault(_core(term.meaning), term.meaning)
    for folded, spelled in meanings.items():
        if len(spelled) > 1:
            name = next(item.term for _, item in terms if _folded(item.term) == folded)
            readings = " and as ".join(f"“{text}”" for text in spelled.values())
            draft.say(f"The papers are not consistent: {name} is spelled out as {readings}.")


def _core(meaning: str) -> str:
    """A meaning without what stands in brackets and without "team"."""
    return re.sub(r"\bteams?\b", "", _folded(re.sub(r"\(.*?\)", "", meaning))).strip().rstrip("s")
