"""Work that must not be waited for longer than a given time."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Event, Thread
from types import TracebackType
from typing import Generic, TypeVar

Item = TypeVar("Item")


class TooLate(Exception):
    """The time was up before the work was done."""


class WorkFailed(Exception):
    """The work raised an error."""

    def __init__(self, error: BaseException) -> None:
        super().__init__(type(error).__name__)
        self.error = error


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock."""

    until: float

    @staticmethod
    def after(seconds: float) -> Deadline:
        return Deadline(time.monotonic() + seconds)

    @property
    def left(self) -> float:
        """Seconds that are left, never below zero."""
        return max(0.0, self.until - time.monotonic())


@dataclass(frozen=True, slots=True)
class _Ended:
    error: BaseException | None


class _Telling(Generic[Item]):
    """Puts the end of the work, good or bad, where the waiting thread finds it."""

    def __init__(self, items: queue.SimpleQueue[Item | _Ended]) -> None:
        self._items = items

    def __enter__(self) -> None:
        return None

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> bool:
        self._items.put(_Ended(error))
        return isinstance(error, Exception)


def in_time(work: Callable[[], Iterator[Item]], deadline: Deadline) -> Iterator[Item]:
    """The items of the work as they come; TooLate when the time is up, WorkFailed for any error of the work.

    A read from a socket cannot be broken off from outside, so the work goes on in a thread of its own, which ends at
    its next item, or with the program.
    """
    items: queue.SimpleQueue[Item | _Ended] = queue.SimpleQueue()
    unwanted = Event()

    def run() -> None:
        with _Telling(items):
            for item in work():
                if unwanted.is_set():
                    break
                items.put(item)

    Thread(target=run, daemon=True).start()
    try:
        while True:
            try:
                item = items.get(timeout=deadline.left)
            except queue.Empty:
                raise TooLate from None
            if isinstance(item, _Ended):
                if item.error is not None:
                    raise WorkFailed(item.error)
                return
            yield item
    finally:
        unwanted.set()
