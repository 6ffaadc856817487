"""Check digits as boolean expressions over normal forms (digits, upper-case letters).

Every function takes and gives one column of the same length; null stays null, a value of the
wrong length or alphabet is false. Sources: ISO/IEC 7812-1 (Luhn), ANSI X9.9 routing numbers,
ISO 13616 (IBAN), 45 CFR 162.406 (NPI), 21 CFR 1301 practice (DEA), ICAO Doc 9303 (MRZ),
49 CFR 565 (VIN), ANSI X9.6 (CUSIP).
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

_VALUE = pl.col("value")
_ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_CODES = [*range(36)]

_IBAN_LENGTHS = {
    "AD": 24, "AE": 23, "AL": 28, "AT": 20, "AZ": 28, "BA": 20, "BE": 16, "BG": 22, "BH": 22,
    "BI": 27, "BR": 29, "BY": 28, "CH": 21, "CR": 22, "CY": 28, "CZ": 24, "DE": 22, "DJ": 27,
    "DK": 18, "DO": 28, "EE": 20, "EG": 29, "ES": 24, "FI": 18, "FK": 18, "FO": 18, "FR": 27,
    "GB": 22, "GE": 22, "GI": 23, "GL": 18, "GR": 27, "GT": 28, "HR": 21, "HU": 28, "IE": 22,
    "IL": 23, "IQ": 23, "IS": 26, "IT": 27, "JO": 30, "KW": 30, "KZ": 20, "LB": 28, "LC": 32,
    "LI": 21, "LT": 20, "LU": 20, "LV": 21, "LY": 25, "MC": 27, "MD": 24, "ME": 22, "MK": 19,
    "MN": 20, "MR": 27, "MT": 31, "MU": 30, "NI": 28, "NL": 18, "NO": 15, "OM": 23, "PK": 24,
    "PL": 28, "PS": 29, "PT": 25, "QA": 29, "RO": 24, "RS": 22, "RU": 33, "SA": 24, "SC": 31,
    "SD": 18, "SE": 24, "SI": 19, "SK": 24, "SM": 27, "SO": 23, "ST": 25, "SV": 28, "TL": 23,
    "TN": 24, "TR": 26, "UA": 29, "VA": 22, "VG": 24, "XK": 20, "YE": 30,
}  # fmt: skip

_VIN_DIGITS = {
    "A": "1", "B": "2", "C": "3", "D": "4", "E": "5", "F": "6", "G": "7", "H": "8", "J": "1",
    "K": "2", "L": "3", "M": "4", "N": "5", "P": "7", "R": "9", "S": "2", "T": "3", "U": "4",
    "V": "5", "W": "6", "X": "7", "Y": "8", "Z": "9",
}  # fmt: skip
_VIN_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def _digit(place: int) -> pl.Expr:
    """The digit `place` positions from the right of the column "whole"."""
    digit: pl.Expr = pl.col("whole") // 10**place % 10
    return digit


def _luhn_of_four(digits: str) -> int:
    """Luhn's sum over four digits, the last of which is in an odd place from the right."""
    doubled = (str(2 * int(digit)) for digit in digits[::2])
    return sum(map(int, "".join(doubled) + digits[1::2]))


_LUHN = pl.Series([_luhn_of_four(f"{four:04}") for four in range(10_000)], dtype=pl.UInt8)
"""Luhn's sum of every four digits: to look them up takes a tenth of the time of digit by digit."""


