"""Whether a statement says the opposite of its source: opposite words, negation, what is to come told as done."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from assistant.understand.words import Word, stem, words

PAIRS = (
    (
        "rise rose risen rising raise raised lift lifted "
        "increase increased grow grew grown growth higher up climbed climb",
        "fall fell fallen falling cut cuts cutting halve halved "
        "decrease decreased reduce reduced reduction decline declined drop dropped "
        "lower down shrink shrunk",
    ),
    (
        "improve improved improvement",
        "worsen worsened deteriorate deteriorated deterioration decline declined",
    ),
    ("better", "worse"),
    ("more", "fewer less"),
    ("above exceed exceeded over", "below under"),
    ("before prior", "after since"),
    ("complete completed finished done delivered achieved concluded", "incomplete outstanding unfinished"),
    ("start started begin began begun launched launch", "stop stopped cease ceased end ended"),
    ("strong stronger strength robust", "weak weaker weakness poor"),
    ("effective effectively", "ineffective ineffectively"),
    ("adequate adequately", "inadequate inadequately"),
    ("sufficient sufficiently enough", "insufficient insufficiently"),
    ("consistent consistently", "inconsistent inconsistently"),
    ("appropriate appropriately", "inappropriate inappropriately"),
    ("timely prompt promptly", "late delayed delay overdue slow"),
    ("praise praised commended welcomed", "criticise criticised criticism condemned"),
    (
        "approve approved agree agreed accept accepted endorse endorsed",
        "reject rejected refuse refused decline declined",
    ),
    ("permanent permanently", "interim temporary temporarily"),
    ("open opened", "close closed"),
    ("include included including", "exclude excluded excluding"),
    ("high", "low"),
    ("early earlier", "later"),
    ("first", "last"),
    ("maximum most", "minimum least"),
    ("majority", "minority few"),
    ("always", "never"),
    ("all every", "none some"),
    ("able", "unable"),
    ("positive good", "negative bad poor"),
    ("met", "missed"),
    ("satisfied", "dissatisfied"),
    ("stable stability", "unstable instability"),
    ("likely", "unlikely"),
    ("safe", "unsafe"),
    ("recruit recruited appoint appointed", "resign resigned dismissed"),
    ("internal", "external"),
    ("statutory mandatory compulsory", "voluntary optional"),
)
QUANTIFIERS = frozenset(
    stem(word)
    for word in (
        "all every none most majority minority half only always never solely entirely fully everyone nobody".split()
    )
)
NEGATION = re.compile(
    r"\b(?:not(?! only)|no(?!\.\s?\d)|never|none|nor|neither|without|cannot|lack(?:s|ed|ing)?|fail(?:s|ed"
    r"|ing|ure)?|unable|nobody"
    r"|hardly|barely|await(?:s|ing|ed)?|pending|subject to|yet to|rather than|instead of|\w+n['’]t)\b",
    re.I,
)
FUTURE = re.compile(
    r"\b(?:will|shall|should|would|to be|plan(?:s|ned)? to|intend(?:s|ed)? to|aim(?:s|ed)? to|propos\w+"
    r"|due|expect\w*|is to|are to|may|might|could|must"
    r"|next|scheduled|in order to|recommend\w*|needs? to|ensure|target)\b"
    r"|^\W*[A-Z]?\d*\w{0,3}\s*(?:to\s)?[A-Z][a-z]+\s(?!(?:has|have|was|were|had|is|are)\b)",
    re.I,
)
DONE = re.compile(
    r"\b(?:(?:has|have|had)(?: (?:now|already|since|all|both|also))?(?: been)?|was|were)\s+(?:\w+ly\s+)?"
    r"(\w+(?:ed|en|wn|lt|pt|nt|ld|de|me|un|et|ft|gun|gan))\b",
    re.I,
)
PAST = re.compile(r"(?<!\bbe )(?<!\bbeing )(?<!\bis )(?<!\bare )(?<!\bget )\b([A-Za-z]+ed)\b")
AHEAD = re.compile(
    r"\b(?:will|shall|should|would|must|may|might|to|plans?|aims?|intends?)\s+(?:\w+ly\s+|be\s+)?(\w+)", re.I
)
LAPSE = re.compile(
    r"\b(?:\w+|\d+)\s+(?:year|month|week|day|quarter)s?\s+(?:later|earlier|before|after|on)\b|\blast(?:s|ed|ing)\b",
    re.I,
)
OFTEN = (
    ("daily", r"daily|(?:every|each|a|per) day"),
    ("weekly", r"(?<!-)(?<!bi)weekly|(?:every|each|a|per) week"),
    ("fortnightly", r"fortnightly|bi-?weekly|(?:every|each|a|per) fortnight|every (?:two|2) weeks"),
    ("monthly", r"(?<!bi)(?<!-)monthly|(?:every|each|a|per) month"),
    ("quarterly", r"quarterly|(?:every|each|a|per) quarter|every (?:three|3) months"),
    ("yearly", r"yearly|annual(?:ly)?|(?:every|each|a|per) year"),
)
REACH = 4
"""Content words that one negation bears on."""


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return tuple(
        (frozenset(stem(word) for word in left.split()), frozenset(stem(word) for word in right.split()))
        for left, right in PAIRS
    )


@lru_cache(maxsize=4096)
def negated(text: str) -> frozenset[str]:
    """Stems that a negation bears on."""
    found: set[str] = set()
    all_words = words(text)
    for match in NEGATION.finditer(text):
        reach = 0
        end = _clause_end(text, match.end())
        for word in all_words:
            if match.end() <= word.start < end and not word.is_stop and reach < REACH:
                found.add(word.stem)
                reach += 1
    return frozenset(found)


def _clause_end(text: str, start: int) -> int:
    match = re.compile(r"[,;:.!?](?=\s|$)|\bbut\b|\balthough\b|\bhowever\b|\bwhile\b", re.I).search(text, start)
    return match.start() if match else len(text)


def turned(claim: str, source: str) -> str:
    """The word by which a claim says the opposite of the sentences it rests on, or an empty text."""
    claim = LAPSE.sub(" ", claim)
    if often := _often(claim) - _often(source):
        return sorted(often)[0]
    claim = _without_frequency(claim)
    said, held = words(claim), words(source)
    said_negated, held_negated = negated(claim), negated(source)
    agreed = bool(said_negated & held_negated)
    settled: set[str] = set()
    for left, right in _families():
        mine = _signs(said, left, right, said_negated)
        if not mine:
            continue
        theirs = _signs(held, left, right, held_negated)
        word = next(word.text for word in said if word.stem in left | right)
        if theirs and not mine & theirs:
            return word
        if theirs:
            settled |= left | right
    opposed = "" if agreed else _negation(said, held, said_negated - settled, held_negated - settled)
    return opposed or _quantifier(said, held) or _done(claim, source)


def _often(text: str) -> frozenset[str]:
    return frozenset(name for name, pattern in OFTEN if re.search(rf"\b(?:{pattern})\b", text, re.I))


def _without_frequency(text: str) -> str:
    for _, pattern in OFTEN:
        text = re.sub(rf"\b(?:{pattern})\b", " ", text, flags=re.I)
    return text


def _signs(all_words: Iterable[Word], left: frozenset[str], right: frozenset[str], under: frozenset[str]) -> set[int]:
    signs = set()
    for word in all_words:
        if word.stem in left:
            signs.add(-1 if word.stem in under else 1)
        elif word.stem in right:
            signs.add(1 if word.stem in under else -1)
    return signs


def _negation(said: list[Word], held: list[Word], said_negated: frozenset[str], held_negated: frozenset[str]) -> str:
    plain_held = {word.stem for word in held} - held_negated
    plain_said = {word.stem for word in said if not word.is_stop} - said_negated
    if said_negated and not said_negated & held_negated and said_negated & plain_held:
        return "not " + sorted(said_negated & plain_held)[0]
    if held_negated and not said_negated & held_negated and held_negated & plain_said:
        return sorted(held_negated & plain_said)[0] + " without its “not”"
    return ""


def _quantifier(said: list[Word], held: list[Word]) -> str:
    there = {word.stem for word in held}
    return next((word.text for word in said if word.stem in QUANTIFIERS and word.stem not in there), "")


def _done(claim: str, source: str) -> str:
    """What is told as done though the source only plans it."""
    present = {stem(word) for word in re.findall(r"\b[a-z]+s\b", source.lower())} if FUTURE.search(source) else set()
    ahead = {stem(match.group(1).lower()) for match in AHEAD.finditer(source)}
    over = {stem(word) for word in re.findall(r"[a-z]+ed\b", source.lower())}
    for past in PAST.finditer(claim):
        own = stem(past.group(1).lower())
        if own in ahead | present and own not in over:
            return past.group()
    match = DONE.search(claim)
    if not match or DONE.search(source) or not FUTURE.search(source):
        return ""
    return "" if FUTURE.search(claim.replace("Next", "")[: match.start()]) else match.group()


def unheard(claim: str, source_stems: frozenset[str]) -> list[str]:
    """Words with an opposite for which the source has no word of the same side."""
    found = []
    said = words(_without_frequency(LAPSE.sub(" ", claim)))
    for left, right in _families():
        for side in (left, right):
            found += [word.stem for word in said if word.stem in side and not side & source_stems]
    heard = {
        word.stem
        for word in said
        for left, right in _families()
        for side in (left, right)
        if word.stem in side and side & source_stems
    }
    return [word for word in dict.fromkeys(found) if word not in heard]
