"""The report in a real browser: sorted and filtered from the keyboard, with no request to anywhere."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_run import make_run
from playwright.sync_api import Page, sync_playwright

from eval.report.page import write_html

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="there is no chromium on this machine"),
]


@pytest.fixture
def report(tmp_path: Path) -> Iterator[Page]:
    write_html(make_run(tmp_path, 30, frozenset({"q3", "q5"})))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.on("request", lambda request: requests.append(request.url))
        requests: list[str] = []
        page.goto((tmp_path / "report.html").as_uri())
        yield page
        assert [url for url in requests if not url.startswith("file:")] == []
        browser.close()


def ids(page: Page) -> list[str]:
    return page.locator("tr[data-item]:visible td:first-child").all_inner_texts()


def test_questions_are_sorted_and_filtered_from_the_keyboard(report: Page) -> None:
    assert ids(report)[:3] == ["q1", "q2", "q3"]
    report.get_by_role("button", name="id", exact=True).focus()
    report.keyboard.press("Enter")
    report.keyboard.press("Enter")
    assert ids(report)[:3] == ["q30", "q29", "q28"]
    report.get_by_label("only wrong answers").focus()
    report.keyboard.press("Space")
    assert ids(report) == ["q5", "q3"]
    assert report.get_by_role("status").inner_text() == "2 questions shown"
    report.get_by_role("combobox").select_option("unanswerable")
    assert ids(report) == ["q5"]
    assert report.locator("article:visible").count() == 1
    report.get_by_role("searchbox").fill("no such word")
    assert ids(report) == []


def test_nothing_is_wider_than_a_telephone(report: Page) -> None:
    report.set_viewport_size({"width": 320, "height": 700})
    assert report.evaluate("document.documentElement.scrollWidth") <= 320
