"""Content in memory under a path, for libraries that open nothing else.

A confined worker can make no file, and none may ever hold evidence. Linux has files that are
memory; one is made before the worker gives up the right to make files, and filled through its
mapping, which needs no such right.
"""

from __future__ import annotations

import contextlib
import mmap
import os
from collections.abc import Iterator

from scanner.readers.opened import WHOLE_LIMIT, Opened, ReadError

_held: list[int] = []


def prepare() -> None:
    """Make the empty memory of this process, if the system has such files and it has none yet."""
    if _held or not hasattr(os, "memfd_create"):
        return
    with contextlib.suppress(OSError):
        handle = os.memfd_create("held", os.MFD_CLOEXEC)
        _held.append(handle)
        os.ftruncate(handle, WHOLE_LIMIT)


@contextlib.contextmanager
def path_of(source: Opened) -> Iterator[str]:
    """A path that opens the content, followed by zeros where the source is a member.

    Raises ReadError: `no_reader` where the system has no files in memory, `too_large`.
    """
    if source.path is not None:
        yield source.path
        return
    content = source.bytes()
    prepare()
    if not _held or os.fstat(_held[0]).st_size < WHOLE_LIMIT:
        raise ReadError("no_reader")
    if len(content) > WHOLE_LIMIT:
        raise ReadError("too_large")
    with mmap.mmap(_held[0], WHOLE_LIMIT) as memory:
        memory[: len(content)] = content
        try:
            yield f"/proc/self/fd/{_held[0]}"
        finally:
            memory.madvise(mmap.MADV_REMOVE)
