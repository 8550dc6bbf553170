"""The quotes behind one sentence: what they hold, by word, by meaning and by sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cached_property

from assistant.answer import Citation
from assistant.claims import Day, Figure, read_claims, squeeze
from assistant.understand.thesaurus import field_thesaurus
from assistant.understand.words import STOP_WORDS, stem, words
from corpus.dates import Precision

PAPER = r"(?:paper|report|plan|letter|update|inspection|minutes|tracker|meeting|committee|cabinet|panel)"
PAPER_DATE = re.compile(rf"(?:\(|\b{PAPER}\b[^.;]{{0,12}}\b(?:of|dated|from|on)\s+(?:the\s+)?|\bas at\s+|,\s)$", re.I)
PAPER_YEAR = re.compile(r"^\s+(?:[\w-]+\s+){0,2}?(?:plan|report|paper|letter|update|inspection|tracker)\b|^\s*\)", re.I)
NAMES = re.compile(r"\b[A-Z][\w'’]+(?:\s+(?:(?:of|and|for)\s+)?[A-Z][\w'’]+)*")
MONTH = re.compile(r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")
REQUIRES = re.compile(r"\brequir\w+ improvement(?: to be good)?\b")
GRADES = ("requires_improvement", "outstanding", "inadequate", "good")
STATUSES = (
    ("complet(?:e|ed)", r"complet\w+|finish\w*|deliver(?:ed|y)|done|achiev\w+|closed|blue"),
    ("in progress", r"in progress|under ?way|on[- ]track|ongoing|on[- ]going"),
    ("on track", r"on[- ]track|on target|on schedule|in progress|green"),
    ("overdue", r"overdue|late|behind|past"),
    ("at risk", r"at risk|amber|slipp\w+|off[- ]track"),
    ("not started", r"not (?:yet )?(?:started|begun)"),
    ("paused", r"paused|on hold|suspended|stalled"),
    ("red", r"red"),
    ("amber", r"amber"),
    ("green", r"green"),
)
FRAME = frozenset(
    stem(word)
    for word in "council paper report document state stated says said according plan show shown note "
    "noted record recorded "
    "describe described "
    "date figure figures number explain explained set out add added list listed give given mention "
    "people over period time years months cent per "
    "overall performance progress work action actions staff inspectors its as at".split()
)
OPENERS = frozenset(
    "action actions overall performance progress staff work inspectors inspection according children "
    "social young people councillors members "
    "officers managers partners services service reviews review training audits audit numbers figures "
    "both two three four five six seven eight nine ten "
    "during throughout despite although while as since within across under against following until "
    "unless because however meanwhile "
    "responsibility ownership completion recruitment delivery responsibility today another several many "
    "most some all no none only".split()
)


class Support:
    """All that the cited quotes hold."""

    def __init__(self, citations: tuple[Citation, ...]) -> None:
        self._citations = citations
        self._quotes = [citation.quote for citation in citations]
        self._quote = "\n".join(self._quotes)
        self._letters = [squeeze(quote) for quote in self._quotes]

    @cached_property
    def _claims(self) -> tuple[frozenset[Figure], frozenset[Day]]:
        claims = [read_claims(quote) for quote in self._quotes]
        return (
            frozenset(figure for claim in claims for figure in claim.figures),
            frozenset(day for claim in claims for day in claim.dates),
        )

    @cached_property
    def stems(self) -> frozenset[str]:
        return frozenset(word.stem for word in words(self._quote))

    @cached_property
    def _labels(self) -> frozenset[str]:
        """Stems of the council and of the paper's own name."""
        return frozenset(
            word.stem for citation in self._citations for word in words(f"{citation.council} {citation.ref}")
        )

    @cached_property
    def _near(self) -> frozenset[str]:
        groups = field_thesaurus().groups
        return frozenset(group for held in self.stems for group in groups.get(held, ()))

    @cached_property
    def _concepts(self) -> frozenset[str]:
        return frozenset(
            concept for _, _, concept in field_thesaurus().concepts([word.stem for word in words(self._quote)])
        )

    @cached_property
    def _titles(self) -> frozenset[str]:
        return frozenset(word.stem for item in self._citations for word in words(f"{item.title} {item.section}"))

    def holds_words(self, quoted: str) -> bool:
        return any(squeeze(quoted) in letters for letters in self._letters)

    def holds_stem(self, wanted: str) -> bool:
        return wanted in self.stems or bool(field_thesaurus().groups.get(wanted, frozenset()) & self._near)

    def holds_ref(self, ref: str) -> bool:
        tokens = re.findall(r"[a-z0-9]+", ref.casefold())
        have = set(
            re.findall(r"[a-z0-9]+", " ".join((self._quote, *(item.ref for item in self._citations))).casefold())
        )
        return all(token in have for token in tokens)

    def holds_date(self, day: Day, text: str) -> bool:
        """Whether a quote holds the date at its precision, or it is the cited paper's own date and said to be that."""
        wanted = day.key[2:]
        if day.precision == Precision.DAY:
            held = any(other.date == day.date and other.precision == Precision.DAY for other in self._claims[1])
        else:
            span = re.search(r"[/–-]", day.text)
            held = any(
                f"{other.date}".startswith(wanted)
                and (not span or (other.date == day.date and other.precision == day.precision))
                for other in self._claims[1]
            )
        own = [item.date for item in self._citations if item.date]
        return held or (
            bool(PAPER_DATE.search(text[: day.start])) and any(f"{date}".startswith(wanted) for date in own)
        )

    def holds_figure(self, figure: Figure, text: str) -> bool:
        """Whether a quote holds the number with the same unit; a year may be that of a date or of the paper's name."""
        for other in self._claims[0]:
            if other.value == figure.value and self._same_unit(figure, other):
                return True
        if re.fullmatch(r"(?:19|20)\d\d", figure.text):
            years = {day.date.year for day in self._claims[1]}
            own = {item.date.year for item in self._citations if item.date}
            paper = PAPER_YEAR.search(text[figure.start + len(figure.text) :]) or PAPER_DATE.search(
                text[: figure.start]
            )
            return int(figure.text) in years or (bool(paper) and int(figure.text) in own)
        return figure.unit == "" and figure.text in {item.ref for item in self._citations}

    def _same_unit(self, said: Figure, held: Figure) -> bool:
        if said.unit == held.unit:
            return True
        if said.unit == "":
            return False
        sign = {"%": r"%|per ?cent|proportion|percentage", "£": r"£|pounds|cost|budget|spend"}[said.unit]
        written = any(other.unit == said.unit for other in self._claims[0])
        return not written and held.unit == "" and bool(re.search(sign, self._quote, re.I))

    def distances(self, stated: Sequence[Decimal]) -> frozenset[Decimal]:
        """Differences between a stated figure and the other figures of the quotes."""
        return frozenset(abs(value - other.value) for value in stated for other in self._claims[0])

    def holds_name(self, name: str) -> bool:
        """Whether a name stands in a quote or is the cited paper's council; an abbreviation may stand for its words."""
        parts = words(name)
        if all(part.stem in self.stems or part.stem in self._labels or part.stem in self._short for part in parts):
            return True
        concepts = {concept for _, _, concept in field_thesaurus().concepts([part.stem for part in parts])}
        return bool(concepts) and concepts <= self._concepts

    @cached_property
    def _short(self) -> frozenset[str]:
        """Words of the concepts that a quote abbreviates or spells out."""
        phrases = field_thesaurus().phrases
        return frozenset(
            part
            for entries in phrases.values()
            for phrase, concept in entries
            if concept in self._concepts
            for part in phrase
        )

    def missing_grade(self, text: str) -> str:
        """A grade or a status of the sentence that no quote has."""
        lower, held = text.lower(), self._quote.lower()
        graded, grades = (REQUIRES.sub(" requires_improvement ", side) for side in (lower, held))
        for name in GRADES:
            if re.search(rf"\b{name}\b", graded) and not re.search(rf"\b{name}\b", grades):
                return f"grade {name.replace('_', ' ')}"
        for name, pattern in STATUSES:
            if re.search(rf"\b{name}\b", lower) and not re.search(rf"\b(?:{pattern})\b", held):
                return f"status {name.split('(')[0]}"
        return ""

    def coverage(self, text: str) -> tuple[list[str], float]:
        """Content words that the quotes do not hold, and the share of those that they do."""
        content = [word for word in words(text) if not word.is_stop and word.stem not in FRAME]
        spoken = [word.stem for word in words(text)]
        shared = {
            part
            for start, end, concept in field_thesaurus().concepts(spoken)
            if concept in self._concepts
            for part in spoken[start:end]
        }
        foreign = [
            word.text
            for word in content
            if word.stem not in shared
            and word.stem not in self._labels
            and not self.holds_stem(word.stem)
            and not self._holds_token(word.text)
        ]
        return foreign, 1 - len(foreign) / len(content) if content else 1.0

    def _holds_token(self, text: str) -> bool:
        if text[0].isdigit():
            return True
        letters = text.lower()
        return len(letters) > 5 and any(letters[:5] == held[:5] for held in self.stems if len(held) > 4)

    @property
    def whole(self) -> str:
        """All quotes, one after the other."""
        return ". ".join(self._quotes)

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        return tuple(
            part.strip() for quote in self._quotes for part in re.split(r"(?<=[.!?;])\s+|\n", quote) if part.strip()
        )

    def nearest(self, text: str) -> str:
        """The sentences of the quotes that a sentence rests on, most telling first."""
        wanted = {word.stem for word in words(text) if not word.is_stop}
        chosen: list[str] = []
        left = set(wanted)
        for _ in range(3):
            best = max(
                self.sentences, key=lambda sentence: len(left & {word.stem for word in words(sentence)}), default=""
            )
            gained = left & {word.stem for word in words(best)}
            if not gained or (chosen and len(gained) < 2):
                break
            chosen.append(best)
            left -= gained
        return " ".join(chosen)

    def roles_swapped(self, text: str, near: str) -> str:
        """Where the name that acts in the source is acted upon in a sentence that is no passive."""
        said, held = named(text), named(near)
        shared = [name for name in said if name in held]
        if len(shared) < 2:
            return ""
        actor, own = next(name for name in held if name in shared), shared[0]
        if actor == own or not (_opens(text, own) and _opens(near, actor)):
            return ""
        acted_on = text.split(own, 1)[1].split(actor, 1)[0]
        verbs = [word for word in re.findall(r"\b[a-z]+\b", acted_on) if word not in {"the", "a", "an", "of", "and"}]
        passive = (" by " in text) is not (" by " in near) or acted_on.rstrip(" the").endswith((" by", " from"))
        return "" if passive or not verbs else f"{own} and {actor} have changed places"


def _opens(text: str, name: str) -> bool:
    return bool(re.match(rf"(?:The\s+)?{re.escape(name)}\b", text))


def named(text: str) -> list[str]:
    """Names in order: runs of words with a capital, months and articles left out."""
    found = (re.sub(r"^(?:The|A|An)\s+", "", match.group()) for match in NAMES.finditer(text))
    return list(dict.fromkeys(name for name in found if name.lower() not in STOP_WORDS and not MONTH.match(name)))


def initial_name(text: str, support: Support) -> Sequence[str]:
    """The first word of each sentence where it may be a name: it is neither a common word nor in the quotes."""
    found = []
    for match in re.finditer(r"(?:^|[.!?]\s+|[“\"(]\s*)([A-Z][\w&’'-]+)", text):
        word = re.sub(r"['’]s?$", "", match.group(1))
        lower = word.lower()
        if (
            lower in STOP_WORDS
            or lower in OPENERS
            or read_claims(match.group(1)).figures
            or support.holds_stem(stem(lower))
        ):
            continue
        if len(lower) > 3 and lower.endswith(("ing", "ly", "ed")):
            continue
        found.append(word)
    return found
