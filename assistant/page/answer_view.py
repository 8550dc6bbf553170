"""A conversation as HTML: questions, answers, their sources and what can be done with them."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.answer import Answer, AnswerStatus, Citation
from assistant.page.desk import Asked
from assistant.page.markup import inline, plain, to_html
from assistant.page.words import day, one_line, shortened, source_name

STATUS_LABEL = {
    AnswerStatus.ANSWERED: "",
    AnswerStatus.REFUSED: "Not found in the papers",
    AnswerStatus.CLARIFY: "Please say which",
}
SOURCES_SHOWN = 8
BROKEN = "Something went wrong inside the assistant; nothing was changed. Try again, or look at what it printed."


def conversation(asked: Sequence[Asked], examples: Sequence[str], has_papers: bool) -> str:
    """The whole conversation, or what stands in its place before the first question."""
    if not asked:
        return _welcome(examples, has_papers)
    turns = "".join(_turn(item, number) for number, item in enumerate(asked, start=1))
    return f'<div class="talk">{turns}</div>'


def problem(text: str) -> str:
    """A line that says what went wrong and what to do."""
    return f'<p class="problem" role="alert">{escape(text)}</p>' if text else ""


def copy_text(asked: Asked) -> str:
    """Question, answer and references as plain text."""
    answer = asked.answer
    references = [f"[{item.n}] {source_name(item)}: “{one_line(item.quote)}”" for item in answer.citations]
    return "\n\n".join(part for part in (asked.question, plain(answer.text), "\n".join(references)) if part)


def source_link(key: str, citation: Citation) -> str:
    """The mark [n] as a link that opens its source."""
    name = escape(source_name(citation), quote=True)
    return (
        f'<a class="mark" href="source/{key}/{citation.n}" data-source target="_blank" rel="noopener" '
        f'aria-label="Source {citation.n}: {name}">[{citation.n}]</a>'
    )


def _welcome(examples: Sequence[str], has_papers: bool) -> str:
    if not has_papers:
        return (
            '<div class="welcome"><h2>There are no papers yet</h2><p>Open the <strong>Papers</strong> tab and add a '
            "council’s improvement plan, progress report or inspection report. Then ask about it here.</p></div>"
        )
    buttons = "".join(
        f'<li><button type="button" class="example" data-ask="{escape(text, quote=True)}">{escape(text)}</button></li>'
        for text in examples
    )
    listed = f'<h3>Questions these papers can answer</h3><ul class="examples">{buttons}</ul>' if buttons else ""
    return (
        '<div class="welcome"><h2>Ask about the papers</h2><p>Every statement of an answer has a number such as [1]. '
        "Follow it to see the words on the page of the paper. If the papers do not say, the answer says so.</p>"
        f"{listed}</div>"
    )


def _turn(asked: Asked, number: int) -> str:
    answer = asked.answer
    cited = {citation.n: source_link(asked.key, citation) for citation in answer.citations}
    label = STATUS_LABEL[answer.status]
    state = f'<p class="state">{label}</p>' if label else ""
    body = to_html(answer.text, lambda n: cited.get(n, ""), f"Answer to: {shortened(asked.question, 90)}")
    note = f'<p class="note">{inline(answer.note, lambda _n: "")}</p>' if answer.note else ""
    return (
        f'<article class="turn" aria-labelledby="question-{number}"><h2 class="question" id="question-{number}">'
        f'<span class="unseen">Question {number}: </span>{escape(asked.question)}</h2>'
        f'<div class="answer {answer.status.value}" data-announce="{escape(_announced(answer), quote=True)}">'
        f"{state}{body}{note}{_reckoned(answer)}</div>{_sources(asked)}{_tools(asked)}</article>"
    )


def _announced(answer: Answer) -> str:
    count = len(answer.citations)
    sources = f"{count} source{'' if count == 1 else 's'}." if count else ""
    return shortened(f"{STATUS_LABEL[answer.status]} {plain(answer.text)}", 600) + f" {sources}"


def _reckoned(answer: Answer) -> str:
    return f'<p class="note">Reckoned from {day(answer.as_at)}.</p>' if answer.as_at and answer.rows else ""


def _sources(asked: Asked) -> str:
    items = [_source(asked.key, citation) for citation in asked.answer.citations]
    if not items:
        return ""
    first, rest = "".join(items[:SOURCES_SHOWN]), "".join(items[SOURCES_SHOWN:])
    more = (
        f"<details><summary>{len(items) - SOURCES_SHOWN} more sources</summary><ul>{rest}</ul></details>"
        if rest
        else ""
    )
    return f'<section class="sources" aria-label="Sources"><h3>Sources</h3><ul>{first}</ul>{more}</section>'


def _source(key: str, citation: Citation) -> str:
    return (
        f'<li>{source_link(key, citation)} <span class="from">{escape(source_name(citation))}</span>'
        f"<blockquote>{escape(shortened(citation.quote, 280))}</blockquote></li>"
    )


def _tools(asked: Asked) -> str:
    text = escape(copy_text(asked), quote=True)
    return (
        f'<div class="tools" data-answer="{asked.key}">'
        f'<button type="button" data-copy="{text}">Copy with references</button>'
        '<form class="verdict" data-feedback><fieldset><legend>Was this right?</legend>'
        '<button type="button" data-helpful="yes" aria-pressed="false">Yes</button>'
        '<button type="button" data-helpful="no" aria-pressed="false">No</button></fieldset>'
        f'<span class="verdict-word" hidden><label for="word-{asked.key}">In a word, why? (optional)</label>'
        f'<input id="word-{asked.key}" name="word" maxlength="500" autocomplete="off">'
        '<button type="submit">Send</button></span><span class="said" role="status"></span></form></div>'
    )
