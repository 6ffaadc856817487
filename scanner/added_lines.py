"""Files of a case that lines are only ever added to: what people approved and judged."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from scanner import store

if TYPE_CHECKING:
    from pathlib import Path


def lines(path: Path) -> list[bytes]:
    """The lines, in the order in which they were added; a missing file has none.

    A last line torn by a crash counts as not written.
    """
    if not path.exists():
        return []
    whole, _, _torn = path.read_bytes().rpartition(b"\n")
    return whole.splitlines()


def add(path: Path, line: bytes) -> None:
    """Add a line and wait until the disk has it; what a crash tore does not swallow it."""
    kept = b"".join(whole + b"\n" for whole in lines(path))
    handle = os.open(path, os.O_RDWR | os.O_CREAT, store.PRIVATE_FILE)
    try:
        os.ftruncate(handle, len(kept))
        os.pwrite(handle, line + b"\n", len(kept))
        os.fsync(handle)
    finally:
        os.close(handle)
