"""A briefing as HTML, its marks linked to their sources."""

from __future__ import annotations

from html import escape

from assistant.briefing_nouns import Briefing, Grid, Item, Line, Reference
from assistant.briefing_text import DRAFT
from assistant.page.markup import MARK
from assistant.page.words import source_name


def briefing_html(briefing: Briefing, downloads: str) -> str:
    """The whole draft under links that save it."""
    addresses = {item.citation.n: item for item in briefing.references}
    body = "".join(
        f"<section><h3>{escape(section.heading)}</h3>{_lines(section.lines, addresses)}</section>"
        for section in briefing.sections
    )
    missing = f"<p>The papers hold nothing for: {escape(', '.join(briefing.missing))}.</p>" if briefing.missing else ""
    return (
        f'<article class="briefing" data-announce="The briefing is ready."><p class="tools">{downloads}</p>'
        f'<h2>{escape(briefing.title)}</h2><p class="note">{DRAFT}</p>{body}{missing}'
        f"<section><h3>References</h3>{_references(briefing.references)}</section></article>"
    )


def _lines(lines: tuple[Line, ...], sources: dict[int, Reference]) -> str:
    shown: list[str] = []
    open_list = ""
    for line in lines:
        kind = ("ol" if line.is_numbered else "ul") if isinstance(line, Item) else ""
        if kind != open_list:
            shown.append(f"</{open_list}>" if open_list else "")
            shown.append(f"<{kind}>" if kind else "")
            open_list = kind
        if isinstance(line, Grid):
            shown.append(_grid(line, sources))
        else:
            tag = "li" if kind else "p"
            shown.append(f"<{tag}>{_linked(line.text, sources)}</{tag}>")
    return "".join(shown) + (f"</{open_list}>" if open_list else "")


def _linked(text: str, sources: dict[int, Reference]) -> str:
    return MARK.sub(lambda mark: _link(sources.get(int(mark[1]))) or mark[0], escape(text))


def _link(reference: Reference | None) -> str:
    if reference is None:
        return ""
    citation = reference.citation
    name = escape(f"Source {citation.n}: {source_name(citation)}", quote=True)
    return (
        f'<a class="mark" href="/{reference.address}" data-source target="_blank" rel="noopener" '
        f'aria-label="{name}">[{citation.n}]</a>'
    )


def _grid(grid: Grid, sources: dict[int, Reference]) -> str:
    name = escape(grid.caption, quote=True)
    head = "".join(f'<th scope="col">{escape(column)}</th>' for column in grid.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{_linked(cell, sources)}</td>" for cell in row) + "</tr>" for row in grid.rows
    )
    return (
        f'<div class="table-frame" role="region" aria-label="{name}" tabindex="0"><table>'
        f'<caption class="unseen">{name}</caption><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'
    )


def _references(references: tuple[Reference, ...]) -> str:
    items = "".join(
        f'<li>{_link(item)} <span class="from">{escape(source_name(item.citation))}</span>'
        f"<blockquote>{escape(' '.join(item.citation.quote.split()))}</blockquote></li>"
        for item in references
    )
    return f'<div class="sources"><ul>{items}</ul></div>'
