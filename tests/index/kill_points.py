"""Run as a program: adds a paper to copies of a library, and is killed at another point of the work each time.

Arguments: a library folder, the paper, a folder for the copies, how many points.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import chromadb  # noqa: F401 - imported once, before the forks
from made_library import open_library

INDEX = str(Path(__file__).resolve().parents[2] / "index")
LASTING = {"execute", "executemany", "commit", "fsync", "rename", "unlink", "write", "upsert"}


def count_steps(step: Callable[[], None]) -> Callable[[FrameType, str, object], None]:
    """A profiler that takes a step at every call in the index and at every call that changes a file."""

    def profiler(frame: FrameType, event: str, called: object) -> None:
        own = frame.f_code.co_filename.startswith(INDEX)
        if own or (event == "c_call" and getattr(called, "__name__", "") in LASTING):
            step()

    return profiler


def add(library: Path, paper: Path, last_step: int | None) -> int:
    """Add a paper, and be killed at the given step; gives how many steps it took."""
    taken = 0

    def step() -> None:
        nonlocal taken
        taken += 1
        if taken == last_step:
            os.kill(os.getpid(), signal.SIGKILL)

    with open_library(library) as opened:
        sys.setprofile(count_steps(step))
        opened.add(paper)
        sys.setprofile(None)
    return taken


def in_child(library: Path, paper: Path, last_step: int | None) -> int:
    """The same in a child of its own; gives the steps, or minus the signal that ended it."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.write(writing, str(add(library, paper, last_step)).encode())
        os._exit(0)
    os.close(writing)
    _, status = os.waitpid(child, 0)
    with os.fdopen(reading) as told:
        return -os.WTERMSIG(status) if os.WIFSIGNALED(status) else int(told.read())


def main() -> None:
    library, paper, copies = (Path(argument) for argument in sys.argv[1:4])
    points = int(sys.argv[4])
    shutil.copytree(library, copies / "whole")
    total = in_child(copies / "whole", paper, None)
    for point in range(points):
        copy = copies / f"{point}"
        shutil.copytree(library, copy)
        ended = in_child(copy, paper, 1 + point * (total - 1) // max(1, points - 1))
        sys.stdout.write(f"{point} {ended} of {total}\n")


if __name__ == "__main__":
    main()
