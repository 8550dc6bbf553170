"""What every command needs: the settings, the library of papers, and where to write."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from pydantic import ValidationError
from rich.console import Console

from assistant.settings import Settings
from corpus.errors import UserError
from corpus.reading import ReadingLimits, read
from index.library import Library
from index.settings import IndexSettings
from index.stored import Progress, Stage

# a file or a pipe has no width of its own, and a name that is cut there is lost
NO_TERMINAL_WIDTH = 240

out = Console(highlight=False, width=None if sys.stdout.isatty() else NO_TERMINAL_WIDTH)
err = Console(stderr=True, highlight=False, soft_wrap=True)


def read_settings() -> Settings:
    """The settings of the environment, or one line that names the wrong one."""
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = f"ASSISTANT_{'_'.join(str(part) for part in first['loc']).upper()}"
        raise UserError(f"{name}: {first['msg']}; correct this environment variable or unset it") from None


@contextmanager
def opened_library() -> Iterator[Library]:
    """The library of the data folder, owned by this process until the block ends."""
    with open_library(read_settings()) as library:
        yield library


def open_library(settings: Settings) -> Library:
    """Own the data folder; what has to be rebuilt is, with a line that says so."""
    return Library.open(
        settings.data_dir,
        IndexSettings(embedding_model=settings.embedding_model),
        read=partial(read, limits=ReadingLimits(most_bytes=settings.max_file_mb * 2**20)),
        progress=_say_what_is_rebuilt,
    )


def _say_what_is_rebuilt(step: Progress) -> None:
    if step.stage is Stage.READING:
        err.print(f"Reading anew: {step.file_name}", markup=False)
