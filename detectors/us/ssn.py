"""Social Security number."""

import polars as pl

from detectors.forms import once, padded
from detectors.model import Detector, Pattern

# Printed in wallets, advertisements and forms: never a living person's number.
_BURNED = ("078051120", "219099999", "123456789", "457555462", "012345678")
_SAME = tuple(digit * 9 for digit in "12345678")

# No area 000 or 666 and none from 900, no group 00, no serial 0000: in one pass.
_POSSIBLE = (
    "^(?:00[1-9]|0[1-9][0-9]|[1-578][0-9]{2}|6[0-57-9][0-9]|66[0-57-9])"
    "(?:0[1-9]|[1-9][0-9])(?:000[1-9]|00[1-9][0-9]|0[1-9][0-9]{2}|[1-9][0-9]{3})$"
)


def _issued(value: pl.Expr) -> pl.Expr:
    """Nine digits that the agency may have issued: area, group and serial are possible."""
    return value.str.contains(_POSSIBLE) & ~value.is_in([*_BURNED, *_SAME])


DETECTOR = Detector(
    detects="ssn",
    title="US Social Security number",
    patterns=(
        Pattern(regex="[0-9]{3}[-‑–][0-9]{2}[-‑–][0-9]{4}", score=0.9),
        Pattern(regex="[0-9]{3} [0-9]{2} [0-9]{4}", score=0.6),
        Pattern(
            regex="[0-9] [0-9] [0-9] ?- ?[0-9] [0-9] ?- ?[0-9] [0-9] [0-9] [0-9]", score=0.8
        ),
        Pattern(regex="[0-9]{3}[.][0-9]{2}[.][0-9]{4}", score=0.5),
        Pattern(regex="[0-9]{3} ?[-./_| ] ?[0-9]{2} ?[-./_| ] ?[0-9]{4}", score=0.4),
        Pattern(regex="[0-9]{9}(?:[.]0*)?", score=0.1),
        Pattern(regex="[0-9]{7,8}(?:[.]0*)?", score=0.02),
        Pattern(regex="[0-9]{3}-?[0-9]{6}|[0-9]{5}-[0-9]{4}", score=0.1),
    ),
    headers=(
        "ssn", "social security number", "social security no", "social security num",
        "social security", "social security nbr", "social sec no", "soc sec no", "soc sec num",
        "soc sec", "soc sec nbr", "ss no", "ss num", "ss number", "ss nbr", "ssno", "ssnum",
        "ssnbr", "ssn no", "ssn num", "ssn number", "ssn nbr", "ssn id", "ss", "social",
        # The state's file of Medi-Cal goes by the SSN where it is verified.
        "meds id", "meds number",
        "socsec", "socsecno", "social number", "socialsecurity", "socialsecuritynumber",
        "socialsecurityno", "soc security", "soc security number", "ssn full", "full ssn",
        "ssn plain", "ssn raw", "taxpayer ssn", "ssn tin", "ssn itin", "ssn or itin",
        "numero de seguro social", "seguro social", "num seguro social", "no seguro social",
        "so an sinh xa hoi", "social security account number", "social security account no",
        "social sec number", "emp ssn", "ssan",
        # A veteran's claim number is the SSN, or a number of its own; forms ask for either.
        "ssn va claim number", "ssn va file number", "ssn va claim no", "ssn va file no",
        "ssn or va claim number", "ssn or va file number", "va claim number ssn",
        "va file number ssn", "ssn va number",
        # The Social Security Administration calls the worker on whose record a claim is NH.
        "nh", "nh ssn", "number holder ssn", "number holder s ssn",
        # NIEM puts the number inside an element of its own.
        "ssn identification identification id", "ssn identification id",
        # PeopleSoft and its kin name the column after what it is in every country.
        "natl id", "national id", "national id number", "national identifier", "natl id no",
        "nationalid", "natlid", "natl identifier", "perid",
    ),
    context=(
        "ssn", "social security number", "social security", "social security no", "soc sec",
        "soc sec no", "ss no", "ss number", "social", "ssn number", "seguro social",
        "numero de seguro social",
    ),
    normal=padded(9, 7),
    valid=once(_issued),
    authority="20 CFR 422.103; SSA answer on numbers never assigned; Cal. Civ. Code 1798.29(g)",
    examples=("524-18-3067", "524 18 3067", "524183067", "524183067.0", "1183067", "524.18.3067"),
    counter_examples=(
        "000-18-3067", "666-18-3067", "524-00-3067", "524-18-0000", "078-05-1120", "123-45-6789",
        "912-70-3067", "111-11-1111", "5241830671", "524-183-067",
    ),
)  # fmt: skip
