"""Sentences of the papers with what they hold, ready to be matched against a question."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np

from assistant.lexicon import Lexicon
from assistant.understand.question import Wanted
from assistant.understand.thesaurus import Thesaurus
from assistant.understand.words import (
    DURATION,
    FREQUENCY,
    MONEY,
    NUMBER,
    PERCENT,
    PERSON,
    REASON,
    date_features,
    words,
)
from corpus.passages import Passage, PassageKind
from corpus.sentences import sentences
from index.embedder import Vectors
from index.library import Library, StoredDocument

MOST_WARMED = 2500
"""Passages that are analysed ahead, in a second or two."""
NEARBY = 6
"""Passages before that tell what a text is speaking of."""
NO_PERSON = re.compile(
    r"\b(?:Board|Council|Committee|Plan|Panel|Service|Services|Team|Teams|Care|Children|Child|Improvement|Director"
    r"|Head|Manager|Chair|Strategy|Report|Framework|Group|Department|Education|Health|Social|Police|Cabinet|Executive"
    r"|Member|Lead|Officer|Authority|Borough|City|County|Protection|Assessment|Review|Hub|Visit|Visits|Letter|Action"
    r"|Quarter|Annual|Performance|Quality|Assurance|Signs|Safety|Policy|Practice|Help|Early|Young|People|Local"
    r"|National|Independent|Interim|Public|Data|Task|Finish|Appendix|Annex|Section|Table|Figure|North|South|East|West"
    r"|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday"
    r"|Thursday|Friday|Ofsted|Inspection|Inspectors?|Government|School|Schools|College|Trust|Academy|Act|Code"
    r"|Programme|Project|Unit|Centre|House|Street|Road|Support|Work|Worker|Workers|Workforce|Management|Leadership"
    r"|Governance|Partnership|Parenting|Corporate|Commissioning|Sufficiency|Looked|After|Leavers?|Foster|Fostering"
    r"|Adoption|Neglect|Threshold|Training|Development|Virtual|Senior|Deputy|Assistant|Principal|Chief|Nurse|Detective"
    r"|Superintendent|Headteachers?|Constable|Commissioner|Secretary|Minister|Mayor|Leader|Finance|Operating|Medical"
    r"|Clinical|Business|Partner|Partners|Coordinator|Programme|Front|Door|Housing|Adult|Adults|Justice|Youth"
    r"|Offending|Royal|Hospital|University|Foundation|Street|Our|The|This|These|That|We|It|In|On|At|As|A|An|And|For|To"
    r"|From|Following|All|New|Key|Some|Whilst|While|Since|If|There)\b"
)


@dataclass(frozen=True)
class Sentence:
    """One sentence, list item or short row, with what it holds."""

    text: str
    """Verbatim."""
    document: StoredDocument
    passage: Passage
    at: int
    """Position in its passage."""
    lead: str
    """The list's lead-in, where the sentence is an item."""
    stems: tuple[str, ...]
    concepts: frozenset[str]
    groups: frozenset[str]
    dates: frozenset[str]

    @cached_property
    def stem_set(self) -> frozenset[str]:
        return frozenset(self.stems)

    @cached_property
    def kinds(self) -> frozenset[Wanted]:
        """Which kinds of answer it could hold."""
        bare = unnumbered(self.text)
        found = {kind for kind, pattern in _KIND_PATTERNS if pattern.search(bare)}
        if self.dates:
            found.add(Wanted.DATE)
        if names_person(bare):
            found.add(Wanted.PERSON)
        if any(_counts(match) for match in NUMBER.finditer(bare)):
            found.add(Wanted.NUMBER)
        return frozenset(found)


def _counts(match: re.Match[str]) -> bool:
    """Whether a number counts something: it is no year, no part of a date and no name of a part."""
    before, after = match.string[: match.start()], match.string[match.end() :]
    return not (
        re.fullmatch(r"(?:19|20)\d\d", match.group())
        or re.match(r"(?:st|nd|rd|th)?\s*(?:of\s+)?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b", after)
        or re.search(
            r"\b(?:Appendix|Annex|Section|Table|Theme|Quarter|Q|Phase|Stage|Part|Item|Paragraph|Page|Act|Year"
            r"|Key Stage|Recommendation)\s*$",
            before,
        )
    )


def unnumbered(text: str) -> str:
    """A sentence without the bullet or paragraph number that opens it."""
    return re.sub(r"^(?:[•●▪◦o\-–]\s+)?(?:\(?(?:\d+(?:\.\d+)*|[a-z]|[ivx]+)[.)]\s+|\d+(?:\.\d+)+\s+)?", "", text)


_KIND_PATTERNS = (
    (Wanted.MONEY, MONEY),
    (Wanted.PERCENT, PERCENT),
    (Wanted.DURATION, DURATION),
    (Wanted.FREQUENCY, FREQUENCY),
    (Wanted.REASON, REASON),
)


def names_person(text: str) -> tuple[str, ...]:
    """People's names in a text: two capitalised words that are no office, place or thing."""
    return tuple(
        match.group()
        for match in PERSON.finditer(text)
        if not NO_PERSON.search(re.sub(r"^(?:Mr|Mrs|Ms|Dr|Cllr)\.?\s", "", match.group()))
    )


BARE_QUARTER = re.compile(r"\b(?:Quarter|Q)\s?([1-4])\b(?![\s,]*(?:of\s+)?(?:20)?\d\d\b)", re.I)


