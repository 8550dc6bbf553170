"""All records of a document, and what was not understood in it."""

from __future__ import annotations

from corpus.document import Document
from corpus.records.actions import read_actions
from corpus.records.nouns import Records


def read_records(document: Document) -> Records:
    """Every record that stands in the document; none are made up where there are none."""
    actions, notices = read_actions(document)
    return Records(actions=actions, notices=notices)
