"""Check digits, on published samples and on every single changed digit."""

from __future__ import annotations

from collections.abc import Callable

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detectors import checksums

Check = Callable[[pl.Expr], pl.Expr]


def passed(check: Check, *values: str | None) -> list[bool | None]:
    frame = pl.DataFrame({"value": values}, schema={"value": pl.String})
    return frame.select(check(pl.col("value"))).to_series().to_list()


GOOD = [
    (checksums.luhn, "4539148803436467"),
    (checksums.luhn, "378282246310005"),
    (checksums.luhn, "6304000000000000000"),
    (checksums.aba, "021000021"),
    (checksums.aba, "121000358"),
    (checksums.npi, "1234567893"),
    (checksums.dea, "AB1234563"),
    (checksums.dea, "F91234563"),
    (checksums.iban, "GB82WEST12345698765432"),
    (checksums.iban, "NO9386011117947"),
    (checksums.iban, "MT84MALT011000012345MTLCAST001S"),
    (checksums.vin, "1M8GDM9AXKP042788"),
    (checksums.vin, "1HGCM82633A004352"),
    (checksums.cusip, "037833100"),
    (checksums.cusip, "17275R102"),
    (checksums.mrz, "L898902C36UTO7408122F1204159ZE184226B<<<<<10"),
]


# Beside what they check these hold digits that no check covers, or weights that share a factor
# with the modulus.
BLIND = (checksums.mrz, checksums.vin, checksums.dea)


@pytest.mark.parametrize(("check", "value"), GOOD)
def test_published_samples_pass(check: Check, value: str) -> None:
    assert passed(check, value) == [True]


@pytest.mark.parametrize(("check", "value"), [g for g in GOOD if g[0] not in BLIND])
def test_every_single_wrong_digit_is_seen(check: Check, value: str) -> None:
    wrong = [
        value[:at] + digit + value[at + 1 :]
        for at, old in enumerate(value)
        for digit in "0123456789"
        if old.isdigit() and digit != old
    ]
    assert passed(check, *wrong) == [False] * len(wrong)


@pytest.mark.parametrize("check", {check for check, _ in GOOD})
def test_null_stays_null_and_rubbish_is_false(check: Check) -> None:
    rubbish = ["", " ", "x", "٤٥٣٩", "4" * 40, "🙂" * 17, "<" * 44]
    assert passed(check, None, *rubbish) == [None, *[False] * len(rubbish)]


@pytest.mark.parametrize(
    ("check", "value"),
    [
        (checksums.dea, "AB1234564"),
        (checksums.vin, "1M8GDM9A1KP042788"),
        (checksums.mrz, "L898902C46UTO7408122F1204159ZE184226B<<<<<10"),
        (checksums.mrz, "L898902C36UTO7408123F1204159ZE184226B<<<<<10"),
        (checksums.mrz, "L898902C36UTO7408122F1204158ZE184226B<<<<<10"),
    ],
)
def test_a_wrong_check_digit_is_seen(check: Check, value: str) -> None:
    assert passed(check, value) == [False]


def luhn_digit(body: str) -> str:
    total = 0
    for place, char in enumerate(reversed(body)):
        doubled = int(char) * (2 if place % 2 == 0 else 1)
        total += doubled - 9 if doubled > 9 else doubled
    return str(-total % 10)


@settings(deadline=None)
@given(st.lists(st.text("0123456789", min_size=1, max_size=18), min_size=1, max_size=20))
def test_luhn_agrees_with_the_standard_for_any_length(bodies: list[str]) -> None:
    right = [body + luhn_digit(body) for body in bodies]
    wrong = [body + str((int(luhn_digit(body)) + 1) % 10) for body in bodies]
    assert passed(checksums.luhn, *right, *wrong) == [True] * len(right) + [False] * len(wrong)


@settings(deadline=None)
@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=18, max_size=18))
def test_iban_agrees_with_whole_number_arithmetic(body: str) -> None:
    number = int("".join(str(int(char, 36)) for char in body + "DE00"))
    check = f"{98 - number % 97:02d}"
    assert passed(checksums.iban, f"DE{check}{body}", f"GB{check}{body}"[:21]) == [True, False]
