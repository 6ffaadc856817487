"""Files of the case, written so that a crash leaves the old content or the new, never a mixture."""

from __future__ import annotations

import hashlib
import os
import shutil
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_folder(folder: Path) -> None:
    """Make the folder and those above it that are missing, for the owner alone."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Write to the path yielded; when the block ends well, it takes the place of `path` at once.

    The file is readable by its owner alone and is on the disk, folder entry and all, before this
    returns. Raises OSError; then `path` is as it was.
    """
    temporary = path.with_name(f".{path.name}.tmp")
    temporary.unlink(missing_ok=True)
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE))
    try:
        yield temporary
        temporary.chmod(PRIVATE_FILE)
        sync(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    sync(path.parent)


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """An empty folder inside `folder` for its owner alone, gone when the block ends."""
    clear_unfinished(folder)
    made = folder / ".aside.tmp"
    make_folder(made)
    try:
        yield made
    finally:
        shutil.rmtree(made)


def write(path: Path, content: bytes) -> None:
    """Put the content in the place of whatever is at `path`."""
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def sync(path: Path) -> None:
    """Wait until the file or the folder is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def clear_unfinished(folder: Path) -> None:
    """Remove what a killed process was still writing directly in this folder."""
    for leftover in folder.glob(".*.tmp"):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover)
        else:
            leftover.unlink(missing_ok=True)


def sha256(path: Path) -> str:
    """Hash the file's content, 64 hex digits; an unchanged file is read once per process."""
    facts = path.stat()
    return _sha256(path, facts.st_ino, facts.st_size, facts.st_mtime_ns)


@lru_cache(maxsize=256)
def _sha256(path: Path, _inode: int, _size: int, _modified: int) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