def _luhn_sum() -> pl.Expr:
    """Luhn's sum over the 20 digits of the column "whole"."""
    fours = (pl.col("whole") // 10**place % 10_000 for place in range(0, 20, 4))
    sums = (pl.lit(_LUHN).gather(four) for four in fours)
    return pl.sum_horizontal(*sums, ignore_nulls=False)


def _weighted(weights: Sequence[int]) -> pl.Expr:
    """Sum of the digits of "whole", from the right, each times its weight."""
    products = [_digit(place) * weight for place, weight in enumerate(weights)]
    return pl.sum_horizontal(products)


def _whole(value: pl.Expr) -> pl.Expr:
    return value.cast(pl.UInt64, strict=False)


def _checked(value: pl.Expr, shape: str, check: pl.Expr, whole: pl.Expr) -> pl.Expr:
    """The check on those that have the shape, false elsewhere, null where it is null.

    check: reads the columns "value" and "whole", the latter what `whole` makes of the value; both
    are computed once, and only for values of the shape.
    """

    def column(values: pl.Series) -> pl.Series:
        frame = values.alias("value").to_frame()
        shaped = _VALUE.str.contains(shape)
        passed = frame.select(shaped).to_series()
        rows = passed.fill_null(value=False).arg_true()
        kept = frame[rows].with_columns(whole=whole).select(check.fill_null(value=False))
        return passed.scatter(rows, kept.to_series()).alias(values.name)

    return value.map_batches(column, return_dtype=pl.Boolean, is_elementwise=True)


def luhn(value: pl.Expr) -> pl.Expr:
    """Digits, 2 to 19 of them, whose last is Luhn's check digit."""
    return _checked(value, "^[0-9]{2,19}$", _luhn_sum() % 10 == 0, _whole(_VALUE))


def npi(value: pl.Expr) -> pl.Expr:
    """Ten digits of a National Provider Identifier: Luhn over 80840 and the number."""
    whole = _whole(pl.lit("80840") + _VALUE)
    return _checked(value, "^[12][0-9]{9}$", _luhn_sum() % 10 == 0, whole)


def aba(value: pl.Expr) -> pl.Expr:
    """Nine digits of a bank routing number."""
    shape = "^(?:0[0-9]|1[0-2]|2[1-9]|3[0-2]|6[1-9]|7[0-2]|80)[0-9]{7}$"
    right = _weighted((1, 7, 3, 1, 7, 3, 1, 7, 3)) % 10 == 0
    return _checked(value, shape, right & (pl.col("whole") > 0), _whole(_VALUE))


def dea(value: pl.Expr) -> pl.Expr:
    """Two letters (the second may be 9) and seven digits of a prescriber's registration."""
    right = _weighted((0, 2, 1, 2, 1, 2, 1)) % 10 == _digit(0)
    return _checked(value, "^[A-Z][A-Z9][0-9]{7}$", right, _whole(_VALUE.str.slice(2)))


def iban(value: pl.Expr) -> pl.Expr:
    """Letters and digits of an IBAN: length of its country, remainder 1 modulo 97."""
    turned = _VALUE.str.slice(4) + _VALUE.str.slice(0, 4)
    numbers = turned.str.replace_many(
        list(_ALPHABET[10:]), [str(code) for code in _CODES[10:]]
    ).str.zfill(72)
    rest = pl.lit(0, pl.UInt64)
    for start in range(0, 72, 9):
        rest = (rest * 10**9 + _whole(pl.col("whole").str.slice(start, 9))) % 97
    country = _VALUE.str.slice(0, 2)
    length = country.replace_strict(_IBAN_LENGTHS, default=0, return_dtype=pl.UInt32)
    shape = "^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$"
    return _checked(value, shape, (rest == 1) & (_VALUE.str.len_bytes() == length), numbers)


def vin(value: pl.Expr) -> pl.Expr:
    """Seventeen characters of a vehicle identification number with its North American check."""
    numbers = _VALUE.str.replace_many(list(_VIN_DIGITS), list(_VIN_DIGITS.values()))
    check = _VALUE.str.slice(8, 1).replace_strict({"X": 10}, default=_digit(8))
    shape = "^[A-HJ-NPR-Z0-9]{8}[0-9X][A-HJ-NPR-Z0-9]{8}$"
    return _checked(value, shape, _weighted(_VIN_WEIGHTS[::-1]) % 11 == check, _whole(numbers))


def cusip(value: pl.Expr) -> pl.Expr:
    """Nine characters of a CUSIP: modulus 10, double add double."""
    total = pl.lit(0, pl.Int64)
    for place in range(8):
        code = _code(place) * (1 + place % 2)
        total = total + code // 10 + code % 10
    return _checked(value, "^[0-9A-Z]{8}[0-9]$", (10 - total % 10) % 10 == _code(8), _VALUE)


def mrz(value: pl.Expr) -> pl.Expr:
    """The second line of a passport's machine readable zone: 44 characters, `<` kept.

    Number, birth date and expiry date must each agree with the digit that follows them.
    """
    checks = [_mrz_field(start, end) for start, end in ((0, 9), (13, 19), (21, 27))]
    shape = "^[A-Z0-9<]{9}[0-9][A-Z<]{3}[0-9]{7}[MFX<][0-9]{7}[A-Z0-9<]{14}[0-9<][0-9]$"
    return _checked(value, shape, pl.all_horizontal(checks), _VALUE)


def _mrz_field(start: int, end: int) -> pl.Expr:
    weighted = [_code(place) * (7, 3, 1)[(place - start) % 3] for place in range(start, end)]
    return pl.sum_horizontal(weighted) % 10 == _code(end)


def _code(place: int) -> pl.Expr:
    """0 to 35 for the character at a place of "value"; 0 for others, as `<` counts."""
    return _VALUE.str.slice(place, 1).replace_strict(
        list(_ALPHABET), _CODES, default=0, return_dtype=pl.Int64
    )
