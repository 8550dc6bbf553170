"""The report as one HTML file that asks nothing of any network."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape
from importlib import resources

from eval.metrics.rates import Rate
from eval.metrics.records import FieldScore
from eval.report.chart import bar_chart
from eval.report.wrong import Asked, asked, expected, wrong
from eval.run import Run
from eval.scoring import METRICS
from eval.summary import percent

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
_SHOWN_SOURCES = 12
_SHOWN_METRICS = ("correct", "verbatim", "support", "located")


def write_html(run: Run) -> None:
    """Writes report.html into the run's folder."""
    (run.folder / "report.html").write_text(page(run), encoding="utf-8")


def page(run: Run) -> str:
    """The whole page; every text of a document, a question or an answer is escaped."""
    title = f"Evaluation of {escape(str(run.about['questions']['file']))}"
    parts = resources.files("eval.report")
    style = parts.joinpath("page.css").read_text("utf-8")
    script = parts.joinpath("page.js").read_text("utf-8")
    return (
        f'<!doctype html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        f'<meta name="viewport" content="width=device-width, initial-scale=1"><style>{style}</style></head>'
        f"<body><main><h1>{title}</h1>{_about(run)}{_totals(run)}{_categories(run)}{_records(run)}{_filters(run)}"
        f"{_questions(run)}{_wrong(run)}</main><script>{script}</script></body></html>\n"
    )


def _about(run: Run) -> str:
    commit = str(run.about["code"]["commit"])[:10] or "unknown"
    settings = "; ".join(f"{name.replace('_', ' ')}: {value}" for name, value in run.about["settings"].items())
    line = (
        f"{len(run.cases)} questions over {len(run.about['papers']['names'])} papers, started {run.about['started']}, "
        f"commit {commit}; {settings}; {run.about['machine']['cores']} cores"
    )
    refused = "".join(f'<p class="wrong">{escape(text)}</p>' for text in run.about.get("refused_papers", ()))
    return f'<p class="quiet">{escape(line)}</p>{refused}{_doubtful(run)}'


def _doubtful(run: Run) -> str:
    """Quotes that count as verbatim by the last resort only."""
    quotes = run.about.get("quotes_only_by_own_reading", ())
    if not quotes:
        return ""
    return (
        f"<p>{len(quotes)} quotes stand only in the assistant's own reading of the document, in no independent one, "
        f"and count as verbatim:</p>{_list(quotes)}"
    )


def _totals(run: Run) -> str:
    summary = run.summary
    rows = [_total(line.name, line.rate) for line in summary.total.lines]
    rows += [_total(f"search alone: {line.name}", line.rate) for line in summary.search]
    times = f"median {summary.median_seconds:.3f}, 95th percentile {summary.slow_seconds:.3f}"
    rows.append(f'<tr><th scope="row">seconds a question</th><td class="number" colspan="3">{times}</td></tr>')
    columns = "".join(f'<th scope="col" class="number">{name}</th>' for name in ("rate", "95 % interval", "n"))
    return (
        f"<h2>Totals</h2>{_wide('Totals')}<table><caption>Each rate with its 95 % interval; n is the number of "
        "questions, quotes or facts that it stands on.</caption>"
        f'<thead><tr><th scope="col">metric</th>{columns}</tr></thead><tbody>{"".join(rows)}</tbody></table></div>'
    )


def _wide(label: str) -> str:
    """Opens a stretch that scrolls sideways where the window is narrow, from the keyboard too."""
    return f'<div class="wide" tabindex="0" role="region" aria-label="{label}">'


def _total(name: str, rate: Rate) -> str:
    if rate.value is None:
        cells = '<td class="number" colspan="2">not applicable</td>'
    else:
        cells = f'<td class="number">{rate.value:.3f}</td><td class="number">{rate.low:.3f} to {rate.high:.3f}</td>'
    return f'<tr><th scope="row">{escape(name.replace("_", " "))}</th>{cells}<td class="number">{rate.n}</td></tr>'


