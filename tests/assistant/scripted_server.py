"""A server on loopback that speaks the OpenAI protocol and says what a test tells it to."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Script = Callable[[dict[str, Any]], "Reply"]


@dataclass(frozen=True)
class Reply:
    """What is sent back, and how."""

    text: str = ""
    status: int = 200
    wait: float = 0.0
    """Seconds before the first byte."""
    drip: float = 0.0
    """Seconds between two pieces."""
    die_after: int = -1
    """Pieces after which the connection is cut off."""
    raw: bytes | None = None
    """Sent instead of anything that the protocol knows."""
    refusal: str = ""
    location: str = ""


@dataclass
class ScriptedServer:
    """The address, what to say, and what was asked."""

    url: str
    script: Script
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    httpd: ThreadingHTTPServer | None = None

    def say(self, *texts: str) -> None:
        """These texts, one a call; the last one again and again."""
        left = list(texts)
        self.script = lambda _: Reply(left.pop(0) if len(left) > 1 else left[0])

    def reply(self, reply: Reply) -> None:
        self.script = lambda _: reply

    def kill(self) -> None:
        """Stop listening, as a server that has crashed."""
        assert self.httpd is not None
        self.httpd.shutdown()
        self.httpd.server_close()

    @property
    def sent(self) -> str:
        """All that was ever sent, as one text."""
        return "\n".join(str(message["content"]) for body in self.asked for message in body["messages"])


class Server(ThreadingHTTPServer):
    daemon_threads = True
    block_on_close = False
    scripted: ScriptedServer

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that has gone is no news."""


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Server

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Nothing is printed."""

    def do_POST(self) -> None:
        scripted = self.server.scripted
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        scripted.asked.append(body)
        scripted.keys.append(self.headers.get("Authorization", ""))
        reply = scripted.script(body)
        time.sleep(reply.wait)
        self.close_connection = True
        if reply.raw is not None:
            self.wfile.write(reply.raw)
        elif reply.location:
            self._head(307, "text/plain", {"Location": reply.location})
        elif reply.status != 200:
            self._head(reply.status, "application/json")
            self.wfile.write(json.dumps({"error": {"message": "scripted", "type": "scripted"}}).encode())
        elif body.get("stream"):
            self._stream(reply)
        else:
            self._whole(reply)

    def _head(self, status: int, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Connection": "close", **(more or {})}.items():
            self.send_header(name, value)
        self.end_headers()

    def _stream(self, reply: Reply) -> None:
        self._head(200, "text/event-stream")
        for count, piece in enumerate(pieces(reply.text)):
            if count == reply.die_after:
                self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
                self.connection.close()
                return
            time.sleep(reply.drip)
            self._event({"index": 0, "delta": {"role": "assistant", "content": piece}, "finish_reason": None})
        self._event({"index": 0, "delta": {}, "finish_reason": "stop"})
        self.wfile.write(b"data: [DONE]\n\n")

    def _event(self, choice: dict[str, Any]) -> None:
        chunk = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "m", "choices": [choice]}
        self.wfile.write(f"data: {json.dumps(chunk)}\n\n".encode())
        self.wfile.flush()

    def _whole(self, reply: Reply) -> None:
        message: dict[str, Any] = {"role": "assistant", "content": reply.text}
        if reply.refusal:
            message = {"role": "assistant", "content": None, "refusal": reply.refusal}
        answer = {
            "id": "1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"}],
            "usage": {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120},
        }
        self._head(200, "application/json")
        self.wfile.write(json.dumps(answer).encode())


def pieces(text: str, size: int = 7) -> Sequence[str]:
    """A text as a stream brings it: cut anywhere."""
    return [text[at : at + size] for at in range(0, len(text), size)]


@contextmanager
def serving() -> Iterator[ScriptedServer]:
    """A server until the block ends."""
    httpd = Server(("127.0.0.1", 0), Handler)
    server = ScriptedServer(f"http://127.0.0.1:{httpd.server_address[1]}/v1", lambda _: Reply(""), httpd=httpd)
    httpd.scripted = server
    threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield server
    finally:
        httpd.shutdown()
        httpd.server_close()
