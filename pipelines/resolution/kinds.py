"""What two mentions may have in common: the kinds of facts."""

from __future__ import annotations

import polars as pl

KINDS = pl.Enum(
    [
        "ssn",
        "government",
        "account",
        "key",
        "email",
        "phone",
        "street",
        "half",
        "birth",
        "birth and area",
        "birth and street",
        "document",
        "name in family",
        "name at custodian",
        "name",
    ]
)
"""What two mentions may have in common. Facts are of the first eight kinds; the others are facts
that join only together with a name. half: a part of a Social Security number, see `fingerprint`."""
