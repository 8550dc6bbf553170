"""An answer's Markdown as HTML: what is shown, and that nothing of a paper becomes markup."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from assistant.page.markup import plain, to_html

OWN_TAGS = {"p", "br", "strong", "a", "ul", "ol", "li", "div", "table", "caption", "thead", "tbody", "tr", "th", "td"}


def link(n: int) -> str:
    return f'<a href="source/{n}">[{n}]</a>' if n <= 3 else ""


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "style")]


def test_a_table_is_a_table_with_heads_and_a_name() -> None:
    html = to_html("| Ref | Status |\n|---|---|\n| 7a | On track [1] |", link, "Overdue actions")
    assert html.count("<tr>") == 2
    assert '<th scope="col">Ref</th>' in html
    assert '<td>On track <a href="source/1">[1]</a></td>' in html
    assert ">Overdue actions</caption>" in html


def test_a_bar_inside_a_cell_stays_in_its_cell() -> None:
    html = to_html("| Ref | Note |\n|---|---|\n| 7a | either \\| or |", link)
    assert "<td>either | or</td>" in html


def test_lists_keep_their_numbers() -> None:
    assert to_html("3. third\n4. fourth", link) == '<ol start="3"><li>third</li><li>fourth</li></ol>'
    assert to_html("- one\n- two", link) == "<ul><li>one</li><li>two</li></ul>"


def test_a_number_in_a_sentence_begins_no_list() -> None:
    assert to_html("2.1 The plan was agreed", link) == "<p>2.1 The plan was agreed</p>"


def test_a_mark_without_a_source_stays_text() -> None:
    assert to_html("see [9]", link) == "<p>see [9]</p>"


def test_what_was_escaped_is_shown_as_it_was_printed() -> None:
    assert to_html(r"\*\*not bold\*\* and \[1\]", link) == "<p>**not bold** and [1]</p>"
    assert plain(r"**5** of 7 \[a\]") == "5 of 7 [a]"


@given(st.text(alphabet="<>&\"'`=/![]()|*-\\#\n abc1{}$:.", max_size=80))
def test_nothing_of_a_text_becomes_markup_or_an_address(text: str) -> None:
    read = Tags()
    read.feed(to_html(text, link))
    assert set(read.tags) <= OWN_TAGS
    assert all(re.fullmatch(r"source/\d", address) for address in read.addresses)


def test_known_tricks_stay_text() -> None:
    for trick in (
        "<img src=http://evil.example/x onerror=alert(1)>",
        "![x](http://evil.example/x.png)",
        "[click](javascript:alert(1))",
        "<style>body{background:url(http://evil.example)}</style>",
        "| <script>alert(1)</script> | b |\n|---|---|\n| <form action=//evil.example> | d |",
    ):
        read = Tags()
        read.feed(to_html(trick, link))
        assert set(read.tags) <= OWN_TAGS
        assert not read.addresses
