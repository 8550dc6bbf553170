"""One library of the sample papers and one served page for all tests of the page."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from page_server import opened, served

from assistant.settings import Settings
from index.library import Library

ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Gradio leaves an event loop to the collector; made an error, that breaks whatever its server does just then."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.filterwarnings("ignore::ResourceWarning"))
            item.add_marker(pytest.mark.filterwarnings("default::DeprecationWarning"))


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Settings]]:
    with opened(tmp_path_factory.mktemp("page") / "data", with_samples=True) as library_and_settings:
        yield library_and_settings


@pytest.fixture(scope="session")
def address(samples: tuple[Library, Settings]) -> Iterator[str]:
    with served(*samples) as url:
        yield url


@pytest.fixture
def empty_address(tmp_path: Path) -> Iterator[str]:
    with opened(tmp_path / "data", with_samples=False) as (library, settings), served(library, settings) as url:
        yield url


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not chromium:
        pytest.skip("no Chromium on this machine")
    with sync_api.sync_playwright() as playwright:
        opened_browser = playwright.chromium.launch(executable_path=chromium, args=list(ARGUMENTS))
        yield opened_browser
        opened_browser.close()
