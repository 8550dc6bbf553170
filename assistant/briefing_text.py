"""A briefing as Markdown."""

from __future__ import annotations

from assistant.answer import Citation
from assistant.briefing_nouns import Briefing, Grid, Item, Line, Paragraph

DRAFT = "Draft made from the papers named below; every line has its source. Statuses and dates are as printed."


def as_markdown(briefing: Briefing) -> str:
    """Headings, lists, tables and numbered references."""
    parts = [f"# {briefing.title}", DRAFT]
    for section in briefing.sections:
        parts.append(f"## {section.heading}")
        parts += _joined(section.lines)
    if briefing.missing:
        parts.append(f"The papers hold nothing for: {', '.join(briefing.missing)}.")
    parts.append("## References")
    parts.append("\n".join(f"{item.citation.n}. {reference_line(item.citation)}" for item in briefing.references))
    return "\n\n".join(part for part in parts if part) + "\n"


def reference_line(citation: Citation) -> str:
    """ "Reading, 29 June 2015, Improvement plan, page 20: “quote”"."""
    day = f"{citation.date.day} {citation.date:%B %Y}" if citation.date else ""
    where = f"page {citation.page}" if citation.page else citation.section
    named = ", ".join(part for part in (citation.council, day, citation.title or citation.document, where) if part)
    return f"{named}: “{' '.join(citation.quote.split())}”"


def _joined(lines: tuple[Line, ...]) -> list[str]:
    """Blocks of Markdown; the items of one list stand together."""
    blocks: list[str] = []
    number = 0
    for line in lines:
        if isinstance(line, Item):
            number += 1
            text = f"{number}. {line.text}" if line.is_numbered else f"- {line.text}"
            if number > 1:
                blocks[-1] += f"\n{text}"
            else:
                blocks.append(text)
            continue
        number = 0
        blocks.append(line.text if isinstance(line, Paragraph) else _table(line))
    return blocks


def _table(grid: Grid) -> str:
    rows = (grid.columns, tuple("---" for _ in grid.columns), *grid.rows)
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)
