"""What can still be read, and what cannot."""

from __future__ import annotations

import base64
import hashlib
import random

import polars as pl
import pytest

from detectors.protection.readable import protection

NOISE = random.Random(4183)


def kind(*values: str | None) -> list[str | None]:
    frame = pl.DataFrame({"value": values}, schema={"value": pl.String})
    return frame.select(protection(pl.col("value"))).to_series().to_list()


def cipher(size: int) -> str:
    return base64.b64encode(NOISE.randbytes(size)).decode()


@pytest.mark.parametrize(
    "value",
    [
        "***-**-3067", "XXX-XX-3067", "xxx-xx-xxxx", "###-##-3067", "*****3067", "xxxxx3067",
        "•••• •••• •••• 6467", "4539********6467", "4539 14XX XXXX 6467", "D*****67", "********",
        "M**** L****", "t***n@example.org", "[REDACTED]", "<hidden>", "redacted", "...3067",
        "[SCRUBBED]", "<filtered>", "ending in 6467", "Card ending 6467", "last four: 3067",
        "**/**/1961",
    ],
)  # fmt: skip
def test_masked(value: str) -> None:
    assert kind(value) == ["masked"]


@pytest.mark.parametrize(
    "value",
    [
        hashlib.md5(b"a").hexdigest(), hashlib.sha1(b"a").hexdigest().upper(),
        hashlib.sha256(b"a").hexdigest(), hashlib.sha512(b"a").hexdigest(),
        "0x" + hashlib.sha1(b"b").hexdigest(), hashlib.md5(b"a").hexdigest() + ":x7$pZ",
        "$2b$12$EixZaYVK1fsbw1ZfbX3OXePaWxn96p36WQoeG6Lruj3vjPGga31lW",
        "$6$saltsalt$uY0MlJkXb0aPq", "$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$RdescudvJCsg",
        "pbkdf2_sha256$260000$c29tZXNhbHQ$0123456789abcdefghij=",
        "scrypt:32768:8:1$salt$0a1b2c3d4e",
        "{SSHA}0c0blFTXXNuAMHECS4uxrj3ZieMoWImr", "*2470C0C06DEE42FD1618BB99005ADCA2EC9D1E19",
        "aad3b435b51404eeaad3b435b51404ee:31d6cfe0d16ae931b73c59d7e0c089c0",
        "$P$B12345678901234567890123456789.",
        "SHA2-256$q0+V1Q==$m1Yb7cKfX0e8pQ2r", "sha-512|9fj20ds8fh20dj20dj20",
        "HMAC-SHA1:q0V1Qm1Yb7cKfX0e8pQ2r",
    ],
)  # fmt: skip
def test_hashed(value: str) -> None:
    assert kind(value) == ["hashed"]


@pytest.mark.parametrize(
    "value",
    [
        "gAAAAABh" + base64.urlsafe_b64encode(NOISE.randbytes(72)).decode(),
        "-----BEGIN PGP MESSAGE-----\nVersion: 1\n", "U2FsdGVkX1+vupppZksvRf5pq5g5XjFR",
        "ENC(4yQ0bNb1cYtF)", "AES:v1:bm90IHJlYWQgYXQgYWxs", "{AES}0Zq8rTqqk1x1",
        "vault:v1:8SDd3WHDOjf7mq69CyCqYjBXAiQQAVZRkFM13ok481zoCmHnSeDX9vyf",
        "eyJhbGciOiJSU0EifQ.a1b2.c3d4.e5f6.g7h8", "eyJpdiI6IlpYTHJ4b2pMbGdNIn0=",
        "0f" * 8 + "a1b2c3d4e5f60718" + "f3" * 64,
        cipher(16), cipher(32), cipher(48), cipher(160),
    ],
)  # fmt: skip
def test_encrypted(value: str) -> None:
    assert kind(value) == ["encrypted"]


@pytest.mark.parametrize(
    "value",
    [
        "524-18-3067", "524183067", "D4183067", "4539148803436467", "Maria de la Cruz", "", "X",
        "Xu", "Xx", "Maxx", "Giants2014!", "hunter2", "CorrectHorseBatteryStaple", "pa$$word",
        "correct horse battery staple", "1EG4-TE5-MK73", "Type 2 diabetes mellitus", "#4183",
        "12345678901234567890123456789012", "thuy.nguyen@example.org", "(408) 555-0142",
        "L898902C36UTO7408122F1204159ZE184226B<<<<<10", "2026-03-04T18:22:07.000Z",
        base64.b64encode(b"524-18-3067").decode(), b"524-18-3067 Maria Lopez".hex(),
        base64.b64encode("Señora Nguyễn, 524-18-3067, San José, Californi".encode()).decode(),
        "0x" + b"524-18-3067".hex(), "iVBORw0KGgoAAAANSUhEUgAAASwAAACWCAYAAABkW7XSAAAA",
        "last Friday", "Ending Street 4", "5f0c1c9e-4183-4d06-9b67-0f4183067aaa",
    ],
)  # fmt: skip
def test_readable_as_it_stands(value: str) -> None:
    assert kind(value) == ["none"]


def test_a_column_keeps_its_length_order_and_nulls() -> None:
    assert kind(None, "524-18-3067", None, "***-**-3067", "") == [
        None, "none", None, "masked", "none",
    ]  # fmt: skip
    assert kind() == []


def test_the_first_bytes_of_a_template_are_no_hash() -> None:
    shown = hashlib.sha256(b"minutiae").hexdigest()
    frame = pl.DataFrame({"v": ["0x" + shown, shown]})
    told = frame.select(protection(pl.col("v"), of_bytes=True)).to_series().to_list()
    assert told == ["none", "hashed"]
