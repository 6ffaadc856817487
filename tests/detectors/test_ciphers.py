"""Encrypted columns are opened with keys from the evidence, and only with the right ones."""

import base64
import hashlib
import os
from collections.abc import Callable

import polars as pl
import pytest
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from detectors.protection.ciphers import lock_of, unlocked

NUMBERS = [f"524-18-{serial:04d}" for serial in range(3067, 3079)]
FERNET = base64.urlsafe_b64encode(bytes(range(32, 64)))
RAW = bytes(range(32))


def cbc(text: str, key: bytes, start: bytes) -> bytes:
    size = 16 - len(text) % 16
    lock = Cipher(algorithms.AES(key), modes.CBC(start)).encryptor()
    return lock.update(text.encode() + bytes([size]) * size) + lock.finalize()


def fernet(text: str) -> str:
    return Fernet(FERNET).encrypt(text.encode()).decode()


def gcm(text: str) -> str:
    nonce = os.urandom(12)
    return base64.b64encode(nonce + AESGCM(RAW).encrypt(nonce, text.encode(), None)).decode()


def in_hex(text: str) -> str:
    start = os.urandom(16)
    return (start + cbc(text, RAW, start)).hex()


def openssl(text: str) -> str:
    salt = os.urandom(8)
    made = hashlib.pbkdf2_hmac("sha256", b"Tahoe-2019!", salt, 10_000, 48)
    return base64.b64encode(b"Salted__" + salt + cbc(text, made[:32], made[32:])).decode()


WAYS = [
    (fernet, FERNET.decode()),
    (gcm, RAW.hex()),
    (gcm, base64.b64encode(RAW).decode()),
    (in_hex, RAW.hex()),
    (openssl, "Tahoe-2019!"),
]


@pytest.mark.parametrize(("lock", "key"), WAYS)
def test_a_column_says_what_it_said_before(lock: Callable[[str], str], key: str) -> None:
    column = pl.Series("v", [lock(number) for number in NUMBERS])
    found = lock_of(column, ["not a key", key])
    assert found is not None
    assert unlocked(column, found).to_list() == NUMBERS
    assert key not in f"{found!r} {found}"


@pytest.mark.parametrize(("lock", "key"), WAYS)
def test_other_keys_open_nothing(lock: Callable[[str], str], key: str) -> None:
    column = pl.Series("v", [lock(number) for number in NUMBERS])
    others = [Fernet.generate_key().decode(), os.urandom(32).hex(), "password", ""]
    assert lock_of(column, others) is None


def test_noise_that_begins_like_a_token_is_opened_all_the_same() -> None:
    starts = [bytes([0x80, *range(serial, serial + 15)]) for serial in range(len(NUMBERS))]
    locked = zip(starts, NUMBERS, strict=True)
    column = pl.Series("v", [(start + cbc(text, RAW, start)).hex() for start, text in locked])
    found = lock_of(column, [RAW.hex()])
    assert found is not None
    assert unlocked(column, found).to_list() == NUMBERS


def test_a_cell_of_another_key_stays_closed() -> None:
    other = Fernet(Fernet.generate_key()).encrypt(b"524-18-3067").decode()
    column = pl.Series("v", [*map(fernet, NUMBERS), other])
    found = lock_of(column, [FERNET.decode()])
    assert found is not None
    assert unlocked(column, found).to_list() == [*NUMBERS, None]


def test_what_is_not_encrypted_is_left_alone() -> None:
    assert lock_of(pl.Series("v", NUMBERS), [FERNET.decode(), "524"]) is None
