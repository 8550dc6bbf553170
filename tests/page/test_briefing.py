"""A briefing: every line has its source, and the Word file is one that a screen reader can use."""

from __future__ import annotations

import io
import re

import docx
import httpx
import pytest

from assistant.briefing import BriefingChoice, make_briefing
from assistant.briefing_nouns import Grid
from assistant.briefing_text import as_markdown
from assistant.settings import Settings
from corpus.errors import UserError
from index.library import Library

COUNCIL = "Marlsworth"


def test_it_tells_what_is_late_in_both_senses_and_what_changed(samples: tuple[Library, Settings]) -> None:
    text = as_markdown(make_briefing(samples[0], BriefingChoice(councils=(COUNCIL,))))
    for heading in ("What was recommended", "Where it stands", "What is late", "What changed", "Questions to ask"):
        assert f"## {heading}" in text
    assert re.search(r"marks \d+ of \d+ as overdue", text)
    assert re.search(r"\d+ of \d+ were past their end date and not complete on \d+ \w+ \d{4}", text)


def test_every_mark_has_a_reference_and_every_reference_its_words(samples: tuple[Library, Settings]) -> None:
    briefing = make_briefing(samples[0], BriefingChoice())
    body, references = as_markdown(briefing).split("## References")
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", body)}
    assert cited == {item.citation.n for item in briefing.references}
    assert all(item.citation.quote for item in briefing.references)
    assert len(references.strip().splitlines()) == len(cited)


def test_counts_reconcile_with_their_total(samples: tuple[Library, Settings]) -> None:
    for section in make_briefing(samples[0], BriefingChoice()).sections:
        for line in section.lines:
            if isinstance(line, Grid) and line.rows[-1][0] == "Total":
                *parts, total = [int(row[1]) for row in line.rows]
                assert sum(parts) == total


def test_every_question_stands_on_a_row(samples: tuple[Library, Settings]) -> None:
    text = as_markdown(make_briefing(samples[0], BriefingChoice()))
    questions = text.split("## Questions to ask")[1].split("##")[0].strip().splitlines()
    assert questions
    assert all(re.search(r"\? ?.*\[\d+\]", question) for question in questions)


def test_themes_narrow_it(samples: tuple[Library, Settings]) -> None:
    theme = samples[0].records(4).actions[0].theme or "Priority A: Leadership and grip"
    whole = make_briefing(samples[0], BriefingChoice(councils=(COUNCIL,)))
    part = make_briefing(samples[0], BriefingChoice(councils=(COUNCIL,), themes=(theme,)))
    assert sum(len(paper.actions) for paper in part.papers) < sum(len(paper.actions) for paper in whole.papers)


def test_no_paper_is_one_line(samples: tuple[Library, Settings]) -> None:
    with pytest.raises(UserError, match="No paper matches"):
        make_briefing(samples[0], BriefingChoice(councils=("Nowhere",)))


def test_the_word_file_has_headings_table_heads_and_a_language(address: str) -> None:
    reply = httpx.get(f"{address}/briefing/download.docx", params={"council": COUNCIL})
    document = docx.Document(io.BytesIO(reply.content))
    headings = [part.text for part in document.paragraphs if part.style.name == "Heading 1"]
    assert "What is late" in headings
    assert headings[-1] == "References"
    assert document.tables
    for table in document.tables:
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
        assert table._tbl.tblPr.xpath("w:tblCaption")
    assert document.core_properties.language == "en-GB"
    assert document.core_properties.title.startswith("Briefing")
