"""Files that are encrypted as a whole, by `openssl enc` or as one Fernet token: opened, or shut.

Forms: OpenSSL's `enc` (a salt, then AES-CBC under a password), the Fernet specification.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import io
from collections.abc import Iterator

from detectors.protection.ciphers import by_rounds, opened_token
from pipelines.blocks import Block, Member
from scanner import sniff
from scanner.readers.opened import WHOLE_LIMIT, Opened, ReadError
from scanner.readers.passwords import Tries

_FERNET, _OPENSSL = "application/x-fernet", "application/x-openssl-encrypted"
MEDIA_TYPES = (_FERNET, _OPENSSL)

_SALTED = b"Salted__"
_BLOCK = 16
_ROUNDS = 10_000
_ENDINGS = (".enc", ".aes", ".fernet", ".encrypted", ".locked", ".crypt")


def read(source: Opened) -> Iterator[Block]:
    """What is inside as a member, under the name without its ending for encryption.

    Raises ReadError: `encrypted` where no password or key fits, `damaged`, `too_large`.
    """
    if source.size > WHOLE_LIMIT:
        raise ReadError("too_large")
    content = source.bytes()
    tries = Tries(source.passwords)
    if source.media_type == _FERNET:
        found = tries.first(lambda key: opened_token(content.strip(), key))
    else:
        raw = _raw(content)
        found = tries.first(lambda phrase: _opened(raw, phrase.encode()))
    if found is None:
        raise ReadError("encrypted")
    name = source.name.rsplit("/", 1)[-1]
    ending = next((end for end in _ENDINGS if name.lower().endswith(end)), "")
    yield Member(name=name[: len(name) - len(ending)] or name, data=found)


def _raw(content: bytes) -> bytes:
    """The bytes from the mark of a salt on, also where they are written in base64."""
    if not content.startswith(_SALTED):
        try:
            content = base64.b64decode(b"".join(content.split()), validate=True)
        except (binascii.Error, ValueError) as error:
            raise ReadError("damaged") from error
    if len(content) <= 2 * _BLOCK or len(content) % _BLOCK:
        raise ReadError("damaged")
    return content


def _opened(raw: bytes, phrase: bytes) -> bytes | None:
    """The content under a password, by any derivation of OpenSSL; None where it makes no sense."""
    salt, body = raw[8:16], raw[16:]
    made = (
        hashlib.pbkdf2_hmac("sha256", phrase, salt, _ROUNDS, 48),
        by_rounds("sha256", phrase, salt),
        by_rounds("md5", phrase, salt),
    )
    for key in made:
        for size in (32, 16):
            found = _decrypted(body, key[:size], key[size : size + _BLOCK])
            if found is not None:
                return found
    return None


def _decrypted(body: bytes, key: bytes, start: bytes) -> bytes | None:
    """The whole where its last block is padded as it must be and its beginning is of a known type.

    The last block alone is right once in 256 wrong keys, so it is only looked at first.
    """
    last = _cbc(body[-_BLOCK:], key, body[-2 * _BLOCK : -_BLOCK] or start)
    size = last[-1]
    if not 0 < size <= _BLOCK or not last.endswith(bytes([size]) * size):
        return None
    found = _cbc(body, key, start)[:-size]
    known = sniff.media_type(io.BytesIO(found)) not in {sniff.UNKNOWN, sniff.EMPTY}
    return found if known else None


def _cbc(body: bytes, key: bytes, start: bytes) -> bytes:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # noqa: PLC0415

    opened = Cipher(algorithms.AES(key), modes.CBC(start)).decryptor()
    return opened.update(body) + opened.finalize()
