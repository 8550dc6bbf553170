"""What changed between two papers' actions, as a table."""

from __future__ import annotations

from html import escape

from assistant.changes import change_words
from assistant.page.desk import Desk
from assistant.page.words import counted, shortened
from corpus.records.links import Link, link_actions
from corpus.records.nouns import Action


def changes_html(desk: Desk, older_id: int, newer_id: int) -> str:
    """Actions that are new, gone, or differ in status or due date; what stayed the same is counted."""
    older, newer = desk.paper(older_id), desk.paper(newer_id)
    if older is None or newer is None or older_id == newer_id:
        return '<p class="problem">Choose two different papers.</p>'
    links = link_actions(desk.library.records(older_id).actions, desk.library.records(newer_id).actions)
    changed = [(link, words) for link in links if (words := change_words(link))]
    rows = "".join(
        f"<tr><td>{_mark(link.older, older_id)}</td><td>{_mark(link.newer, newer_id)}</td>"
        f"<td>{escape(_title(link))}</td><td>{escape('; '.join(words))}</td></tr>"
        for link, words in changed
    )
    same = len(links) - len(changed)
    count = f"{counted(len(changed), 'action')} changed, are new or are gone; {same} show no change."
    if not changed:
        return f'<p data-announce="{count}">{count}</p>'
    return (
        f'<p data-announce="{count}">{count}</p><div class="table-frame" role="region" tabindex="0" '
        'aria-label="Changes between the two papers"><table><thead><tr><th scope="col">Earlier</th>'
        '<th scope="col">Later</th><th scope="col">Action</th><th scope="col">What changed</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )


def _title(link: Link) -> str:
    action = link.newer or link.older
    return shortened(action.title, 160) if action else ""


def _mark(action: Action | None, document_id: int) -> str:
    if action is None:
        return "–"
    name = action.ref or f"no. {action.order}"
    return (
        f'<a href="/record/{document_id}/actions/{action.order}" data-source target="_blank" rel="noopener" '
        f'aria-label="Source of {escape(name, quote=True)}">{escape(name)}</a>'
    )
