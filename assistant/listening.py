"""Whether the page's address can be listened on, known before anything is loaded."""

from __future__ import annotations

import socket

from corpus.errors import UserError


def check_free(host: str, port: int) -> None:
    """Raise one line where another program has the port or the host is not this machine's."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            problem = error.strerror or "it is not an address of this machine"
            raise UserError(f"{host}:{port}: {problem}; choose another with --host and --port") from None
