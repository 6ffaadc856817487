"""Keys that lie in a text are found, and what only speaks of keys is not."""

from __future__ import annotations

import base64
import os
from collections.abc import Callable

import polars as pl
import pytest
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa

from detectors.protection.ciphers import lock_of, unlocked
from detectors.protection.found_keys import keys_in, of_file

NUMBERS = [f"524-18-{serial:04d}" for serial in range(3067, 3075)]
PRIVATE = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def pem(key: rsa.RSAPrivateKey, password: bytes = b"", *, old: bool = False) -> str:
    form = serialization.PrivateFormat
    shut = serialization.BestAvailableEncryption(password) if password else None
    return key.private_bytes(
        serialization.Encoding.PEM,
        form.TraditionalOpenSSL if old else form.PKCS8,
        shut or serialization.NoEncryption(),
    ).decode()


SHUT = pem(PRIVATE, b"Tahoe-9")


@pytest.mark.parametrize(
    ("text", "kind", "said"),
    [
        (f"server key\n{pem(PRIVATE)}", "private key", pem(PRIVATE).strip()),
        (f"{pem(PRIVATE, old=True)}", "RSA private key", pem(PRIVATE, old=True).strip()),
        ('{"key": "' + pem(PRIVATE).replace("\n", "\\n") + '"}', "private key", None),
        (SHUT, "private key under a password", SHUT.strip()),
        ("DATABASE_URL=postgres://clinic:L4ke%2Fside@db.example/emr", "connection string",
         "L4ke/side"),
        ("Server=sql1;Database=hr;User Id=app;Password=Kestrel_9;Encrypt=yes",
         "connection string", "Kestrel_9"),
        ("AES_KEY_HEX=" + bytes(range(32)).hex(), "key of a cipher", bytes(range(32)).hex()),
        ('"encryption_key": "base64:' + base64.b64encode(bytes(range(32))).decode() + '"',
         "key of a cipher", base64.b64encode(bytes(range(32))).decode()),
        ("AGE-SECRET-KEY-1" + "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L" + "QPZRY9X8GF2TVDW0S3JN54KHCE",
         "age secret key", ""),
        ("-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n" + "lQOYBGPv" * 20
         + "\n-----END PGP PRIVATE KEY BLOCK-----", "PGP secret key", ""),
    ],
)  # fmt: skip
def test_a_key_is_found_where_it_begins(text: str, kind: str, said: str | None) -> None:
    found = keys_in(f"first line\n{text}\nlast line")
    assert [key.kind for key in found] == [kind]
    assert said is None or found[0].said == said
    assert found[0].said == "" or found[0].said not in repr(found)


@pytest.mark.parametrize(
    "text",
    [
        "-----BEGIN PUBLIC KEY-----\n" + "MIIBIjANBgkq" * 20 + "\n-----END PUBLIC KEY-----",
        "DATABASE_URL=postgres://app:${DB_PASSWORD}@db.example/emr",
        "Server=sql1;Database=hr;Password=<password>",
        "mail me at https://example.org/a:b or mei@example.org",
        "the key to the house is under the mat; press any key",
        "primary key: id, foreign key: patient_id_of_the_encounter_table",
    ],
)
def test_what_only_speaks_of_keys_is_none(text: str) -> None:
    assert keys_in(text) == []


def test_a_file_of_raw_bytes_is_a_key_and_a_short_note_is_none() -> None:
    assert of_file(b"\x01\x02" * 16) == ("0102" * 16)
    assert of_file(b"Tahoe-2019! tape") is None
    assert of_file(bytes(33)) is None


def locked(key: rsa.RSAPrivateKey, way: padding.AsymmetricPadding) -> pl.Series:
    public = key.public_key()
    return pl.Series(
        "v", [base64.b64encode(public.encrypt(n.encode(), way)).decode() for n in NUMBERS]
    )


WAYS: list[Callable[[], padding.AsymmetricPadding]] = [
    padding.PKCS1v15,
    lambda: padding.OAEP(padding.MGF1(hashes.SHA1()), hashes.SHA1(), None),
    lambda: padding.OAEP(padding.MGF1(hashes.SHA256()), hashes.SHA256(), None),
]


@pytest.mark.parametrize("way", WAYS)
def test_a_private_key_opens_what_was_locked_for_it(
    way: Callable[[], padding.AsymmetricPadding],
) -> None:
    column = locked(PRIVATE, way())
    keys = ["Tahoe-9", os.urandom(32).hex(), pem(OTHER), SHUT]
    found = lock_of(column, keys)
    assert found is not None
    assert unlocked(column, found).to_list() == NUMBERS
    assert "PRIVATE" not in repr(found)
    assert lock_of(column, keys[:3]) is None