def _categories(run: Run) -> str:
    head = "".join(_header(name.replace("_", " "), number=True) for name in ("questions", *METRICS))
    rows = "".join(
        f'<tr><th scope="row">{escape(category.name.replace("_", " "))}</th><td class="number">{category.count}</td>'
        + "".join(_rate_cell(category.rate(name)) for name in METRICS)
        + "</tr>"
        for category in run.summary.categories
    )
    return (
        f"<h2>By category</h2>{bar_chart(run.summary.categories)}"
        f"{_wide('Rates by category')}<table><thead><tr>"
        f"{_header('category')}{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _rate_cell(rate: Rate) -> str:
    if rate.value is None:
        return '<td class="number quiet" data-value="">–</td>'
    return f'<td class="number" data-value="{rate.value:.4f}" title="{percent(rate)}">{rate.value:.2f} ({rate.n})</td>'


def _header(name: str, *, number: bool = False) -> str:
    kind = ' class="number"' if number else ""
    return f'<th scope="col"{kind}><button type="button">{escape(name)}</button></th>'


def _records(run: Run) -> str:
    if not run.records:
        return ""
    names = ("record", "field", "right", "precision", "recall")
    head = "".join(_header(name, number=name == "right") for name in names)
    rows = "".join(_record(score) for score in run.records)
    wrong_rows = (f"{score.kind}, {score.field}: {line}" for score in run.records for line in score.wrong)
    return (
        f"<h2>Records</h2>{_wide('Records')}<table><caption>What was read out of the papers, field by field; "
        f"at most ten wrong rows of each field stand below.</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div>{_list(wrong_rows)}"
    )


def _record(score: FieldScore) -> str:
    cells = f'<td>{escape(score.kind)}</td><td>{escape(score.field)}</td><td class="number">{score.right}</td>'
    return f"<tr>{cells}<td>{percent(score.precision)}</td><td>{percent(score.recall)}</td></tr>"


def _filters(run: Run) -> str:
    names = (category.name for category in run.summary.categories)
    options = "".join(f'<option value="{escape(name)}">{escape(name.replace("_", " "))}</option>' for name in names)
    return (
        '<h2>Questions</h2><div class="filters"><label>Words<input type="search" id="search"></label>'
        f'<label>Category<select id="category"><option value="">all</option>{options}</select></label>'
        '<label class="tick"><input type="checkbox" id="only-wrong">only wrong answers</label>'
        '<span id="shown" role="status" class="quiet"></span></div>'
    )


def _questions(run: Run) -> str:
    head = _header("id") + _header("category") + _header("question") + _header("status")
    head += "".join(_header(name, number=True) for name in (*_SHOWN_METRICS, "seconds"))
    rows = "".join(_question(item) for item in asked(run))
    return f"{_wide('All questions')}<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"


def _question(item: Asked) -> str:
    identity = escape(item.case.id)
    name = identity if item.correct else f'<a href="#wrong-{identity}">{identity}</a>'
    scores = "".join(_score_cell(item, metric) for metric in _SHOWN_METRICS)
    return (
        f"<tr {_data(item)}><td>{name}</td><td>{escape(item.case.category.replace('_', ' '))}</td>"
        f'<td class="question">{escape(item.case.question)}</td>'
        f"<td>{escape(item.given.status)}</td>{scores}"
        f'<td class="number">{item.given.seconds:.3f}</td></tr>'
    )


def _score_cell(item: Asked, metric: str) -> str:
    score = item.scored.scores[metric]
    if score.value is None:
        return '<td class="number quiet" data-value="">–</td>'
    kind = "right" if score.hits == score.out_of else "wrong"
    shown = {"right": "yes", "wrong": "no"}[kind] if score.out_of == 1 else f"{score.hits} of {score.out_of}"
    return f'<td class="number {kind}" data-value="{score.value:.4f}">{shown}</td>'


def _data(item: Asked) -> str:
    correct = "yes" if item.correct else "no"
    return f'data-item data-category="{escape(item.case.category)}" data-correct="{correct}"'


def _wrong(run: Run) -> str:
    items = wrong(run)
    return f"<h2>Wrong answers ({len(items)})</h2>" + "".join(_article(item) for item in items)


def _article(item: Asked) -> str:
    earlier = "".join(f"<p class='quiet'>before: {escape(turn)}</p>" for turn in item.case.turns)
    as_at = f" <span class='quiet'>(as at {item.case.as_at.isoformat()})</span>" if item.case.as_at else ""
    note = f"<dt>note</dt><dd>{escape(item.case.note)}</dd>" if item.case.note else ""
    return (
        f'<article {_data(item)} id="wrong-{escape(item.case.id)}"><h3>{escape(item.case.id)} '
        f'<span class="quiet">{escape(item.case.category.replace("_", " "))}</span></h3>'
        f"{earlier}<p>{escape(item.case.question)}{as_at}</p>"
        f"<dl><dt>expected</dt><dd>{_list(expected(item.case))}</dd>"
        f"<dt>given</dt><dd>{escape(item.given.status)}, by {escape(item.given.engine)}"
        f'<pre tabindex="0" aria-label="Answer to {escape(item.case.id)}">{escape(item.given.text)}</pre></dd>'
        f"<dt>sources</dt><dd>{_list(_sources(item)) or 'none'}</dd>"
        f'<dt>reason</dt><dd class="wrong">{_list(item.reasons)}</dd>{note}</dl></article>'
    )


def _sources(item: Asked) -> Iterator[str]:
    for cited in item.given.citations[:_SHOWN_SOURCES]:
        page_number = f", page {cited.page}" if cited.page is not None else ""
        yield f"[{cited.n}] {cited.document}{page_number}: {cited.quote}"
    more = len(item.given.citations) - _SHOWN_SOURCES
    if more > 0:
        yield f"and {more} more, in answers.jsonl"


def _list(texts: Iterable[str]) -> str:
    items = "".join(f"<li>{escape(text)}</li>" for text in texts)
    return f"<ul>{items}</ul>" if items else ""
