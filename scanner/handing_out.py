"""Which tasks a worker is given at once: one, or some that are small."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections import deque

    from scanner.frames import Task

_MOST, _BYTES = 32, 1 << 20
"""Tasks that a worker takes together at most, and bytes of the sources before the last of them."""

_SHARE = 4
"""No worker takes more than a fourth of its share of what is left, so that all end together."""


def next_tasks(tasks: deque[Task], workers: int) -> list[Task]:
    """Take the next task off the left, and those behind it that a worker may take with it."""
    some = [tasks.popleft()]
    most = min(_MOST, 1 + len(tasks) // (_SHARE * workers)) if some[0].together else 1
    size = some[0].size
    while tasks and len(some) < most and tasks[0].together and size <= _BYTES:
        some.append(tasks.popleft())
        size += some[-1].size
    return some
