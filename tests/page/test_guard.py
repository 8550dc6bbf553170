"""The live settings of the server: headers, hosts, origins, and the addresses that are there at all."""

from __future__ import annotations

import httpx
import pytest
from starlette.testclient import TestClient

from assistant.ask import Assistant
from assistant.page.desk import Desk
from assistant.page.guard import Guard
from assistant.page.shell import mounted, page
from assistant.settings import Settings
from index.library import Library


def test_every_reply_carries_the_headers(address: str) -> None:
    for path in ("/", "/own/page.js", "/config", "/register/view", "/nothing-there"):
        headers = httpx.get(address + path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "form-action 'self'" in policy
        assert "object-src 'none'" in policy
        assert "http" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"


def test_inline_scripts_run_by_a_nonce_that_changes(address: str) -> None:
    first, second = httpx.get(address), httpx.get(address)
    nonces = [reply.headers["content-security-policy"].split("'nonce-")[1].split("'")[0] for reply in (first, second)]
    assert nonces[0] != nonces[1]
    assert first.text.count("<script") == first.text.count(f'<script nonce="{nonces[0]}"') > 0
    assert "script-src 'self' 'unsafe-inline'" not in first.headers["content-security-policy"]


def test_the_page_names_no_other_host_to_load_from(address: str) -> None:
    text = httpx.get(address).text
    assert "fonts.googleapis" not in text
    assert "cdnjs" not in text


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "10.0.0.1:7860"])
def test_another_host_name_is_refused(address: str, host: str) -> None:
    assert httpx.get(address, headers={"Host": host}).status_code == 421


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
def test_another_site_changes_nothing(address: str, headers: dict[str, str]) -> None:
    assert httpx.post(f"{address}/paper/1/remove", headers=headers).status_code == 403
    assert httpx.get(f"{address}/paper/1").status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/file=/etc/passwd",
        "/gradio_api/proxy=http://evil.example",
        "/monitoring",
        "/gradio_api/mcp/sse",
        "/gradio_api/deep_link",
        "/gradio_api/call/ask",
        "/gradio_api/api/predict",
        "/docs",
        "/openapi.json",
        "/own/../server.py",
        "/own/desk.py",
    ],
)
def test_what_the_page_does_not_need_is_not_there(address: str, path: str) -> None:
    assert httpx.get(address + path).status_code == 404


def test_an_upload_that_is_too_large_is_broken_off(samples: tuple[Library, Settings]) -> None:
    library, settings = samples
    app = Guard(mounted(Desk(library, Assistant(library), settings)), (), any_address=False, most_upload_bytes=1000)
    client = TestClient(app, base_url="http://localhost")
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 500)}).status_code == 200
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x" * 5000)}).status_code == 413


def test_the_settings_of_the_page_are_closed(samples: tuple[Library, Settings]) -> None:
    library, settings = samples
    blocks = page(Desk(library, Assistant(library), settings))
    assert blocks.analytics_enabled is False
    assert blocks.share is False
    assert blocks._queue.max_size == 64
    assert {function.api_visibility for function in blocks.fns.values()} == {"private"}


def test_the_served_page_offers_no_programming_interface(address: str) -> None:
    config = httpx.get(f"{address}/config").json()
    assert not config.get("space_id")
    assert not config.get("mcp_server")
    assert all(entry["api_visibility"] == "private" for entry in config["dependencies"])
    assert config["footer_links"] == []
