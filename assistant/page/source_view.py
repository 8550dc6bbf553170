"""One source as HTML: the words, where they stand, and a picture of the page with them marked."""

from __future__ import annotations

from html import escape

from assistant.answer import Citation
from assistant.page.desk import Desk
from assistant.page.surroundings import surroundings
from assistant.page.words import day, one_line
from index.stored import StoredDocument


def pages_of(citation: Citation) -> list[int]:
    """Every PDF page that the passage touches, in order."""
    named = [citation.page] if citation.page else []
    return sorted({*named, *(box.page for box in citation.boxes)})


def source_html(desk: Desk, citation: Citation, address: str) -> str:
    """The source at an address such as "source/KEY/1"; its pictures are under it, one a page."""
    paper = desk.paper_of(citation)
    if paper is None:
        return f'<h2>{_name(citation)}</h2><p class="problem">This paper has been removed.</p>{_quote(citation)}'
    return (
        f"<h2>{_name(citation)}</h2>{_quote(citation)}{_facts(citation, paper)}{_shown(desk, citation, paper, address)}"
    )


def standalone(title: str, body: str) -> str:
    """A page of its own, for a source that is opened in a new tab."""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<link rel="stylesheet" href="/own/page.css"></head>'
        f'<body class="plain"><main id="source-body">{body}</main></body></html>'
    )


def _name(citation: Citation) -> str:
    ref = f"{citation.ref}: " if citation.ref else ""
    number = f" {citation.n}" if citation.n else ""
    return escape(f"Source{number}: {ref}{citation.title or citation.document}")


def _quote(citation: Citation) -> str:
    return f"<blockquote>{escape(one_line(citation.quote))}</blockquote>"


def _facts(citation: Citation, paper: StoredDocument) -> str:
    label = citation.page_label.strip()
    facts = (
        ("Paper", f"{paper.name}.{paper.file_format}"),
        ("Council", citation.council),
        ("Date", day(citation.date)),
        ("Section", citation.section.replace(" > ", " › ")),
        ("Printed page", label),
        ("PDF page", str(citation.page or "")),
    )
    listed = "".join(f"<div><dt>{name}</dt><dd>{escape(value)}</dd></div>" for name, value in facts if value)
    return f'<dl class="facts">{listed}</dl><p>{_open_link(citation, paper)}</p>'


def _open_link(citation: Citation, paper: StoredDocument) -> str:
    if paper.file_format == "pdf":
        page = citation.page or 1
        return (
            f'<a href="/paper/{paper.id}#page={page}" target="_blank" rel="noopener">'
            f"Open the whole paper at this page (new tab)</a>"
        )
    return f'<a href="/paper/{paper.id}" download>Save the whole paper</a>'


def _shown(desk: Desk, citation: Citation, paper: StoredDocument, address: str) -> str:
    if paper.file_format == "pdf":
        pages = pages_of(citation)
        return "".join(_picture(address, page, citation, len(pages) > 1) for page in pages)
    with desk.lock:
        document = desk.library.document(paper.id)
    found = surroundings(document, citation.quote)
    return f'<section class="surroundings" aria-label="The passage in its section">{found}</section>' if found else ""


def _picture(address: str, page: int, citation: Citation, is_one_of_many: bool) -> str:
    marked = any(box.page == page for box in citation.boxes)
    named = "with its part of the passage marked" if is_one_of_many else "with the passage marked"
    state = named if marked else "as a whole: the passage's place on it is not known"
    part = f" (the passage goes on over pages {', '.join(map(str, pages_of(citation)))})" if is_one_of_many else ""
    return (
        f"<figure><figcaption>PDF page {page}, {state}{part}</figcaption>"
        f'<a href="/{address}/{page}.png" target="_blank" rel="noopener" aria-label="Open the picture of page {page} '
        f'in a new tab"><img src="/{address}/{page}.png" alt="PDF page {page} {state}. The words are quoted above." '
        f'width="1200" height="849"></a></figure>'
    )
