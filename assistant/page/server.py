"""Serves the page on this machine."""

from __future__ import annotations

import os
import tempfile
from threading import Thread

import uvicorn
from rich.console import Console
from starlette.types import ASGIApp

from assistant.ask import Assistant
from assistant.model import open_model
from assistant.offline import switch_off

switch_off()

from assistant.page.desk import Desk  # noqa: E402
from assistant.page.guard import LOCAL_NAMES, Guard, own_hosts  # noqa: E402
from assistant.page.shell import mounted  # noqa: E402
from assistant.settings import Settings  # noqa: E402
from index.library import Library  # noqa: E402

err = Console(stderr=True, highlight=False, soft_wrap=True)
FILES_AT_ONCE = 10
"""One request may bring as much as this many files of the largest size."""


def application(library: Library, settings: Settings, assistant: Assistant | None = None) -> ASGIApp:
    """The whole page behind its guard."""
    desk = Desk(library, assistant or Assistant(library, open_model(settings)), settings)
    return Guard(
        mounted(desk),
        hosts=own_hosts(settings.host),
        any_address=settings.host not in LOCAL_NAMES,
        most_upload_bytes=settings.max_file_mb * 1_000_000 * FILES_AT_ONCE,
    )


def run_page(library: Library, settings: Settings) -> None:
    """Serve until interrupted; uploads lie in a folder that goes when the program ends."""
    with tempfile.TemporaryDirectory(prefix="assistant-uploads-") as uploads:
        os.environ["GRADIO_TEMP_DIR"] = uploads
        app = application(library, settings)
        shown = "localhost" if settings.host in LOCAL_NAMES else settings.host
        err.print(f"The page is at http://{shown}:{settings.port} (Ctrl+C ends it)", markup=False)
        if settings.host not in LOCAL_NAMES:
            err.print(
                "Warning: there is no login; whoever can reach this address can read, add and remove papers",
                markup=False,
            )
        # the first question should not wait for the model
        Thread(target=library.embed, args=(["warm"],), daemon=True).start()
        uvicorn.run(app, host=settings.host, port=settings.port, log_level="warning", server_header=False)
