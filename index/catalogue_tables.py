"""The catalogue's tables, and the engine that keeps them safe."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    create_engine,
    event,
    text,
)

from corpus.document import Document
from corpus.passages import Passage
from corpus.records.nouns import Records
from index.coding import fingerprint

SCHEMA = f"2 {fingerprint(Document, Records, Passage)}"
"""Everything is rebuilt from the originals where the catalogue's own differs."""

metadata = MetaData()

stamps = Table("stamp", metadata, Column("name", String, primary_key=True), Column("value", String, nullable=False))

documents = Table(
    "document",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sha256", String, nullable=False, unique=True),
    Column("file_name", String, nullable=False),
    Column("name", String, nullable=False),
    Column("file_format", String, nullable=False),
    Column("council", String, nullable=False),
    Column("date", String),
    Column("document_type", String, nullable=False),
    Column("added_at", String, nullable=False),
    Column("summary", LargeBinary, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("records", LargeBinary, nullable=False),
    sqlite_autoincrement=True,
)

passages = Table(
    "passage",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("document_id", ForeignKey("document.id", ondelete="CASCADE"), nullable=False),
    Column("quote", String, nullable=False),
    Column("context", String, nullable=False),
    Column("paper", String, nullable=False),
    Column("text_hash", String, nullable=False),
    Column("coded", LargeBinary, nullable=False),
    Index("passage_of_document", "document_id"),
    Index("passage_of_text", "text_hash"),
    sqlite_autoincrement=True,
)

parts = Table(
    "part",
    metadata,
    Column("passage_id", ForeignKey("passage.id", ondelete="CASCADE"), primary_key=True),
    Column("text_hash", String, primary_key=True),
    Index("part_of_text", "text_hash"),
)
"""Sentences and cells of passages, which have vectors of their own."""

embeddings = Table(
    "embedding",
    metadata,
    Column("text_hash", String, primary_key=True),
    Column("vector", LargeBinary, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question", String, nullable=False),
    Column("answer", String, nullable=False),
    Column("helpful", Integer, nullable=False),
    Column("word", String, nullable=False),
    Column("time", String, nullable=False),
)

_WORDS = """CREATE VIRTUAL TABLE words USING fts5(quote, context, paper, content='passage', content_rowid='id',
tokenize="porter unicode61 remove_diacritics 2")"""
_TRIGGERS = (
    """CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
    INSERT INTO words(rowid, quote, context, paper)
    VALUES (new.id, new.quote, new.context, new.paper); END""",
    """CREATE TRIGGER passage_removed AFTER DELETE ON passage BEGIN
    INSERT INTO words(words, rowid, quote, context, paper)
    VALUES ('delete', old.id, old.quote, old.context, old.paper); END""",
)


def open_engine(file: Path) -> Engine:
    """An engine whose every transaction is whole or absent, and which overwrites what is deleted."""
    engine = create_engine(f"sqlite:///{file}")

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _record: object) -> None:
        # the driver's own transactions leave out CREATE TABLE: they are begun below instead
        connection.isolation_level = None
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def create_tables(connection: Connection, stamped: dict[str, str]) -> None:
    """All tables and the stamps, in the transaction of the caller."""
    metadata.create_all(connection)
    for statement in (_WORDS, *_TRIGGERS):
        connection.execute(text(statement))
    rows: list[dict[str, Any]] = [{"name": name, "value": value} for name, value in stamped.items()]
    connection.execute(stamps.insert(), rows)
