"""Whether an address is this machine's own."""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from corpus.errors import UserError

SETTING = "ASSISTANT_MODEL_LOCAL_ONLY"


def check_local(url: str) -> None:
    """A UserError unless every address that the host of a URL resolves to is a loopback address."""
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise UserError(f"{SETTING} is on: set ASSISTANT_MODEL_BASE_URL to an http address of this machine")
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError, ValueError):
        raise UserError(
            f"{SETTING} is on: the host {parts.hostname} cannot be found; set ASSISTANT_MODEL_BASE_URL to this machine"
        ) from None
    if not found or not all(ipaddress.ip_address(str(entry[4][0]).split("%")[0]).is_loopback for entry in found):
        raise UserError(
            f"{SETTING} is on: {parts.hostname} is not this machine; set ASSISTANT_MODEL_BASE_URL to an address "
            "such as http://127.0.0.1:11434, or switch the setting off"
        )