def quarter_features(text: str, paper_date: date | None) -> frozenset[str]:
    """The month in which a financial quarter without a year ended, the last such before the paper's date."""
    if paper_date is None:
        return frozenset()
    features = set()
    for match in BARE_QUARTER.finditer(text):
        month = {1: 6, 2: 9, 3: 12, 4: 3}[int(match.group(1))]
        year = paper_date.year if month < paper_date.month else paper_date.year - 1
        features.add(f"m:{year}-{month:02d}")
    return frozenset(features)


class SentenceIndex:
    """Sentences of the passages that questions reach, analysed once each; and how rare each word is."""

    def __init__(self, library: Library, lexicon: Lexicon) -> None:
        self.library = library
        self.thesaurus: Thesaurus = lexicon.thesaurus
        self.documents = lexicon.documents
        self._sentences: dict[tuple[int, int], tuple[Sentence, ...]] = {}
        self._vectors: dict[str, Vectors] = {}
        self._warm = False
        self._counts: dict[int, Counter[str]] = {}
        self._passages: dict[int, tuple[Passage, ...]] = {}
        self._contexts: dict[
            tuple[int, str], tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]
        ] = {}

    def passages(self, document_id: int) -> tuple[Passage, ...]:
        """A paper's passages, read once."""
        if document_id not in self._passages:
            self._passages[document_id] = self.library.passages(document_id)
        return self._passages[document_id]

    def warm(self) -> None:
        """Analyse every passage at once, where they are few enough that nobody waits long: the first time only."""
        if self._warm or sum(len(self.passages(document.id)) for document in self.documents) > MOST_WARMED:
            return
        self._warm = True
        for document in self.documents:
            for passage in self.passages(document.id):
                self.sentences(document, passage)
                self.context(document, passage.context)
                self.nearby(document, passage)

    def sentences(self, document: StoredDocument, passage: Passage) -> tuple[Sentence, ...]:
        """The passage's sentences, in order."""
        key = (document.id, passage.order)
        if key not in self._sentences:
            self._sentences[key] = tuple(self._analyse(document, passage))
        return self._sentences[key]

    def similarities(self, question: str, passages: Sequence[Passage]) -> dict[str, float]:
        """Cosine of a question with each sentence or cell of some passages, by its text."""
        texts = {part for passage in passages for part in passage.parts}
        missing = [text for text in texts if text not in self._vectors]
        if missing:
            self._vectors.update(self.library.vectors_of(missing))
        held = [text for text in texts if text in self._vectors]
        if not held:
            return {}
        query = self.library.embed_query(question)[0]
        return dict(zip(held, (np.stack([self._vectors[text] for text in held]) @ query).tolist(), strict=True))

    def _analyse(self, document: StoredDocument, passage: Passage) -> list[Sentence]:
        texts = sentences(passage.quote)
        lead = texts[0] if passage.kind is PassageKind.LIST and len(texts) > 1 else ""
        return [self.sentence(text, document, passage, at, lead if at else "") for at, text in enumerate(texts)]

    def sentence(self, text: str, document: StoredDocument, passage: Passage, at: int = 0, lead: str = "") -> Sentence:
        """One text of a passage, analysed."""
        stems = tuple(word.stem for word in words(text) if not word.is_stop)
        return Sentence(
            text,
            document,
            passage,
            at,
            lead,
            stems,
            self.concepts(text),
            self.groups(stems),
            date_features(text) | quarter_features(text, document.front.date),
        )

    def concepts(self, text: str) -> frozenset[str]:
        """Concepts named in a text."""
        return frozenset(concept for _, _, concept in self.thesaurus.concepts([word.stem for word in words(text)]))

    def groups(self, stems: tuple[str, ...]) -> frozenset[str]:
        """Groups of near synonyms that a text touches."""
        none: frozenset[str] = frozenset()
        return frozenset(group for stem in stems for group in self.thesaurus.groups.get(stem, none))

    def context(
        self, document: StoredDocument, text: str
    ) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
        """Stems, concepts, groups and dates of a context text, kept."""
        key = (document.id, text)
        if key not in self._contexts:
            stems = tuple(word.stem for word in words(text) if not word.is_stop)
            self._contexts[key] = (frozenset(stems), self.concepts(text), self.groups(stems), date_features(text))
        return self._contexts[key]

    def nearby(
        self, document: StoredDocument, passage: Passage
    ) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
        """What the few passages before speak of: the topic that a text has reached."""
        key = (document.id, f"\0{passage.order}")
        if key not in self._contexts:
            passages = self.passages(document.id)
            before = passages[max(0, passage.order - NEARBY) : passage.order]
            text = "\n".join(item.quote for item in before if item.kind is not PassageKind.ROW)
            self._contexts[key] = self.context(document, text)
        return self._contexts[key]

    def frequency(self, key: str, documents: Sequence[StoredDocument]) -> int:
        """In how many passages of some papers a stem or concept stands."""
        return sum(self._counted(document)[key] for document in documents)

    def weight(self, key: str, documents: Sequence[StoredDocument]) -> float:
        """How telling a key is among some papers: high for what stands in few of their passages."""
        passages = sum(len(self.passages(document.id)) for document in documents)
        return math.log(1 + (passages + 1) / (1 + self.frequency(key, documents)))

    def _counted(self, document: StoredDocument) -> Counter[str]:
        if document.id not in self._counts:
            counts: Counter[str] = Counter()
            for passage in self.passages(document.id):
                found = [word.stem for word in words(f"{passage.context}\n{passage.quote}")]
                counts.update({*found, *(concept for _, _, concept in self.thesaurus.concepts(found))})
            self._counts[document.id] = counts
        return self._counts[document.id]
