"""RSA keys that lie in the evidence in PEM: read, and tried on what they may open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from detectors.protection.found_keys import is_private_key

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

SIZES = frozenset({128, 256, 384, 512})
"""Bytes of one encrypted block, by the sizes of keys in use."""

_PHRASES = 20
"""Passwords that are tried on a key which is itself under one."""


def plain_key(written: str, others: Sequence[str]) -> Iterator[bytes]:
    """The RSA key of a candidate as PEM without a password; nothing where it is none.

    others: all candidates; passwords among them may open the key.
    """
    if not is_private_key(written):
        return
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415

    phrases = [other for other in others if not is_private_key(other)][:_PHRASES]
    for phrase in (None, *phrases):
        key = _loaded(written.encode(), phrase.encode() if phrase else None)
        if key is not None:
            yield key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            return


def opened_blocks(block: bytes, key: bytes) -> Iterator[bytes]:
    """What a block of RSA may say: under OAEP with SHA-1 and SHA-256, then under the old padding.

    key: as `plain_key` gives it. Whoever asks must know the right one when it comes: of the old
    padding the library gives noise for a key that does not fit.
    """
    from cryptography.hazmat.primitives import hashes  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric import padding  # noqa: PLC0415

    private = _loaded(key, None)
    if private is None or len(block) * 8 != private.key_size:
        return
    ways: list[padding.AsymmetricPadding] = [
        padding.OAEP(padding.MGF1(digest), digest, None)
        for digest in (hashes.SHA1(), hashes.SHA256())  # noqa: S303 - what the evidence was locked with
    ]
    for way in (*ways, padding.PKCS1v15()):
        try:
            yield private.decrypt(block, way)
        except ValueError:
            continue


@lru_cache(maxsize=64)
def _loaded(pem: bytes, phrase: bytes | None) -> RSAPrivateKey | None:
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415
    from cryptography.hazmat.primitives import serialization  # noqa: PLC0415
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey  # noqa: PLC0415

    load = serialization.load_pem_private_key
    if b"OPENSSH" in pem[:40]:
        load = serialization.load_ssh_private_key
    try:
        key = load(pem, phrase)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        return None
    return key if isinstance(key, RSAPrivateKey) else None
