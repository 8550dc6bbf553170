"""The page in a real browser: what a councillor sees and does, with the keyboard too, and no request elsewhere."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

pytestmark = pytest.mark.browser

SCREENS = ((1280, "dark"), (320, "light"))
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OpenPage = Callable[..., Any]


@pytest.fixture
def open_page(browser: Any) -> Iterator[OpenPage]:
    """Opens the page at a width; when the test ends, every request must have gone to this machine's own server."""
    foreign: list[str] = []
    wrong: list[str] = []
    contexts: list[Any] = []

    def opened(url: str, width: int = 1280, colours: str = "light") -> Any:
        viewport = {"width": width, "height": 900}
        context = browser.new_context(viewport=viewport, accept_downloads=True, color_scheme=colours)
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(20_000)
        context.on("request", lambda request: note(request.url, url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.goto(url)
        page.wait_for_selector("#conversation h2")
        return page

    def note(requested: str, url: str) -> None:
        if not requested.startswith((url, "data:", "blob:")):
            foreign.append(requested)

    yield opened
    for context in contexts:
        context.close()
    assert not foreign
    assert not wrong


def ask(page: Any, question: str) -> Any:
    number = page.locator(".turn").count()
    page.fill("#question textarea", question)
    page.press("#question textarea", "Enter")
    page.locator(".turn").nth(number).wait_for()
    return page.locator(".turn").nth(number)


def go_to(page: Any, tab: str) -> None:
    page.get_by_role("tab", name=tab, exact=True).click()


def violations(page: Any) -> list[str]:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-core is not installed")
    page.wait_for_timeout(250)
    found = axe.Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [f"{item['id']}: {node['html'][:160]}" for item in found for node in item["nodes"]]


def fits(page: Any, width: int) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)


def test_the_first_visit_offers_questions_that_the_papers_answer(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    first = page.locator("button.example").first
    question = first.inner_text()
    first.click()
    page.wait_for_selector(".turn .answer")
    assert question in page.locator(".turn .question").first.inner_text()
    assert page.locator("a.mark").count() > 0


def test_a_citation_opens_the_page_with_the_passage_marked(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    turn = ask(page, "What is action A1 in Marlsworth's improvement plan of January 2023?")
    turn.locator("a.mark").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_selector("#source blockquote")
    assert page.locator("#source dt").all_inner_texts()[0] == "Paper"
    quote = page.inner_text("#source blockquote")
    assert quote in " ".join(turn.inner_text().split()) or "A1" in quote
    page.keyboard.press("Escape")
    assert not page.locator("#source").is_visible()
    assert page.evaluate("document.activeElement.matches('a.mark')")


def test_the_picture_of_a_pdf_page_is_drawn(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    go_to(page, "Register")
    page.fill("#register-words", "governance")
    page.press("#register-words", "Enter")
    page.wait_for_function("!document.querySelector('#register').getAttribute('aria-busy')")
    page.locator("#register tr:has(a[data-source]:has-text('page')) td").first.click()
    page.wait_for_selector("#source img")
    page.wait_for_function("document.querySelector('#source img').naturalWidth > 1000")
    assert "with the passage marked" in page.inner_text("#source figcaption")
    assert "#page=" in str(page.get_attribute("#source a[href^='/paper/']", "href"))


def test_a_conversation_shows_what_it_carries_over_and_lets_go_of_it(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    ask(page, "Which actions are overdue in Marlsworth?")
    ask(page, "and who owns them?")
    chips = page.locator("#carried label")
    chips.first.wait_for()
    assert "Marlsworth" in " ".join(chips.all_inner_texts())
    chips.first.click()
    assert not page.locator("#carried input").first.is_checked()
    page.click("#new-conversation")
    page.wait_for_selector(".welcome")
    assert page.locator("#carried label").count() == 0


def test_what_the_papers_do_not_say_is_said(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    turn = ask(page, "How many penguins live in the town hall?")
    assert "Not found in the papers" in turn.inner_text()
    page.wait_for_function("document.querySelector('#voice').textContent.includes('Not found')")
    assert violations(page) == []


def test_a_filter_keeps_the_search_to_one_council(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.click("#councils input")
    page.get_by_role("option", name="Kelder and Stane").click()
    page.keyboard.press("Escape")
    turn = ask(page, "What is the committee asked to do?")
    assert "Marlsworth" not in turn.inner_text()


def test_an_empty_question_and_a_wrong_date_are_told(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.click("#ask")
    page.wait_for_selector("#ask-problem [role=alert]")
    assert "Type a question first" in page.inner_text("#ask-problem")
    page.fill("#as-at textarea, #as-at input", "next Tuesday or so")
    page.fill("#question textarea", "What is overdue?")
    page.click("#ask")
    page.wait_for_selector("#ask-problem :text('is not a date')")


def test_a_mark_on_an_answer_is_kept(address: str, open_page: OpenPage, samples: tuple[Any, Any]) -> None:
    page = open_page(address)
    turn = ask(page, "What is overdue in Marlsworth?")
    turn.get_by_role("button", name="No", exact=True).click()
    turn.get_by_role("textbox").fill("one is missing")
    turn.get_by_role("button", name="Send").click()
    turn.get_by_text("Thank you, kept.").wait_for()
    kept = samples[0].feedback()[-1]
    assert (kept.question, kept.helpful, kept.word) == ("What is overdue in Marlsworth?", False, "one is missing")


def test_the_register_filters_sorts_and_saves(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    go_to(page, "Register")
    page.wait_for_selector("#register tbody tr")
    page.select_option("#register-overdue", "marked")
    page.wait_for_function("!document.querySelector('#register-overdue').closest('[aria-busy]')")
    rows = int(page.inner_text("#register p[data-announce] strong").split()[0])
    page.click("#sort-due_text")
    page.wait_for_selector("th[aria-sort=ascending]")
    assert page.evaluate("document.activeElement.id") == "sort-due_text"
    with page.expect_download() as download:
        page.click("text=Download CSV")
    saved = Path(download.value.path()).read_text(encoding="utf-8-sig")
    assert saved.count("marlsworth") + saved.count("kelder") >= rows > 0


def test_a_briefing_is_read_and_saved_as_word(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    go_to(page, "Briefing")
    page.click("#make-briefing")
    page.wait_for_selector(".briefing h3")
    with page.expect_download() as download:
        page.click("text=Save as Word")
    document = docx.Document(io.BytesIO(Path(download.value.path()).read_bytes()))
    shown = page.locator(".briefing h3").all_inner_texts()
    assert [part.text for part in document.paragraphs if part.style.name == "Heading 1"] == shown


def test_papers_are_added_refused_and_removed(empty_address: str, open_page: OpenPage, tmp_path: Path) -> None:
    good, picture = tmp_path / "minutes.txt", tmp_path / "scan.png"
    good.write_text("Marlsworth Borough Council\n\nThe panel met on 3 May 2023.\n\nIt agreed to buy 14 bicycles.\n")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(64))
    page = open_page(empty_address)
    assert "There are no papers yet" in page.inner_text("#conversation")
    assert violations(page) == []
    go_to(page, "Papers")
    page.set_input_files("#upload input[type=file]", [good, picture])
    page.get_by_text("scan").first.wait_for()
    assert violations(page) == []
    page.click("#add")
    page.wait_for_selector("#added :text('1 of 2 files added')", timeout=60_000)
    assert "scan.png" in page.inner_text("#added .problem")
    assert "minutes.txt: added" in page.inner_text("#added")
    page.click("details[data-report] summary")
    page.wait_for_selector(".report dl")
    assert violations(page) == []
    page.click("button[data-remove]")
    page.get_by_role("button", name="Keep paper").click()
    assert page.locator("article.paper").count() == 1
    page.click("button[data-remove]")
    page.get_by_role("button", name="Remove paper").click()
    page.get_by_text("There are no papers yet. Add the first one above.").wait_for()


@pytest.mark.parametrize(("width", "colours"), SCREENS)
def test_no_tab_breaks_a_rule_of_accessibility_or_the_width(
    address: str, open_page: OpenPage, width: int, colours: str
) -> None:
    page = open_page(address, width, colours)
    found = {"ask": violations(page)}
    turn = ask(page, "Which actions are overdue in Marlsworth?")
    ask(page, "and who owns them?")
    found["answered"] = violations(page)
    turn.locator("a.mark").first.click()
    page.wait_for_selector("#source blockquote")
    found["source"] = violations(page)
    page.keyboard.press("Escape")
    assert fits(page, width)
    go_to(page, "Register")
    page.wait_for_selector("#register tbody tr")
    found["register"] = violations(page)
    assert fits(page, width)
    go_to(page, "Papers")
    page.locator("details[data-report] summary").last.click()
    page.wait_for_selector(".report dl")
    found["papers"] = violations(page)
    assert fits(page, width)
    go_to(page, "Briefing")
    page.click("#make-briefing")
    page.wait_for_selector(".briefing h3")
    found["briefing"] = violations(page)
    assert fits(page, width)
    assert found == {name: [] for name in found}


def test_the_keyboard_alone_asks_and_changes_tabs(address: str, open_page: OpenPage) -> None:
    page = open_page(address)
    page.get_by_role("tab", name="Ask", exact=True).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_selector("#register tbody tr")
    page.get_by_role("tab", name="Ask", exact=True).focus()
    page.keyboard.press("Enter")
    for _ in range(30):
        if page.evaluate("Boolean(document.activeElement.closest('#question'))"):
            break
        page.keyboard.press("Tab")
    page.keyboard.type("What is overdue?")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.keyboard.press("Enter")
    page.wait_for_selector(".turn .answer")
    page.keyboard.type("and next?")
    assert page.input_value("#question textarea") == "and next?"


def test_text_of_a_paper_cannot_run_or_reach_out(empty_address: str, open_page: OpenPage, tmp_path: Path) -> None:
    trap = tmp_path / "trap.txt"
    trap.write_text(
        "Marlsworth Borough Council\n\nThe penguin fund holds 90 pounds <img src=http://evil.example/a.png "
        "onerror=window.trapped=1> ![x](http://evil.example/b.png) <script>window.trapped=1</script>.\n"
    )
    page = open_page(empty_address)
    go_to(page, "Papers")
    page.set_input_files("#upload input[type=file]", [trap])
    page.get_by_text("trap").first.wait_for()
    page.click("#add")
    page.wait_for_selector("#added :text('1 of 1 files added')", timeout=60_000)
    go_to(page, "Ask")
    turn = ask(page, "How much does the penguin fund hold?")
    assert "90 pounds" in turn.inner_text()
    page.wait_for_timeout(300)
    assert page.evaluate("window.trapped") is None


def test_a_fault_inside_is_told_and_the_page_goes_on(
    empty_address: str, open_page: OpenPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(empty_address)
    with monkeypatch.context() as broken:
        broken.setattr("assistant.ask.Assistant.ask", lambda *_: 1 / 0)
        page.fill("#question textarea", "What is overdue?")
        page.click("#ask")
        page.wait_for_selector("#ask-problem :text('Something went wrong')")
    assert ask(page, "What is overdue?").inner_text()
