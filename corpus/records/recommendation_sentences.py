"""Recommendations that a sentence reports: "Ofsted's letter asked for better supervision and smaller caseloads"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from corpus.document import Document
from corpus.records.recommendation_tables import Asked
from corpus.records.sentences import LONGEST_SENTENCE, running_texts, split_sentences

_TOLD = re.compile(
    r"^.{0,80}?\b(?:Ofsted|CQC|Care Quality Commission|Estyn|HMI\w*|[Ii]nspectors|[Ii]nspectorate|[Rr]egulator|"
    r"[Oo]mbudsman)\b"
    r"(?:[’']s?)?\s+(?:(?:letter|report|findings|inspection|visit)\s+(?:of\s+[\w ]{4,20}\s+)?)?"
    r"(?:asked\s+(?:for|that|the\s+(?:council|authority|service)\s+to)|called\s+for|"
    r"recommended(?:\s+that|\s+to|(?=\s+\w+ing\b))|required\s+the\s+(?:council|authority|service)\s+to)\s+(?!.*:$)"
)


def told_items(document: Document) -> Iterator[Asked]:
    """Each sentence that says what an inspectorate asked for."""
    for item in running_texts(document):
        for sentence in split_sentences(item.text):
            match = _TOLD.match(sentence) if len(sentence) <= LONGEST_SENTENCE else None
            if match:
                lead_in = match.group().strip()
                yield Asked("", sentence, item.place, lead_in, item.heading, item.text, quote=sentence)
