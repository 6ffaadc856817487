"""The passwords of a case: lines of passwords.txt, kept from everybody else and never logged."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from scanner import store
from scanner.errors import BreachscopeError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MOST_BYTES = 4 << 20
"""Size that passwords.txt may have; trying has a limit in time, so more would never be tried."""


def listed(path: Path) -> tuple[str, ...]:
    """The passwords of the file, one per line, in order, once each; none where there is no file.

    The file becomes readable by its owner alone. A byte order mark and blank lines are left out;
    spaces belong to the password. Raises BreachscopeError `passwords` for a file that is not
    UTF-8 or over `MOST_BYTES`, OSError.
    """
    if not path.exists():
        return ()
    path.chmod(store.PRIVATE_FILE)
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise BreachscopeError("passwords", path) from None
    if len(content) > MOST_BYTES:
        raise BreachscopeError("passwords", path)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(dict.fromkeys(line for line in lines if line.strip()))


def fingerprint(passwords: Iterable[str], beside: bool, sources: Iterable[str], key: bytes) -> str:
    """What decides whether an encrypted source is tried again, as 64 hex digits.

    sources: ids of all evidence; they count only where passwords are taken from beside it. The
    hash is keyed, so that no password can be guessed from it without the user's key.
    """
    told = repr((tuple(passwords), beside, sorted(sources) if beside else []))
    return hashlib.blake2b(
        told.encode("utf-8", "surrogatepass"), key=key[:64], digest_size=32
    ).hexdigest()
