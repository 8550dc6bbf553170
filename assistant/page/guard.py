"""Stands before every request: who may ask, what may be asked, and what the browser may do with the reply."""

from __future__ import annotations

import ipaddress
import re
import secrets
import socket
from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

LOCAL_NAMES = frozenset({"localhost", "127.0.0.1", "::1"})
# What the page needs of Gradio; the rest (files by path, proxying, monitoring, named calls) is not there.
GRADIO_PATHS = re.compile(
    r"^(/|/config|/theme\.css|/assets/.*|/static/.*|/favicon\.ico|/manifest\.json|/svelte/.*"
    r"|/gradio_api/(queue/(join|data)|upload|upload_progress|heartbeat/[\w-]+|startup-events|cancel|reset|app_id|info))/?$"
)
OWN_PATHS = re.compile(r"^/(own|source|record|paper|register|briefing|feedback|live)(/|$)")
UPLOAD_PATH = "/gradio_api/upload"

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
}


def policy(nonce: str) -> str:
    """The Content-Security-Policy: nothing but this server, no script that the server did not send.

    Gradio's HTML component compiles its own fixed template in the browser, which needs 'unsafe-eval'.
    """
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' 'nonce-{nonce}' 'unsafe-eval'",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )


class Guard:
    """An ASGI layer round the whole page."""

    def __init__(self, app: ASGIApp, hosts: Iterable[str], any_address: bool, most_upload_bytes: int) -> None:
        self.app = app
        self.hosts = LOCAL_NAMES | {host.casefold() for host in hosts}
        self.any_address = any_address
        self.most_upload_bytes = most_upload_bytes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            return
        refusal = self._refusal(scope)
        nonce = secrets.token_urlsafe(16)
        answer = PlainTextResponse(refusal[1], refusal[0]) if refusal else self.app
        bounded = _Bounded(receive, self.most_upload_bytes)
        await answer(scope, bounded if scope["path"] == UPLOAD_PATH else receive, _Sealed(send, nonce))

    def _refusal(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if not self._knows(_name(host)):
            return 421, "This address is not one that the page answers to."
        if scope["method"] not in ("GET", "HEAD") and _is_foreign(headers, host):
            return 403, "Refused: the request came from another site."
        if not (GRADIO_PATHS.match(scope["path"]) or OWN_PATHS.match(scope["path"])):
            return 404, "Not found."
        length = headers.get("content-length", "")
        if scope["path"] == UPLOAD_PATH and length.isdigit() and int(length) > self.most_upload_bytes:
            return 413, "Too much at once: add fewer or smaller files."
        return None

    def _knows(self, name: str) -> bool:
        return name in self.hosts or (self.any_address and _is_address(name))


class _Sealed:
    """Sends a reply with the headers, and lets the page's own inline scripts run by their nonce."""

    def __init__(self, send: Send, nonce: str) -> None:
        self.send = send
        self.nonce = nonce
        self.held: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(raw=message["headers"])
            for name, value in HEADERS.items():
                headers[name] = value
            headers["Content-Security-Policy"] = policy(self.nonce)
            if headers.get("content-type", "").startswith("text/html") and "content-encoding" not in headers:
                headers["Cache-Control"] = "no-store"
                self.held = message
                return
            await self.send(message)
        elif message["type"] == "http.response.body" and self.held is not None:
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._send_page()
        else:
            await self.send(message)

    async def _send_page(self) -> None:
        start = self.held
        assert start is not None
        body = self.body.replace(b"<script", f'<script nonce="{self.nonce}"'.encode())
        MutableHeaders(raw=start["headers"])["content-length"] = str(len(body))
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


class _Bounded:
    """Receives an upload and breaks it off when it grows beyond what one request may bring."""

    def __init__(self, receive: Receive, most: int) -> None:
        self.receive = receive
        self.left = most

    async def __call__(self) -> Message:
        message = await self.receive()
        self.left -= len(message.get("body", b""))
        return message if self.left >= 0 else {"type": "http.disconnect"}


def own_hosts(host: str) -> set[str]:
    """The names that a server bound to this host answers to."""
    return {host, socket.gethostname(), socket.getfqdn()} if host not in LOCAL_NAMES else {host}


def _name(host: str) -> str:
    name = host.rsplit(":", 1)[0] if re.search(r":\d+$", host) else host
    return name.strip("[]").casefold()


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _is_foreign(headers: Headers, host: str) -> bool:
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return True
    origin = headers.get("origin")
    return origin is not None and origin.split("://", 1)[-1].casefold() != host.casefold()
