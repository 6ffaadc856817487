"""The keyed hash by which two places can hold the same value without the value being kept."""

from __future__ import annotations

from functools import lru_cache

import polars as pl
import polars_hash as plh

_MANY = 20_000
"""From so many numbers at once on it pays to hash all their possible parts beforehand."""

FINGERPRINT_LENGTH = 32
"""Hex digits kept: 128 bits, no chance meeting in any number of values a breach can hold."""

HALVED = ("us/ssn",)
"""Kinds whose mark tells a mistyped value from another one: the hash of the whole (16 digits), of
all but the last four characters (8) and of the last four (8). One wrong digit leaves one of the
two parts equal; without the key neither part can be tried out."""


def fingerprint(value: pl.Expr, kind: str, key: bytes) -> pl.Expr:
    """Keyed hash of every value: 32 lower-case hex digits, null where the value is null.

    value: String, the normal form; two forms of one value must be made equal before.
    kind: what the value is (a detector's name, "key"), so that the same digits as a plate and as
        an account do not meet.
    key: the secret of the case. Without it, nobody can try all nine-digit numbers against the
        table; blake3 over key, kind and value, measured at 0.25 µs a value.
    """
    if kind not in HALVED:
        return _hash(value, kind, key).str.slice(0, FINGERPRINT_LENGTH)
    return value.map_batches(
        lambda values: _halved(values, kind, key), return_dtype=pl.String, is_elementwise=True
    )


def _halved(values: pl.Series, kind: str, key: bytes) -> pl.Series:
    """The mark in parts. The parts of numbers of nine digits are few: hashed once for them all."""
    value = pl.col("value")
    parts = (
        values.alias("value")
        .to_frame()
        .select(value, ahead=value.str.head(-4), last=value.str.tail(4))
    )
    nine = len(values) >= _MANY and values.str.contains("^[0-9]{9}$").all()
    marks = [
        _tabled(parts[name], f"{kind}:{end}", key)
        if nine
        else parts.select(_hash(pl.col(name), f"{kind}:{end}", key).str.slice(0, 8)).to_series()
        for name, end in (("ahead", "head"), ("last", "tail"))
    ]
    whole = _hash(value, kind, key).str.slice(0, 16)
    made = parts.select(pl.concat_str(whole, *marks))
    return made.to_series().alias(values.name)


def _tabled(digits: pl.Series, kind: str, key: bytes) -> pl.Series:
    """The first eight digits of the hash of numbers that all have as many digits."""
    width = len(digits[0])
    return _table(width, kind, key).gather(digits.cast(pl.UInt32))


@lru_cache(maxsize=4)
def _table(width: int, kind: str, key: bytes) -> pl.Series:
    """The same of every number of so many digits, in order."""
    numbers = pl.int_range(10**width, eager=True).cast(pl.String).str.zfill(width)
    marks = numbers.alias("n").to_frame().select(_hash(pl.col("n"), kind, key).str.slice(0, 8))
    return marks.to_series()


def _hash(value: pl.Expr, kind: str, key: bytes) -> pl.Expr:
    salted = plh.concat_str(pl.lit(f"{key.hex()}:{kind}:"), value)
    return salted.chash.blake3()
