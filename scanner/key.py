"""The key of the fingerprints: one per user, kept outside of every case.

Without the key nobody can try all Social Security numbers against the fingerprints of a case that
was lost or handed over. There is one key per user and not one per case, so that two runs on the
same evidence give the same bytes, and so that a case can be compared with its repetition.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from pathlib import Path

from scanner import store
from scanner.errors import BreachscopeError

KEY_BYTES = 32


def place() -> Path:
    """$BREACHSCOPE_KEY_FILE, else breachscope/key below $XDG_DATA_HOME (~/.local/share)."""
    named = os.environ.get("BREACHSCOPE_KEY_FILE")
    if named:
        return Path(named)
    data = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
    return Path(data) / "breachscope" / "key"


def read_key() -> bytes:
    """Read the user's key: 32 random bytes, made at the first use, for the owner alone.

    Raises BreachscopeError `key_damaged` where the file holds something else.
    """
    path = place()
    if not path.exists():
        _make(path)
    content = path.read_bytes()
    if len(content) != KEY_BYTES:
        raise BreachscopeError("key_damaged", path)
    return content


def key_id(key: bytes) -> str:
    """16 hex digits that tell keys apart and say nothing of the key."""
    return hashlib.blake2b(key, digest_size=8, person=b"breachscope-key").hexdigest()


def _make(path: Path) -> None:
    store.make_folder(path.parent)
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}.tmp")
    handle = os.open(fresh, os.O_CREAT | os.O_EXCL | os.O_WRONLY, store.PRIVATE_FILE)
    try:
        os.write(handle, secrets.token_bytes(KEY_BYTES))
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        # Of two first runs at once, both must end with the key that was there first.
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
    store.sync(path.parent)
