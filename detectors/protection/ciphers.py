"""Encrypted cells opened with keys that lie beside them: Fernet, AES, RSA, `openssl enc`.

Only schemes whose result can be told from noise: a Fernet token and AES-GCM prove their key; of
the others the padding must be right and the text readable in every cell that is tried.
Forms: the Fernet specification; NIST SP 800-38A and 800-38D; OpenSSL's `enc` (EVP_BytesToKey and
PBKDF2); RFC 8017 (RSA with OAEP and the padding before it).
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import polars as pl

from detectors.protection.found_keys import is_private_key
from detectors.protection.private_keys import SIZES, opened_blocks, plain_key
from detectors.protection.readable import protection

_TRIED = 5
_FEWEST = 2
_MOSTLY = 0.8
_SHORTEST = 28
"""Bytes of what is encrypted at least: what AES-GCM adds to an empty text."""
_SALTED = b"Salted__"
_FERNET = b"\x80"
_BLOCK, _NONCE = 16, 12
_SIZES = frozenset({16, 24, 32})
_ROUNDS = 10_000
_HEX = re.compile(r"(?:[0-9a-fA-F]{2})+")

Opener = Callable[[bytes, bytes], bytes | None]
"""(content, key) -> what it says; None where the key does not open it."""


@dataclass(frozen=True, slots=True)
class Lock:
    """How a column is encrypted, and the key that opens it; told by name, never by its key."""

    name: str
    key: bytes = field(repr=False)
    opener: Opener = field(repr=False)

    def __str__(self) -> str:
        """How the reasons of a verdict name it."""
        return f"{self.name}, opened with a key from the evidence"


def lock_of(values: pl.Series, keys: Sequence[str]) -> Lock | None:
    """What opens a column of encrypted values; None where none of the keys does, or none is there.

    values: String, the sample of a column without nulls; keys: candidates as they were written.
    """
    if not keys or len(values) < _FEWEST:
        return None
    some = [_bytes_of(value) for value in values.head(_TRIED).to_list()]
    if not all(body and len(body) >= _SHORTEST and _text(body) is None for body in some):
        return None
    for name, opener, read in _schemes(some):
        for written in keys:
            for key in read(written, keys):
                texts = [_text(opener(body, key)) for body in some if body]
                if len(texts) == len(some) and all(text is not None for text in texts):
                    return Lock(name, key, opener)
    return None


def unlocked(values: pl.Series, lock: Lock) -> pl.Series:
    """What the values say; null for one that the key does not open."""
    bodies = (_bytes_of(value) for value in values.to_list())
    texts = [_text(lock.opener(body, lock.key)) if body else None for body in bodies]
    return pl.Series(values.name, texts, dtype=pl.String)


def is_shut(values: pl.Series) -> bool:
    """Whether the values of a column are encrypted, as far as their forms tell it.

    values: String, the sample of a column without nulls.
    """
    if len(values) < _FEWEST:
        return False
    kinds = values.to_frame("v").select(protection(pl.col("v"))).to_series()
    return int((kinds == "encrypted").sum()) >= _MOSTLY * len(kinds)


def opened_token(token: bytes, written: str) -> bytes | None:
    """What a Fernet token holds under a key as it was written; None where that is not the key."""
    body = _bytes_of(token.decode("ascii", "replace"))
    found = (_fernet(body, key) for key in _raw_key(written, ()) if body)
    return next((said for said in found if said is not None), None)


def _schemes(
    some: Sequence[bytes | None],
) -> Iterator[tuple[str, Opener, Callable[[str, Sequence[str]], Iterator[bytes]]]]:
    """The schemes of which the values may be, with how each reads a key as it was written.

    Noise, too, begins with the byte of a Fernet token once in 256 times: what follows is tried.
    """
    first = some[0] or b""
    if first.startswith(_SALTED):
        yield "AES of openssl", _openssl, _passphrase
        return
    if all(body and body[:1] == _FERNET for body in some):
        yield "Fernet", _fernet, _raw_key
    if len(first) in SIZES:
        yield "RSA", _rsa, plain_key
    yield "AES-GCM", _gcm, _raw_key
    yield "AES-CBC", _cbc, _raw_key


def _bytes_of(value: str | None) -> bytes | None:
    """The bytes that a cell writes in base64 or in hexadecimal."""
    text = (value or "").strip()
    if _HEX.fullmatch(text):
        return bytes.fromhex(text)
    plain = text.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError):
        return None


def _raw_key(written: str, _: Sequence[str]) -> Iterator[bytes]:
    found = _bytes_of(written)
    if found is not None and len(found) in _SIZES:
        yield found


def _passphrase(written: str, _: Sequence[str]) -> Iterator[bytes]:
    if not is_private_key(written):
        yield written.encode()


def _rsa(body: bytes, key: bytes) -> bytes | None:
    return next((said for said in opened_blocks(body, key) if _text(said) is not None), None)


def _text(body: bytes | None) -> str | None:
    """Readable text, else None."""
    try:
        said = body.decode("utf-8") if body else ""
    except UnicodeDecodeError:
        return None
    return said if said and all(sign.isprintable() or sign in "\r\n\t" for sign in said) else None


def _fernet(body: bytes, key: bytes) -> bytes | None:
    from cryptography.fernet import Fernet, InvalidToken  # noqa: PLC0415

    try:
        return Fernet(base64.urlsafe_b64encode(key)).decrypt(base64.urlsafe_b64encode(body))
    except (InvalidToken, ValueError):
        return None


def _gcm(body: bytes, key: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM  # noqa: PLC0415

    if len(body) <= _NONCE + _BLOCK:
        return None
    try:
        return AESGCM(key).decrypt(body[:_NONCE], body[_NONCE:], None)
    except InvalidTag:
        return None


def _cbc(body: bytes, key: bytes) -> bytes | None:
    return _block(body[_BLOCK:], key, body[:_BLOCK])


def _openssl(body: bytes, phrase: bytes) -> bytes | None:
    salt, rest = body[8:16], body[16:]
    slow = hashlib.pbkdf2_hmac("sha256", phrase, salt, _ROUNDS, 48)
    for made in (slow, by_rounds("sha256", phrase, salt), by_rounds("md5", phrase, salt)):
        found = _block(rest, made[:32], made[32:48])
        if _text(found) is not None:
            return found
    return None


def by_rounds(digest: str, phrase: bytes, salt: bytes) -> bytes:
    """Key (32 bytes) and start (16) of OpenSSL's own derivation (EVP_BytesToKey)."""
    made = last = b""
    while len(made) < 48:
        last = hashlib.new(digest, last + phrase + salt).digest()
        made += last
    return made


def _block(body: bytes, key: bytes, start: bytes) -> bytes | None:
    """AES-CBC without its padding; None where the padding is wrong."""
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    if not body or len(body) % _BLOCK or len(start) != _BLOCK:
        return None
    opened = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    plain = opened.update(body) + opened.finalize()
    size = plain[-1]
    padded = 0 < size <= _BLOCK and plain.endswith(bytes([size]) * size)
    return plain[:-size] if padded else None
