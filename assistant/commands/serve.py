"""`assistant serve`: the page; on the first run with the sample papers loaded."""

from __future__ import annotations

from typing import Annotated

import typer

from assistant.commands.add import add_files
from assistant.commands.session import err, open_library, read_settings
from assistant.listening import check_free
from corpus.samples import sample_papers
from index.library import Library


def serve(
    host: Annotated[str, typer.Option("--host", help="Address to listen on; else ASSISTANT_HOST.")] = "",
    port: Annotated[int, typer.Option("--port", help="Port to listen on; else ASSISTANT_PORT.")] = 0,
) -> None:
    """Open the page in a browser: ask, look through the register, add papers."""
    given = {name: value for name, value in (("host", host), ("port", port)) if value}
    settings = read_settings().model_copy(update=given)
    check_free(settings.host, settings.port)
    first_run = not (settings.data_dir / "catalogue.sqlite").exists()
    with open_library(settings) as library:
        if first_run and not library.documents():
            load_samples(library)
        # Gradio takes seconds to load, and no other command needs it
        from assistant.page.server import run_page  # noqa: PLC0415

        run_page(library, settings)


def load_samples(library: Library) -> None:
    """Add the papers that come with the program."""
    samples = sample_papers()
    if samples:
        err.print("First run: loading the sample papers", markup=False)
        add_files(library, samples, replace=False)
