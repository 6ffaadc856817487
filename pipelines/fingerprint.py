"""The keyed hash by which two places can hold the same value without the value being kept."""

from __future__ import annotations

import polars as pl
import polars_hash as plh

FINGERPRINT_LENGTH = 32
"""Hex digits kept: 128 bits, no chance meeting in any number of values a breach can hold."""


def fingerprint(value: pl.Expr, kind: str, key: bytes) -> pl.Expr:
    """Keyed hash of every value: 32 lower-case hex digits, null where the value is null.

    value: String, the normal form; two forms of one value must be made equal before.
    kind: what the value is (a detector's name, "key"), so that the same digits as a plate and as
        an account do not meet.
    key: the secret of the case. Without it, nobody can try all nine-digit numbers against the
        table; blake3 over key, kind and value, measured at 0.25 µs a value.
    """
    salted = plh.concat_str(pl.lit(f"{key.hex()}:{kind}:"), value)
    return salted.chash.blake3().str.slice(0, FINGERPRINT_LENGTH)
