"""The reports hold every wrong answer, and nothing in them is markup of a document."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

from made_run import make_run

from eval.report.page import page, write_html
from eval.report.text import markdown, write_markdown


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in {"src", "href", "action"}]


def test_the_page_shows_every_wrong_answer_and_asks_nothing_of_a_network(tmp_path: Path) -> None:
    run = make_run(tmp_path, 30, frozenset({"q3", "q5"}))
    write_html(run)
    text = (tmp_path / "report.html").read_text("utf-8")
    outline = Outline()
    outline.feed(text)
    assert outline.tags.count("article") == 2
    assert set(outline.addresses) == {"#wrong-q3", "#wrong-q5"}
    assert "missing: 3%" in text
    assert "default-src 'none'" in text


def test_text_of_answers_and_questions_is_escaped(tmp_path: Path) -> None:
    run = make_run(tmp_path, 5, frozenset({"q3", "q5"}))
    text = page(run)
    assert "something else &lt;b&gt;&amp; more&lt;/b&gt;" in text
    assert "<b>" not in text
    assert "What of &lt;5&gt;?" in text
    assert "<b>" not in markdown(run).replace("\\<b\\>", "")


def test_markdown_holds_totals_categories_and_wrong_answers(tmp_path: Path) -> None:
    run = make_run(tmp_path, 30, frozenset({"q3"}))
    write_markdown(run)
    text = (tmp_path / "report.md").read_text("utf-8")
    assert "| correct | 0.967 (0.833 to 0.994, n = 30) |" in text
    assert "## Wrong answers (1)" in text
    assert "- expected: answered; 3%" in text
