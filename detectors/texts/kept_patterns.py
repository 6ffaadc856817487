"""Steps in threads of their own, each of which keeps the patterns that it asks for.

Polars builds a pattern where it is asked for and keeps the last 32 of each thread that calls it; a
search asks for some hundred, and to build them takes longer than to search a megabyte.
"""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from threading import local
from typing import TYPE_CHECKING, TypeVar

from detectors.catalog import detectors

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

_TOGETHER = 7
"""Detectors whose patterns one thread keeps."""

_here = local()


def slot(detector: str) -> int:
    """The thread, from 1 on, that keeps the patterns of a detector of the catalog."""
    return 1 + _places()[detector] // _TOGETHER


def kept(slot: int, step: Callable[[], T]) -> T:
    """What a step gives, taken in the thread of this number, which is waited for.

    Raises what the step raises. A step that is taken in such a thread already stays there.
    """
    if getattr(_here, "kept", False):
        return step()
    return _thread(slot, os.getpid()).submit(step).result()


@cache
def _places() -> dict[str, int]:
    return {name: place for place, name in enumerate(detectors())}


@cache
def _thread(slot: int, process: int) -> ThreadPoolExecutor:
    """The thread of a slot; a process that was forked off has threads of its own."""
    del slot, process

    def begin() -> None:
        _here.kept = True

    return ThreadPoolExecutor(max_workers=1, initializer=begin)
