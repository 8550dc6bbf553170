"""All records of a document, and what was not understood in it."""

from __future__ import annotations

from corpus.document import Document
from corpus.records.actions import read_actions
from corpus.records.commitments import read_commitments
from corpus.records.contradictions import find_contradictions
from corpus.records.indicators import read_indicators
from corpus.records.judgements import read_judgements
from corpus.records.nouns import Records
from corpus.records.recommendations import read_recommendations
from corpus.records.terms import read_terms


def read_records(document: Document) -> Records:
    """Every record that stands in the document; none are made up where there are none."""
    actions, not_understood = read_actions(document)
    contradictions = tuple(found.notice for found in find_contradictions(document, actions))
    return Records(
        actions=actions,
        recommendations=read_recommendations(document),
        judgements=read_judgements(document),
        indicators=read_indicators(document),
        commitments=read_commitments(document),
        terms=read_terms(document),
        notices=not_understood + contradictions,
    )
