"""What an answer may not lose when it is worded anew: its figures, dates, refs, grades, names and papers."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.answer import Answer
from assistant.claims import Claims, Figure, bare, marks_of, read_claims
from assistant.compose import printed_date
from assistant.sentences import names_person
from assistant.sources import GRADES, REQUIRES, STATUSES
from assistant.understand.question import Question, Wanted
from assistant.understand.words import words

FIGURES = frozenset({Wanted.NUMBER, Wanted.PERCENT, Wanted.MONEY, Wanted.DURATION, Wanted.FREQUENCY})
PEOPLE = frozenset({Wanted.PERSON, Wanted.GROUP})
WHOLE = 0.5
"""Share of the content words that must stay where no single figure, date or name is asked for."""
PART = 0.25
ASKS_MORE = re.compile(
    r"(?:,|;|\band\b|&)\s+(?:by |in |to |at |of |from |since |for |on )?"
    r"(?:when|who|whom|whose|how|what|which|why|where|its|the|is|are|was|were|do|does|did|has|have)\b",
    re.I,
)
QUOTED = re.compile(r"“([^“”]*)”")


@dataclass(frozen=True, slots=True)
class Core:
    """What every wording of one answer must hold."""

    figures: tuple[Figure, ...]
    dates: tuple[str, ...]
    refs: tuple[str, ...]
    grades: frozenset[str]
    names: frozenset[str]
    """Last words of people's names."""
    papers: frozenset[str]
    stems: frozenset[str]
    share: float
    """Of the stems."""

    def lost_in(self, text: str, answer: Answer) -> str:
        """The first thing that a wording lacks, or an empty text."""
        plain = bare(text)
        claims = read_claims(plain)
        values = {(figure.value, figure.unit) for figure in claims.figures}
        days = {day.key for day in claims.dates}
        cited = {citation.document for citation in answer.citations if citation.n in marks_of(text)}
        said = _stems(plain)
        lost = [
            *(figure.text for figure in self.figures if (figure.value, figure.unit) not in values),
            *(day for day in self.dates if day not in days),
            *(ref for ref in self.refs if ref.upper() not in {other.upper() for other in claims.refs}),
            *sorted(self.grades - grades_of(plain)),
            *sorted(name for name in self.names if not re.search(rf"\b{re.escape(name)}\b", plain)),
            *sorted(self.papers - cited),
        ]
        if lost:
            return lost[0]
        kept = len(self.stems & said) / len(self.stems) if self.stems else 1.0
        return "" if kept >= self.share else "most of its words"


def core_of(answer: Answer, question: Question) -> Core:
    """Read from the rules' answer; the names of its papers are no part of what it says."""
    text = _without_papers(answer)
    quotes = QUOTED.findall(text)
    said = " ".join(quotes) if quotes and answer.engine == "passages" else bare(text)
    claims = read_claims(said)
    wanted = None if ASKS_MORE.search(question.text) else question.wanted
    named = frozenset(name.split()[-1] for name in names_person(said))
    everything = wanted not in FIGURES | PEOPLE | {Wanted.DATE}
    return Core(
        figures=claims.figures if everything or wanted in FIGURES else (),
        dates=_dates(claims, answer) if everything or wanted is Wanted.DATE or answer.engine == "records" else (),
        refs=claims.refs,
        grades=grades_of(said),
        names=named if everything or wanted in PEOPLE else frozenset(),
        papers=frozenset(item.document for item in answer.citations if item.n in marks_of(answer.text)),
        stems=_stems(said),
        share=WHOLE if everything else PART,
    )


def grades_of(text: str) -> frozenset[str]:
    """Grades and statuses that a text names."""
    graded = REQUIRES.sub(" requires_improvement ", text.lower())
    found = {grade for grade in GRADES if re.search(rf"\b{grade}\b", graded)}
    return frozenset(found | {name for name, _ in STATUSES if re.search(rf"\b{name}\b", graded)})


def paper_names(answer: Answer) -> frozenset[str]:
    """What the rules call the papers of an answer: "Reading, 29 June 2015"."""
    return frozenset(
        f"{citation.council}, {printed_date(citation.date)}" for citation in answer.citations if citation.date
    )


def _without_papers(answer: Answer) -> str:
    text = answer.text
    for name in paper_names(answer):
        text = text.replace(f"**{name}:**", " ").replace(f"({name})", " ")
    return text


def _dates(claims: Claims, answer: Answer) -> tuple[str, ...]:
    """Dates that a quote holds; the rules also print the day that a month ends on."""
    held = {day.key for citation in answer.citations for day in read_claims(citation.quote).dates}
    return tuple(day.key for day in claims.dates if day.key in held)


def _stems(text: str) -> frozenset[str]:
    return frozenset(word.stem for word in words(text) if not word.is_stop)
