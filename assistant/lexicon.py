"""What the loaded papers name: councils, papers, refs, roles, people, themes and abbreviations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from assistant.understand.thesaurus import Thesaurus, field_thesaurus
from assistant.understand.words import STOP_WORDS, stem, words
from corpus.records.nouns import Action, Records, Term
from index.library import StoredDocument

REF = re.compile(r"[A-Za-z0-9]+(?:[-./][A-Za-z0-9]+)*")


@dataclass(frozen=True)
class Lexicon:
    """Names of one state of the library; made anew when a paper comes or goes."""

    documents: tuple[StoredDocument, ...]
    records: dict[int, Records]

    @cached_property
    def councils(self) -> tuple[str, ...]:
        """Councils by name, each once."""
        return tuple(dict.fromkeys(document.front.council for document in self.documents if document.front.council))

    @cached_property
    def council_names(self) -> tuple[tuple[str, str], ...]:
        """(spelling, council), longest first; a spelling that fits two councils is left out."""
        spellings: dict[str, set[str]] = {}
        for council in self.councils:
            for spelling in spellings_of(council):
                spellings.setdefault(spelling, set()).add(council)
        pairs = [(spelling, next(iter(found))) for spelling, found in spellings.items() if len(found) == 1]
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))

    @cached_property
    def refs(self) -> frozenset[str]:
        """Every action ref, upper case."""
        return frozenset(action.ref.upper() for action in self.all_actions if action.ref)

    @cached_property
    def all_actions(self) -> tuple[Action, ...]:
        return tuple(action for records in self.records.values() for action in records.actions)

    @cached_property
    def action_rows(self) -> dict[tuple[int, int, int | None], Action]:
        """Actions by document, block and row."""
        return {
            (number, place.block, place.row): action
            for number, records in self.records.items()
            for action in records.actions
            for place in action.places
        }

    @cached_property
    def owners(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """(stems, owner as printed), longest first."""
        names = Counter(owner for action in self.all_actions for owner in action.owners)
        pairs = {(name_stems(name), name) for name in names if name_stems(name)}
        return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[1])))

    @cached_property
    def statuses(self) -> tuple[str, ...]:
        """Every status as printed, the longest first."""
        return tuple(
            sorted(
                {" ".join(action.status_text.split()) for action in self.all_actions if action.status_text},
                key=lambda text: (-len(text), text),
            )
        )

    @cached_property
    def themes(self) -> tuple[tuple[tuple[str, ...], str], ...]:
        """(stems without number, theme or sub-theme as printed), longest first."""
        names = {name for action in self.all_actions for name in (action.theme, action.subtheme) if name}
        return tuple(sorted(((name_stems(name), name) for name in names), key=lambda pair: (-len(pair[0]), pair[1])))

    @cached_property
    def terms(self) -> tuple[tuple[int, Term], ...]:
        """(document id, term)."""
        return tuple((number, term) for number, records in self.records.items() for term in records.terms)

    @cached_property
    def thesaurus(self) -> Thesaurus:
        """The field's synonyms and the papers' own abbreviations."""
        meanings = {
            term.term: term.meaning
            for _, term in reversed(self.terms)
            if term.kind == "abbreviation" and len(term.term) > 1 and term.term.lower() not in STOP_WORDS
        }
        return field_thesaurus().with_terms(meanings)

    def people(self) -> Iterable[tuple[int, Term]]:
        """Terms that stand for a person."""
        return ((number, term) for number, term in self.terms if term.role or term.kind == "person")


def name_stems(name: str) -> tuple[str, ...]:
    """Stems of a role, theme or name, without articles, "and", numbers in front and punctuation."""
    return tuple(
        word.stem
        for word in words(re.sub(r"^[\d.]+\s", "", name))
        if word.text.lower() not in {"the", "a", "an", "and", "&", "of", "for", "s"}
    )


def spellings_of(council: str) -> set[str]:
    """Ways to write a council's name: "&" for "and", initials of a long name, its first word where it has an "and"."""
    names = {council, council.replace(" and ", " & "), council.replace(" & ", " and ")}
    parts = council.replace("&", "and").split()
    if len(parts) >= 3:
        full = "".join(part[0].upper() for part in parts)
        short = "".join(part[0].upper() for part in parts if part.lower() != "and")
        amp = "".join("&" if part.lower() == "and" else part[0].upper() for part in parts)
        names |= {initials for initials in (full, short, amp) if len(initials) >= 3}
    if "and" in parts and len(parts[0]) > 3:
        names.add(parts[0])
    return names


def same_stems(left: str, right: str) -> bool:
    """Whether two names are the same but for case, punctuation and endings."""
    return [stem(part) for part in re.findall(r"\w+", left.lower())] == [
        stem(part) for part in re.findall(r"\w+", right.lower())
    ]
