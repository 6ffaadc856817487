"""Walk and hash the evidence: what came in, before anything of it is understood.

Nothing is followed, nothing is changed: links and special files become rows with a code, files
are opened for reading only and, where the system allows, without touching their access times.
"""

from __future__ import annotations

import hashlib
import os
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import polars as pl

from pipelines.model import SOURCES

MEMBER_SEPARATOR = "!/"
"""Between the path of a container and the name of its member."""

_BLOCK = 1 << 20
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One entry of the evidence.

    path: as in SOURCES. location: where it lies on this machine.
    top: first folder below the root, "" directly in it.
    state: size and modification time when it was hashed, to notice changes; see `state_of`.
    code: why it will not be read (or, `changed`, not be trusted); None for a sound file.
    """

    path: str
    location: bytes
    top: str
    state: tuple[int, int] = (0, 0)
    sha256: str | None = None
    code: str | None = None

    @property
    def id(self) -> str:
        """Its id in SOURCES."""
        return source_id("", self.path, self.sha256 or "")


def source_id(parent: str, path: str, sha256: str) -> str:
    """Id of a source: 32 hex digits over its container ("" at the top), path and content."""
    told = f"{parent}\0{path}\0{sha256}".encode("utf-8", "surrogatepass")
    return hashlib.blake2b(told, digest_size=16, person=b"source").hexdigest()


def safe(name: str) -> str:
    """The name with everything written as an escape that is not a visible character.

    Names come from the evidence: bytes that are no UTF-8, line ends, terminal controls and marks
    that turn the direction of text must not reach a terminal, a table or a person as such.
    """
    return "".join(char if is_safe(char) else _escape(char) for char in name)


def is_safe(text: str) -> bool:
    """Whether `safe` would leave the text as it is."""
    return text.isprintable() or not any(unicodedata.category(char) in _HIDDEN for char in text)


def walk(roots: Sequence[Path], threads: int = 4) -> list[Found]:
    """All entries below the roots, hashed, sorted by path; every path is unique.

    Paths are relative to the root; with several roots each begins with the root's own name. A
    root that is a file has its name as path. A root that is missing is an entry `unreadable`.
    """
    entries: list[Found] = []
    prefixes: set[str] = set()
    distinct = list(dict.fromkeys(Path(os.path.realpath(root)) for root in roots))
    for root in distinct:
        prefix = ""
        if len(distinct) > 1 and root.is_dir():
            prefix = _unique(safe(root.name), prefixes) + "/"
        entries += _walk_root(root, prefix)
    entries.sort(key=lambda entry: (entry.path, entry.location))
    taken: set[str] = set()
    named = [replace(entry, path=_unique(entry.path, taken)) for entry in entries]
    with ThreadPoolExecutor(threads) as pool:
        return sorted(pool.map(_hashed, named), key=lambda entry: entry.path)


def state_of(location: bytes) -> tuple[int, int] | None:
    """Size in bytes and modification time in nanoseconds; None where it cannot be asked."""
    try:
        facts = os.lstat(location)
    except OSError:
        return None
    return facts.st_size, facts.st_mtime_ns


def rows(found: Sequence[Found]) -> pl.DataFrame:
    """SOURCES of entries that nobody has read yet.

    Status is `exception` where a code says why not, else `read` with nothing counted.
    """
    return pl.DataFrame(
        [
            {
                "id": entry.id,
                "path": entry.path,
                "sha256": entry.sha256,
                "size": entry.state[0],
                "modified": _time(entry.state[1]),
                "family": entry.id,
                "custodian": entry.top or None,
                "status": "read" if entry.code is None else "exception",
                "code": entry.code,
                "places": [],
                **dict.fromkeys(("tables", "rows", "pages", "characters"), 0),
            }
            for entry in found
        ],
        schema=SOURCES,
    )


def _walk_root(root: Path, prefix: str) -> Iterator[Found]:
    location = os.fsencode(root)
    if root.is_dir():
        yield from _walk_folder(location, prefix, None)
    else:
        yield _entry(location, safe(root.name), "")


def _walk_folder(folder: bytes, prefix: str, top: str | None) -> Iterator[Found]:
    """Entries below a folder. top: None in the root itself, where each folder is its own top."""
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError:
        path = prefix.rstrip("/") or "."
        yield Found(path=path, location=folder, top=top or "", code="unreadable")
        return
    for entry in entries:
        name = safe(os.fsdecode(entry.name))
        if entry.is_dir(follow_symlinks=False):
            yield from _walk_folder(entry.path, f"{prefix}{name}/", name if top is None else top)
        else:
            yield _entry(entry.path, prefix + name, top or "")


def _entry(location: bytes, path: str, top: str) -> Found:
    found = Found(path=path, location=location, top=top)
    try:
        facts = os.lstat(location)
    except OSError:
        return replace(found, code="unreadable")
    found = replace(found, state=(facts.st_size, facts.st_mtime_ns))
    if stat.S_ISLNK(facts.st_mode):
        return replace(found, code="link")
    return found if stat.S_ISREG(facts.st_mode) else replace(found, code="special")


def _hashed(found: Found) -> Found:
    if found.code is not None:
        return found
    try:
        handle = _open(found.location)
    except OSError:
        return replace(found, code="unreadable")
    try:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            return replace(found, code="special")
        digest = hashlib.sha256()
        while block := os.read(handle, _BLOCK):
            digest.update(block)
        facts = os.fstat(handle)
    except OSError:
        return replace(found, code="unreadable")
    finally:
        os.close(handle)
    now = (facts.st_size, facts.st_mtime_ns)
    changed = "changed" if now != found.state else None
    return replace(found, sha256=digest.hexdigest(), state=now, code=changed)


def _open(location: bytes) -> int:
    """Open for reading, never through a link, never waiting for a pipe."""
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        return os.open(location, flags | getattr(os, "O_NOATIME", 0))
    except PermissionError:
        return os.open(location, flags)  # only the owner may leave the access time alone


def _escape(char: str) -> str:
    number = ord(char)
    if 0xDC80 <= number <= 0xDCFF:
        return f"\\x{number - 0xDC00:02x}"
    return char.encode("ascii", "backslashreplace").decode() if number > 127 else f"\\x{number:02x}"


def _time(nanoseconds: int) -> datetime | None:
    try:
        return _EPOCH + timedelta(microseconds=nanoseconds // 1000) if nanoseconds else None
    except OverflowError:
        return None


def _unique(name: str, taken: set[str]) -> str:
    """The name, or the name with the first number that makes it one of its own."""
    chosen, number = name, 2
    while chosen in taken:
        chosen, number = f"{name} ({number})", number + 1
    taken.add(chosen)
    return chosen
