"""The field's synonyms: phrases that name one thing, and words near in meaning."""

from __future__ import annotations

import tomllib
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from assistant.understand.words import stem, words

FUNCTION = frozenset({"of", "in", "and", "the", "to", "or", "not", "for", "a", "an", "on"})


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """Concepts by phrase and by word stem."""

    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First stem of a phrase -> (stems of the phrase, concept)."""
    groups: dict[str, frozenset[str]]
    """Stem of a word -> the groups it belongs to."""

    def concepts(self, stems: list[str]) -> list[tuple[int, int, str]]:
        """(start, end, concept) of each phrase found in a list of stems, the longest at each start."""
        found = []
        for at, first in enumerate(stems):
            for phrase, concept in self.phrases.get(first, ()):
                if tuple(stems[at : at + len(phrase)]) == phrase:
                    found.append((at, at + len(phrase), concept))
                    break
        return found

    def needed(self, parts: tuple[str, ...]) -> frozenset[str]:
        """What a text must hold to speak of a phrase: the phrases inside it, and its other telling words."""
        inner = self.concepts(list(parts)[1:]) + self.concepts(list(parts)[:-1])
        ends = [(start + 1, end + 1, name) for start, end, name in self.concepts(list(parts)[1:])]
        ends += self.concepts(list(parts)[:-1])
        covered = {at for start, end, _ in ends for at in range(start, end)}
        rest = {part for at, part in enumerate(parts) if at not in covered and part not in FUNCTION}
        return frozenset(rest | {name for *_, name in inner})

    def with_terms(self, meanings: dict[str, str]) -> Thesaurus:
        """Add a paper's own abbreviations: each stands for its meaning."""
        phrases = {first: list(entries) for first, entries in self.phrases.items()}
        known = {phrase: concept for entries in self.phrases.values() for phrase, concept in entries}
        for term, meaning in meanings.items():
            short, long = _stems(term), _stems(meaning)
            if not short or len(long) < 2:
                continue
            concept = known.get(long) or known.get(short) or f"@{term.lower()}"
            for phrase in (short, long):
                if phrase not in known:
                    known[phrase] = concept
                    phrases.setdefault(phrase[0], []).append((phrase, concept))
        return Thesaurus(_longest_first(phrases), self.groups)


@lru_cache(maxsize=1)
def field_thesaurus() -> Thesaurus:
    """The thesaurus that ships with the assistant."""
    data = tomllib.loads(files("assistant.understand").joinpath("thesaurus.toml").read_text(encoding="utf-8"))
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for concept, spellings in data["phrases"].items():
        for spelling in spellings:
            phrase = _stems(spelling)
            if (phrase, f"@{concept}") not in phrases[phrase[0]]:
                phrases[phrase[0]].append((phrase, f"@{concept}"))
    groups: dict[str, set[str]] = defaultdict(set)
    for group, members in data["words"].items():
        for member in members:
            groups[stem(member.lower())].add(group)
    return Thesaurus(_longest_first(phrases), {key: frozenset(value) for key, value in groups.items()})


def _stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(text))


def _longest_first(
    phrases: dict[str, list[tuple[tuple[str, ...], str]]],
) -> dict[str, tuple[tuple[tuple[str, ...], str], ...]]:
    return {first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in phrases.items()}
